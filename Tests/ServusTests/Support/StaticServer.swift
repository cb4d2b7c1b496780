import Foundation
import Synchronization

/// Serves a built site to a browser on this machine, with the headers that its `_headers` asks for, until it is stopped.
final class StaticServer: Sendable {
  /// With the port that was free, such as `http://127.0.0.1:40123`.
  let address: String
  private let site: StaticSite
  private let isStopped = Atomic(false)

  /// Behind the address of a document has it come as on a slow line, some lines at a time.
  static let slowly = "?slowly"

  /// - Parameter folder: the built site.
  init(_ folder: URL) throws {
    site = try StaticSite(folder)
    let listener = try LocalSocket.listener()
    address = "http://127.0.0.1:\(listener.port)"
    Thread.detachNewThread { [self] in
      while !isStopped.load(ordering: .relaxed) {
        guard let connection = listener.connection(waiting: 50) else { continue }
        Thread.detachNewThread { [site] in
          if let request = connection.message()?.firstLine {
            let response = site.response(to: request)
            if request.contains("\(Self.slowly) ") {
              Self.write(response, slowlyTo: connection)
            } else {
              connection.write(response)
            }
          }
          connection.end()
        }
      }
      listener.end()
    }
  }

  /// Writes half a kilobyte and what its last line lacks, waits for some frames, and goes on.
  private static func write(_ response: [UInt8], slowlyTo connection: LocalSocket) {
    var rest = response[...]
    while !rest.isEmpty {
      let end = rest.dropFirst(500).firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      connection.write(Array(rest[..<end]))
      rest = rest[end...]
      Thread.sleep(forTimeInterval: 0.04)
    }
  }

  func stop() {
    isStopped.store(true, ordering: .relaxed)
  }
}

/// Files and the headers that they are sent with.
private struct StaticSite {
  let folder: URL
  let rules: [HeaderRule]

  init(_ folder: URL) throws {
    self.folder = folder
    rules = HeaderRule.rules(in: try String(contentsOf: folder.appending(path: "_headers"), encoding: .utf8))
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "xml": "text/xml",
  ]

  /// A whole response.
  ///
  /// - Parameter request: its first line, such as `GET /sk/?q=x HTTP/1.1`.
  func response(to request: String) -> [UInt8] {
    let target = request.split(separator: " ").dropFirst().first?.prefix { $0 != "?" } ?? "/"
    let path = String(target).removingPercentEncoding ?? "/"
    let name = path.hasSuffix("/") ? path + "index.html" : path
    let isInside = path.hasPrefix("/") && !path.split(separator: "/").contains("..")
    // Browsers ask for this one where a document names no icon, as feeds do.
    let isIcon = path == "/favicon.ico"
    let content = isIcon ? Data() : isInside ? try? Data(contentsOf: URL(filePath: folder.path + name)) : nil
    let type = Self.types[String(name.split(separator: ".").last ?? "")] ?? "application/octet-stream"
    var lines = ["HTTP/1.1 \(content == nil ? "404 Not Found" : "200 OK")", "Content-Type: \(type)"]
    lines += rules.filter { $0.holds(for: path) }.flatMap(\.headers)
    lines += ["Content-Length: \(content?.count ?? 0)", "Connection: close", "", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + (content ?? Data())
  }
}

/// A part of `_headers`: an address, where `*` at the end stands for anything, and below it the headers, indented.
private struct HeaderRule {
  let address: String
  var headers: [String] = []

  static func rules(in text: String) -> [HeaderRule] {
    text.split(separator: "\n").reduce(into: []) { rules, line in
      if !line.hasPrefix(" ") {
        rules.append(HeaderRule(address: String(line)))
      } else if !rules.isEmpty {
        rules[rules.count - 1].headers.append(line.trimmingCharacters(in: .whitespaces))
      }
    }
  }

  func holds(for path: String) -> Bool {
    address.hasSuffix("*") ? path.hasPrefix(address.dropLast()) : path == address
  }
}
