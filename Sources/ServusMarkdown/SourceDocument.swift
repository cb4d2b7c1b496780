import ServusDiagnostics

/// A post's file, cut into its front matter and its body.
package struct SourceDocument: Sendable {
  package enum Fault: Sendable {
    /// The file does not begin with a line `---`.
    case noFrontMatter
    /// The opening `---` has no closing one.
    case unclosedFrontMatter
  }

  /// The bytes between the two `---` lines.
  package let frontMatter: Range<Int>
  /// The bytes after the closing line.
  package let body: Range<Int>
  /// The line of the file at which the body begins; the front matter begins at line 2.
  package let bodyLine: Int

  /// Finds the front matter: it opens with `---` in the first line and closes with the next line that is exactly
  /// `---`, blanks at its end allowed. Lines end with LF.
  package static func split(_ bytes: [UInt8]) -> Result<SourceDocument, Fault> {
    guard let opening = lineEnd(in: bytes, from: 0), isFence(bytes[0..<opening]) else {
      return .failure(.noFrontMatter)
    }
    var start = opening + 1
    var line = 2
    while start < bytes.count {
      let end = lineEnd(in: bytes, from: start) ?? bytes.count
      if isFence(bytes[start..<end]) {
        return .success(
          SourceDocument(
            frontMatter: min(opening + 1, start)..<start, body: min(end + 1, bytes.count)..<bytes.count,
            bodyLine: line + 1))
      }
      start = end + 1
      line += 1
    }
    return .failure(.unclosedFrontMatter)
  }

  private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8)
      && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}

extension SourceDocument.Fault: Error {}
