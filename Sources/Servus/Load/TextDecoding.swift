import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Diagnostics {
  /// Shows the lines of posts that findings are about: posts themselves keep places only.
  mutating func showLines(of posts: [InputFile], jobs: Int) async {
    let places = placesToRead
    guard !places.isEmpty else { return }
    let files = Dictionary(posts.map { ($0.path, $0) }) { first, _ in first }
    let excerpts = await concurrentMap(places, jobs: jobs) { places -> PlacesToRead.Excerpts in
      var found = Diagnostics()
      let source = files[places.file].flatMap { SourceText.decode($0, diagnostics: &found) }
      return source.map(places.excerpts) ?? []
    }
    show(excerpts)
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
    let wide = WideEncoding(of: bytes)
    if wide == nil, holdsCarriageReturn(bytes) { bytes = withLineFeeds(bytes) }
    let source = SourceText(path: file.path, bytes: bytes)
    if let wide {
      let place = source.mark(of: wide.firstFault..<wide.firstFault + 1)
      diagnostics.report(badEncoding("the file is \(wide.name), not UTF-8", at: place, in: source))
      return nil
    }
    if let fault = bytes.withUnsafeBufferPointer(UTF8Validation.firstFault) {
      let place = source.mark(of: fault..<fault + 1)
      diagnostics.report(badEncoding("a byte that is not UTF-8", at: place, in: source))
      return nil
    }
    return source
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

  private static func badEncoding(_ message: String, at place: SourceMark, in source: SourceText) -> Diagnostic {
    Diagnostic(
      .badEncoding, message, at: SourceMark(line: place.line, column: place.column), in: source,
      help: "save the file as UTF-8")
  }
}

/// An encoding that spends two or four bytes on each letter, told by how a file in it begins.
private struct WideEncoding {
  let name: String
  /// The first byte that no text in UTF-8 has.
  let firstFault: Int

  /// Nil where the bytes begin like a text in UTF-8: with no byte-order mark of another kind, and no NUL.
  init?(of bytes: [UInt8]) {
    switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first, bytes.dropFirst(3).first) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, _?): (name, firstFault) = ("UTF-32", 0)
    case (0xFF, 0xFE, _, _), (0xFE, 0xFF, _, _), (0, _?, _, _): (name, firstFault) = ("UTF-16", 0)
    case (_?, 0, 0, 0): (name, firstFault) = ("UTF-32", 1)
    case (_?, 0, _, _): (name, firstFault) = ("UTF-16", 1)
    default: return nil
    }
  }
}
