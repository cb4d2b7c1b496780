import ServusDiagnostics
import ServusMarkdown
import ServusYAML

extension Post {
  /// What was found when a post was read: all but its HTML and the words by which search finds it.
  struct Outline {
    let slug: String
    let frontMatter: FrontMatter
    let document: MarkdownDocument
    /// What there was to say about the post alone.
    let diagnostics: Diagnostics

    init(
      slug: String, frontMatter: FrontMatter, document: MarkdownDocument, diagnostics: Diagnostics
    ) {
      self.slug = slug
      self.frontMatter = frontMatter
      self.document = document
      self.diagnostics = diagnostics
    }

    var stored: [UInt8] {
      var writer = ByteWriter()
      writer.add(slug)
      writer.add(frontMatter)
      writer.add(document)
      writer.add(diagnostics.inOrderOfReport) { $1.add($0) }
      return writer.bytes
    }

    init(stored bytes: [UInt8]) throws(DamagedNotes) {
      self = try bytes.reading { (reader) throws(DamagedNotes) in
        Outline(
          slug: try reader.text(), frontMatter: try reader.frontMatter(), document: try reader.document(),
          diagnostics: try reader.diagnostics())
      }
    }
  }
}

extension [UInt8] {
  /// What a reader finds in all of these bytes.
  func reading<Value>(
    _ read: (inout ByteReader) throws(DamagedNotes) -> Value
  ) throws(DamagedNotes) -> Value {
    let result = withUnsafeBytes { (bytes) -> Result<Value, DamagedNotes> in
      Result { () throws(DamagedNotes) in
        var reader = ByteReader(bytes)
        let value = try read(&reader)
        guard reader.isAtEnd else { throw DamagedNotes() }
        return value
      }
    }
    return try result.get()
  }
}

// MARK: Findings

extension ByteWriter {
  mutating func add(_ diagnostic: Diagnostic) {
    add(diagnostic.rule?.rawValue)
    add(diagnostic.message)
    add(diagnostic.file)
    add(diagnostic.mark) { $1.add($0) }
    add(diagnostic.excerpt) { excerpt, writer in
      writer.add(excerpt.text)
      writer.add(excerpt.column)
      writer.add(excerpt.isCut.left)
      writer.add(excerpt.isCut.right)
    }
    add(diagnostic.help)
  }

  mutating func add(_ mark: SourceMark) {
    guard !skipsMarks else { return }
    add(mark.line)
    add(mark.column)
    add(mark.length)
  }
}

extension ByteReader {
  mutating func diagnostics() throws(DamagedNotes) -> Diagnostics {
    var diagnostics = Diagnostics()
    for diagnostic in try list({ (reader) throws(DamagedNotes) in try reader.diagnostic() }) {
      diagnostics.report(diagnostic)
    }
    return diagnostics
  }

  private mutating func diagnostic() throws(DamagedNotes) -> Diagnostic {
    let name = try optionalText()
    let (message, file) = (try text(), try optionalText())
    let mark = try optional { (reader) throws(DamagedNotes) in try reader.mark() }
    let excerpt = try optional { (reader) throws(DamagedNotes) in try reader.excerpt() }
    let help = try text()
    guard let name else { return Diagnostic(note: message, help: help) }
    guard let rule = Rule(rawValue: name) else { throw DamagedNotes() }
    return Diagnostic(rule, message, file: file, mark: mark, excerpt: excerpt, help: help)
  }

  private mutating func excerpt() throws(DamagedNotes) -> Excerpt {
    let (text, column) = (try text(), try integer())
    guard column > 0 else { throw DamagedNotes() }
    return Excerpt(text: text, column: column, isCut: (try flag(), try flag()))
  }

  mutating func mark() throws(DamagedNotes) -> SourceMark {
    SourceMark(line: try integer(), column: try integer(), length: try integer())
  }
}
