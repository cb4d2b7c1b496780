import ServusDiagnostics
import ServusTemplate

/// A text in which «guillemets» mark the places that messages are expected to point at.
struct MarkedText: ExpressibleByStringLiteral {
  let text: String
  let marks: [SourceMark]

  init(stringLiteral marked: String) {
    var text = ""
    var marks: [SourceMark] = []
    var (line, column) = (1, 1)
    var start = (line: 1, column: 1)
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": start = (line, column)
      case "»": marks.append(SourceMark(line: start.line, column: start.column, length: column - start.column))
      default:
        text.unicodeScalars.append(scalar)
        (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      }
    }
    self.text = text
    self.marks = marks
  }
}

/// A site's templates under test; the layout is `page`, whose file is `page.mustache`.
struct Templates {
  let library: TemplateLibrary
  let marks: [SourceMark]
  private(set) var diagnostics = Diagnostics()

  init(_ layout: MarkedText, partials: KeyValuePairs<String, MarkedText> = [:]) {
    var sources: [String: SourceText] = [:]
    var marks = layout.marks
    for (name, partial) in partials {
      sources[name] = SourceText(path: "\(name).mustache", text: partial.text)
      marks += partial.marks
    }
    library = TemplateLibrary(
      layouts: ["page": SourceText(path: "page.mustache", text: layout.text)], partials: sources,
      diagnostics: &diagnostics)
    self.marks = marks
  }

  /// The findings as `message | help`, in order.
  var messages: [String] {
    diagnostics.sorted.map { "\($0.message) | \($0.help)" }
  }

  /// The findings' places, by file as `marks` are: the layout first.
  var places: [SourceMark] {
    let findings = diagnostics.sorted
    let layout = findings.filter { $0.file == "page.mustache" }
    return (layout + findings.filter { $0.file != "page.mustache" }).compactMap(\.mark)
  }

  var rules: [Rule] { diagnostics.sorted.compactMap(\.rule) }

  func checked(against shape: Shape) -> Templates {
    var copy = self
    library.check(layout: "page", against: shape, diagnostics: &copy.diagnostics)
    return copy
  }

  func rendered(_ record: any TemplateRecord) -> String {
    let output = library.render(layout: "page", record)
    return String(decoding: output, as: UTF8.self)
  }
}
