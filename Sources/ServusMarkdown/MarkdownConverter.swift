import CCmark
import ServusDiagnostics
import ServusMarkup

/// Turns a post's Markdown into HTML: libcmark parses, passes over its tree make the dialect of it, libcmark renders.
package struct MarkdownConverter: Sendable {
  package let options: MarkdownOptions

  package init(options: MarkdownOptions) {
    self.options = options
  }

  /// How deep lists and quotations may lie in each other in bare CommonMark, which nothing walks but libcmark.
  private static let deepestPlainContainer = 1_000

  /// U+FEFF, which is left where files were joined that began with it.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The HTML of bare CommonMark 0.30, raw HTML kept: what libcmark itself prints. Nil, with a message, where the text passes
  /// a limit.
  package static func plainHTML(_ source: SourceText, diagnostics: inout Diagnostics) -> [UInt8]? {
    let refusal = MarkdownGuard.refusal(
      of: source.bytes[...], firstLine: 1, deepestContainer: deepestPlainContainer)
    if let refusal {
      diagnostics.report(Diagnostic(refusal, in: source))
      return nil
    }
    return CMarkTree(parsing: source.bytes[...]).map { CMarkTree.withHTML(of: $0.root) { Array($0) } } ?? []
  }

  /// Converts the bytes of `source` in `range`, whose first line is line `firstLine` of the file. Nil, with a message,
  /// where the text passes a limit.
  package func convert(
    _ source: SourceText, range: Range<Int>? = nil, firstLine: Int = 1, diagnostics: inout Diagnostics
  ) -> MarkdownDocument? {
    var bytes = source.bytes[range ?? source.bytes.indices]
    // libcmark passes over one, and counts columns without it.
    while bytes.starts(with: Self.byteOrderMark) { bytes.removeFirst(Self.byteOrderMark.count) }
    if let refusal = MarkdownGuard.refusal(of: bytes, firstLine: firstLine) {
      diagnostics.report(Diagnostic(refusal, in: source))
      return nil
    }
    let lines = SourceLines(bytes: bytes, source: source, firstLine: firstLine)
    var found = Diagnostics()
    let document = TextMemory.serving(aTextOf: bytes.count) { self.document(of: bytes, lines, &found) }
    diagnostics.append(contentsOf: found)
    return document
  }

  private func document(
    of bytes: ArraySlice<UInt8>, _ lines: SourceLines, _ diagnostics: inout Diagnostics
  ) -> MarkdownDocument? {
    guard let text = DialectText(bytes, lines: lines, isComment: options.isComment) else {
      diagnostics.report(
        Diagnostic(
          .tooLarge, "not enough memory for this text", file: lines.source.path, help: "split it into several posts"))
      return nil
    }
    var pass = TreePass(text: text, options: options, lines: lines)
    pass.run()
    diagnostics.append(contentsOf: pass.diagnostics)
    return MarkdownDocument(consume pass)
  }
}

extension HTMLFragment {
  /// Cuts HTML at the marks that `HTMLBuilder.add(slot:)` leaves.
  init(markedHTML html: UnsafeBufferPointer<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.count)
    var slots: [Slot] = []
    var start = 0
    while let mark = html.firstIndex(of: HTMLBuilder.slotMark, from: start) {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<mark]))
      let end = html.firstIndex(of: HTMLBuilder.slotMark, from: mark + 1) ?? html.count
      let reference = html[(mark + 1)..<end].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      slots.append(Slot(offset: bytes.count, reference: reference))
      start = min(end + 1, html.count)
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: html[start...]))
    self.init(SafeHTML(unchecked: bytes), slots: slots)
  }
}
