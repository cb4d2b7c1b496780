import NIOHTTP1
import Servus

/// An answer to a request.
struct Response: Sendable {
  /// What is sent after the headers.
  enum Body: Sendable {
    case bytes(ArraySlice<UInt8>)
    case file(OpenFile, Range<Int>)
    /// The states of the preview as they come, until the browser goes.
    case events

    /// In bytes; nil where it is not known before the end.
    var count: Int? {
      switch self {
      case .bytes(let bytes): bytes.count
      case .file(_, let range): range.count
      case .events: nil
      }
    }
  }

  var status: HTTPResponseStatus
  var headers = HTTPHeaders()
  var body: Body

  init(_ status: HTTPResponseStatus, _ type: MediaType, _ body: Body) {
    self.status = status
    self.body = body
    headers.add(name: "Content-Type", value: type.header)
  }

  /// A sentence of plain text.
  init(_ status: HTTPResponseStatus, text: String) {
    self.init(status, .plainText, .bytes(Array("\(text)\n".utf8)[...]))
  }

  /// A refusal in the words of the status.
  init(refusing status: HTTPResponseStatus) {
    self.init(status, text: "\(status.code) \(status.reasonPhrase)")
    if status == .methodNotAllowed { headers.add(name: "Allow", value: "GET, HEAD") }
  }

  /// Leads to another address of this site.
  init(_ status: HTTPResponseStatus, location: String) {
    self.init(status, text: "See \(location)")
    headers.add(name: "Location", value: location)
  }
}

// MARK: Parts and copies that the browser has

extension Response {
  /// Small enough to be sent from memory.
  private static let mostBytesInMemory = 1 << 20

  /// A file with the tag of its content, or what a browser needs of it.
  init(sending file: OpenFile, as type: MediaType, for head: HTTPRequestHead) {
    guard file.size > Self.mostBytesInMemory else {
      self.init(sending: file.bytes(in: 0..<file.size), as: type, for: head)
      return
    }
    let hashes = stride(from: 0, to: file.size, by: Self.mostBytesInMemory).flatMap { start in
      let piece = file.bytes(in: start..<min(start + Self.mostBytesInMemory, file.size))
      return Array(ContentHash(piece).hexadecimal.utf8)
    }
    self.init(.ok, type, .file(file, 0..<file.size))
    narrow(to: head, tag: ContentHash(hashes), size: file.size) { .file(file, $0) }
  }

  /// The same for bytes.
  init(sending bytes: [UInt8], as type: MediaType, for head: HTTPRequestHead) {
    self.init(.ok, type, .bytes(bytes[...]))
    narrow(to: head, tag: ContentHash(bytes), size: bytes.count) { .bytes(bytes[$0]) }
  }

  private mutating func narrow(to head: HTTPRequestHead, tag: ContentHash, size: Int, _ part: (Range<Int>) -> Body) {
    let tag = "\"\(tag.hexadecimal)\""
    headers.add(name: "ETag", value: tag)
    headers.add(name: "Accept-Ranges", value: "bytes")
    if head.has(tag) {
      status = .notModified
      body = .bytes([])
      return
    }
    let ranges = head.headers["Range"]
    let isSame = head.headers["If-Range"].allSatisfy { $0 == tag }
    guard head.method == .GET, ranges.count == 1, isSame else { return }
    switch ByteRange(ranges[0], size: size) {
    case .whole: break
    case .part(let range):
      status = .partialContent
      headers.add(name: "Content-Range", value: "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)")
      body = part(range)
    case .unsatisfiable:
      status = .rangeNotSatisfiable
      headers.add(name: "Content-Range", value: "bytes */\(size)")
      body = .bytes([])
    }
  }
}

extension HTTPRequestHead {
  /// Whether the browser has the content with this tag (RFC 9110, 13.1.2).
  fileprivate func has(_ tag: String) -> Bool {
    headers[canonicalForm: "If-None-Match"].contains { known in
      known == "*" || known == tag || known.dropFirst(2) == tag && known.hasPrefix("W/")
    }
  }
}
