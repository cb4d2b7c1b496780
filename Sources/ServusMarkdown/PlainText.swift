import ServusDiagnostics

/// A post's text without markup, as its author typed it, for what wants to read it: search, and the question which
/// language it is in.
package struct PlainText: Sendable {
  /// UTF-8.
  package internal(set) var bytes: [UInt8] = []
  /// In order, each in `bytes` behind the one before.
  package internal(set) var runs: [Run] = []

  /// A piece of the text that is all of one kind.
  package struct Run: Sendable {
    package let range: Range<Int>
    /// 0 before the first heading of the text itself, then 1, 2, …
    package let section: Int
    /// Whether it belongs to the heading that begins the section.
    package let isHeading: Bool
    /// Whether it is code or an address that stands for itself.
    package let isVerbatim: Bool
    /// What holds it where that is a quotation with a language of its own.
    package let quotation: Quotation?
    /// Where its block begins in the file.
    package let mark: SourceMark
  }

  /// A quotation that says which language it is in.
  package struct Quotation: Hashable, Sendable {
    /// Tells the quotations of a text apart.
    package let number: Int
    /// As the site spells it, where it is a language of the site.
    package let language: String
  }

  /// The whole text, its runs parted by blanks.
  package var joined: String {
    runs.map { String(decoding: bytes[$0.range], as: UTF8.self).trimmed }.joined(separator: " ")
  }

  /// The bytes of one run.
  package func withBytes<Result>(of run: Run, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[run.range])) }
  }
}
