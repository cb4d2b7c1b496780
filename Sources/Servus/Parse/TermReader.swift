import ServusDiagnostics
import ServusYAML

/// Reads the files of the folders of Posts that begin with `_`.
struct TermReader {
  private let languages: Set<String>
  private(set) var terms = Terms()
  private(set) var diagnostics = Diagnostics()

  static func read(_ files: [TermKind: [InputFile]], languages: Set<String>, diagnostics: inout Diagnostics) -> Terms {
    var reader = TermReader(languages: languages)
    for kind in TermKind.allCases {
      for file in files[kind] ?? [] { reader.read(file, as: kind) }
    }
    reader.reportSharedTagNames()
    diagnostics.append(contentsOf: reader.diagnostics)
    return reader.terms
  }

  /// Files that were meant to be terms, but whose folder or name says otherwise.
  static func reportMisplaced(_ files: [InputFile], diagnostics: inout Diagnostics) {
    let folders = TermKind.allCases.map { "_\($0.rawValue)" }
    for file in files {
      let folder = String(file.path.split(separator: "/")[1])
      if folders.contains(folder) {
        diagnostics.report(
          Diagnostic(.badTerm, "a term's file ends with .yml", file: file.path, help: "rename it"))
      } else {
        diagnostics.report(
          Diagnostic(
            .badTerm, "\"\(folder)\" is no folder of terms", file: file.path,
            help: didYouMean(folder, among: folders, orElse: "known here")))
      }
    }
  }

  private init(languages: Set<String>) {
    self.languages = languages
  }

  /// A tag of a language can be the name of one term only.
  private mutating func reportSharedTagNames() {
    var owners: [String: String] = [:]
    for (id, term) in terms.tags.sorted(by: { $0.key < $1.key }) {
      for (language, name) in term.names.sorted(by: { $0.key < $1.key }) {
        guard let owner = owners.updateValue(id, forKey: "\(language) \(name)") else { continue }
        diagnostics.report(
          Diagnostic(
            .badTerm, "the tag \"\(name)\" of \(language) is also a name of \"\(owner)\"", file: term.source.path,
            help: "remove it from one of the two files"))
      }
    }
  }

  private mutating func read(_ file: InputFile, as kind: TermKind) {
    let id = String(file.path.dropFirst(kind.folder.count).dropLast(4))
    guard isSlug(id) else {
      diagnostics.report(
        Diagnostic(
          .unsafePath, "\"\(id)\" cannot be an id", file: file.path,
          help: "name the file with lower-case letters a to z, digits and hyphens, in \(kind.folder) itself"))
      return
    }
    guard let source = SourceText.decode(file, diagnostics: &diagnostics) else { return }
    let errors = diagnostics.count(of: .error)
    let root = YAMLParser(source: source, rule: .badTerm).parse(diagnostics: &diagnostics)
    if root == nil, diagnostics.count(of: .error) > errors { return }
    var reader = MappingReader(emptyFor: source, rule: .badTerm)
    if let root {
      guard let found = MappingReader(root, source: source, rule: .badTerm, diagnostics: &diagnostics) else { return }
      reader = found
    }
    switch kind {
    case .series: terms.series[id] = series(id, &reader)
    case .companies: terms.companies[id] = company(id, &reader)
    case .authors: terms.authors[id] = author(id, &reader)
    case .tags: terms.tags[id] = tag(id, &reader)
    case .offers: terms.offers[id] = offer(id, &reader)
    }
    reader.reportUnknownKeys()
    diagnostics.append(contentsOf: reader.diagnostics)
  }

  /// A text that must be there; the id stands in for it once its absence is reported.
  private func required(_ key: String, _ id: String, _ reader: inout MappingReader) -> LocalizedText {
    if let text = reader.localizedText(key, languages: languages) {
      reader.reportEmptyTexts(of: key, help: Self.helpWithEmptyTexts)
      return text
    }
    if reader.isMissing(key) {
      reader.report(.missingKey, "\"\(key)\" is missing", at: reader.mark, help: "add \(key):")
    }
    return LocalizedText(common: id)
  }

  private static let helpWithEmptyTexts = "write it, or leave out the language"

  private func optional(_ key: String, _ reader: inout MappingReader) -> LocalizedText {
    reader.localizedText(key, languages: languages) ?? LocalizedText()
  }

