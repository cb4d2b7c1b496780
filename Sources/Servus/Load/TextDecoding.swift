import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Diagnostics {
  /// Shows the lines of posts that findings are about: posts themselves keep places only.
  mutating func showLines(of posts: [InputFile]) {
    var files: [String: InputFile]?
    showLines { path in
      let known = files ?? Dictionary(posts.map { ($0.path, $0) }) { first, _ in first }
      files = known
      var found = Diagnostics()
      return known[path].flatMap { SourceText.decode($0, diagnostics: &found) }
    }
  }
}

extension SourceText {
  /// The text of a file as all later stages see it: valid UTF-8 without a byte-order mark, lines ending with LF. Nil,
  /// with a message that points at the first bad byte, where the file is no UTF-8.
  static func decode(_ file: InputFile, diagnostics: inout Diagnostics) -> SourceText? {
    guard let bytes = text(of: file, diagnostics: &diagnostics) else { return nil }
    return decode(bytes, of: file, diagnostics: &diagnostics)
  }

  /// The bytes of a text; nil, with a message, where it cannot be read.
  static func text(of file: InputFile, diagnostics: inout Diagnostics) -> [UInt8]? {
    switch file.content {
    case .bytes(let bytes): return bytes
    case .unread(let path):
      do {
        return try readBytes(of: path, atMost: DirectoryLoader.mostTextBytes)
      } catch {
        diagnostics.report(.unreadable(file.path, error.reason))
      }
    case .onDisk:
      diagnostics.report(
        Diagnostic(.unreadable, "this is no text", file: file.path, help: "put a text there, or remove the file"))
    }
    return nil
  }

  /// The text that a file's bytes are.
  static func decode(_ bytes: [UInt8], of file: InputFile, diagnostics: inout Diagnostics) -> SourceText? {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let fault = bytes.withUnsafeBufferPointer(UTF8Validation.firstFault) {
      diagnostics.report(badEncoding(bytes, at: fault, path: file.path))
      return nil
    }
    if holdsCarriageReturn(bytes) { bytes = withLineFeeds(bytes) }
    return SourceText(path: file.path, bytes: bytes)
  }

  private static func holdsCarriageReturn(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0x0D, bytes.count) != nil } ?? false }
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if !(byte == UInt8(ascii: "\n") && previous == UInt8(ascii: "\r")) {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }

  private static func badEncoding(_ bytes: [UInt8], at fault: Int, path: String) -> Diagnostic {
    let line = bytes[..<fault].count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = bytes[..<fault].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = bytes[lineStart..<fault].count { $0 & 0xC0 != 0x80 } + 1
    let end = bytes[fault...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return Diagnostic(
      .badEncoding, isWide ? "the file is UTF-16, not UTF-8" : "a byte that is not UTF-8", file: path,
      mark: SourceMark(line: line, column: column),
      excerpt: Excerpt(of: bytes[lineStart..<end], around: column),
      help: "save the file as UTF-8")
  }
}
