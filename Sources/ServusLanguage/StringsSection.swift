import ServusDiagnostics
import ServusYAML

/// Reads one section of a strings file. Every key that is asked for must be there; what is wrong is reported under
/// `bad-strings` with its place.
struct StringsSection {
  /// Where the section stands, `dates.patterns`; nil for the file as a whole.
  let path: String?
  private let mark: SourceMark
  private var reader: MappingReader
  /// What the region of the file's locale has instead.
  private var regional: MappingReader?

  /// The whole file.
  init(_ reader: MappingReader) {
    (path, mark, self.reader) = (nil, SourceMark(line: 1, column: 1), reader)
  }

  private init(path: String, mark: SourceMark, reader: MappingReader, regional: MappingReader?) {
    (self.path, self.mark, self.reader, self.regional) = (path, mark, reader, regional)
  }

  var keys: [Located<String>] { reader.keys }

  func hasKey(_ key: String) -> Bool {
    reader.hasKey(key) || regional?.hasKey(key) == true
  }

  func mark(of key: String) -> SourceMark {
    reader.keys.first { $0.value == key }?.mark ?? mark
  }

  /// From now on the texts under `regions` for this region go before those of the file.
  mutating func choose(region: String) {
    guard var regions = reader.mapping("regions") else { return }
    regional = regions.mapping(region)
    reader.finish(regions)
  }

  mutating func text(_ key: String) -> Located<String>? {
    isThere(key) ? read(key) { $0.text(key) } : nil
  }

  /// A text that may be missing.
  mutating func optionalText(_ key: String) -> Located<String>? {
    read(key) { $0.text(key) }
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    isThere(key) ? read(key) { $0.integer(key, in: range)?.value } : nil
  }

  mutating func flag(_ key: String) -> Bool? {
    isThere(key) ? read(key) { $0.flag(key) } : nil
  }

  /// A list of texts, which may be empty.
  mutating func texts(_ key: String) -> [Located<String>]? {
    isThere(key) ? read(key) { $0.texts(key) } : nil
  }

  mutating func texts(_ key: String, count: Int) -> [String]? {
    guard isThere(key), let texts = read(key, { $0.texts(key) }) else { return nil }
    if texts.count == count { return texts.map(\.value) }
    report(
      "\"\(key)\" must have \(count) names, found \(texts.count)", at: mark(of: key),
      help: "write one name after the other, with commas between them")
    return nil
  }

  /// Reads the section under a key; nil where it is no section, or missing.
  mutating func section<Result>(
    _ key: String, isRequired: Bool = true, _ read: (inout StringsSection) -> Result?
  ) -> Result? {
    guard isRequired ? isThere(key) : reader.node(key) != nil, let base = reader.mapping(key) else { return nil }
    let path = path.map { "\($0).\(key)" } ?? key
    var section = StringsSection(path: path, mark: mark(of: key), reader: base, regional: regional?.mapping(key))
    let result = read(&section)
    if let nested = section.regional { regional?.finish(nested) }
    reader.finish(section.reader)
    return result
  }

  mutating func report(_ message: String, at mark: SourceMark, help: String) {
    reader.report(message, at: mark, help: help)
  }

  mutating func reportUnknownKeys() {
    reader.reportUnknownKeys()
    regional?.reportUnknownKeys()
  }

  /// Runs a parser on a text and reports what it throws.
  mutating func parse<Result, Problem: Error>(
    _ text: Located<String>, help: String, _ parser: (String) throws(Problem) -> Result,
    message: (Problem) -> String
  ) -> Result? {
    do {
      return try parser(text.value)
    } catch {
      report(message(error), at: text.mark, help: help)
      return nil
    }
  }

  /// Everything that was found, in the file and in its region.
  var diagnostics: Diagnostics {
    var all = reader.diagnostics
    if let regional { all.append(contentsOf: regional.diagnostics) }
    return all
  }

  private mutating func read<Result>(_ key: String, _ get: (inout MappingReader) -> Result?) -> Result? {
    let isRegional = regional?.node(key) != nil
    guard isRegional, var chosen = regional else { return get(&reader) }
    _ = reader.node(key)
    let result = get(&chosen)
    regional = chosen
    return result
  }

  private mutating func isThere(_ key: String) -> Bool {
    if reader.node(key) != nil || regional?.node(key) != nil { return true }
    let place = path.map { " in \"\($0)\"" } ?? ""
    if reader.hasKey(key) {
      report("key \"\(key)\"\(place) has no value", at: mark(of: key), help: "write it behind the colon")
    } else {
      report(
        "missing key \"\(key)\"\(place)", at: mark,
        help: "copy it from the strings file of another language and translate it")
    }
    return false
  }
}