  private func company(_ id: String, _ reader: inout MappingReader) -> Company {
    Company(
      id: id, name: required("name", id, &reader), url: reader.webAddress("url"),
      country: reader.text("country")?.value, description: optional("description", &reader))
  }

  private func author(_ id: String, _ reader: inout MappingReader) -> Author {
    Author(
      id: id, name: required("name", id, &reader), bio: optional("bio", &reader), url: reader.webAddress("url"),
      image: reader.text("image"), kind: reader.choice("type", of: Author.Kind.self) ?? .person, source: reader.source)
  }

  private func tag(_ id: String, _ reader: inout MappingReader) -> TagTerm {
    var names: [String: String] = [:]
    if var nested = reader.mapping("names") {
      for language in nested.keys {
        if !languages.contains(language.value) { nested.reportUnknownLanguage(language, languages: languages) }
        names[language.value] = nested.text(language.value)?.value
      }
      reader.finish(nested)
      reader.reportEmptyTexts(of: "names", help: Self.helpWithEmptyTexts)
    } else if reader.isMissing("names") {
      reader.report(.missingKey, "\"names\" is missing", at: reader.mark, help: "add names: {sk: …, cs: …}")
    }
    return TagTerm(id: id, names: names, description: optional("description", &reader), source: reader.source)
  }

  private func offer(_ id: String, _ reader: inout MappingReader) -> Offer {
    let url = reader.text("url")
    if reader.isMissing("url") {
      reader.report(.missingKey, "\"url\" is missing", at: reader.mark, help: "add url:")
    }
    return Offer(
      id: id, source: reader.source, title: required("title", id, &reader), text: optional("text", &reader),
      button: required("button", id, &reader), url: url ?? Located("", at: reader.mark))
  }

  private func series(_ id: String, _ reader: inout MappingReader) -> Series {
    let points = reader.integer("points", in: 1...100_000)?.value
    return Series(
      id: id, title: required("title", id, &reader), description: optional("description", &reader), points: points,
      groups: groups(points: points, &reader), origin: reader.origin("source"),
      announced: announced(points: points, &reader))
  }

  private func groups(points: Int?, _ reader: inout MappingReader) -> [Series.Group] {
    var groups: [Series.Group] = []
    for item in reader.list("groups", example: "[{title: Beginnings, from: 1, to: 3}]") {
      guard var nested = reader.mapping(item, of: "groups") else { continue }
      let title = nested.localizedText("title", languages: languages)
      let from = nested.integer("from", in: 1...(points ?? 100_000))
      let to = nested.integer("to", in: 1...(points ?? 100_000))
      nested.reportUnknownKeys()
      nested.reportEmptyTexts(of: "title", help: "write what the group is called")
      if title == nil || !nested.hasKey("from") || !nested.hasKey("to") {
        nested.report(
          .missingKey, "a group needs title, from and to", at: nested.mark,
          help: "from and to are the group's first and last point")
      } else if let title, let from, let to {
        if from.value <= to.value {
          groups.append(Series.Group(title: title, points: from.value...to.value))
        } else {
          nested.report("the group ends before it begins", at: to.mark, help: "exchange from and to")
        }
      }
      reader.finish(nested)
    }
    return groups
  }

  private func announced(points: Int?, _ reader: inout MappingReader) -> [String: [Int: String]] {
    guard var byLanguage = reader.mapping("announced") else { return [:] }
    var result: [String: [Int: String]] = [:]
    for language in byLanguage.keys {
      if !languages.contains(language.value) { byLanguage.reportUnknownLanguage(language, languages: languages) }
      guard var titles = byLanguage.mapping(language.value) else { continue }
      for number in titles.keys {
        let title = titles.text(number.value)
        guard let point = Int(number.value), (1...(points ?? 100_000)).contains(point) else {
          titles.report(
            .pointOutOfRange, "\"\(number.value)\" is no point of this series", at: number.mark,
            help: points.map { "its points are 1 to \($0)" } ?? "number points 1, 2, 3, …")
          continue
        }
        if title?.value.trimmed.isEmpty == true {
          titles.report(
            .missingKey, "point \(point) is announced without a title", at: number.mark,
            help: "write the title, or remove the number")
        }
        result[language.value, default: [:]][point] = title?.value
      }
      byLanguage.finish(titles)
    }
    reader.finish(byLanguage)
    return result
  }
}
