import Foundation
import TestSupport
import Testing

@testable import ServusPreview

/// What is sent: rows I10 to I12, I17, I18 and I20.
@Suite struct ContentTests {
  private func served(_ files: FileTree) async throws -> ServedFolder { try await ServedFolder(["Public": files]) }

  @Test(
    "A part of a file is exactly that part", .faults("I10"),
    arguments: [
      ("bytes=0-3", 206, "0123", "bytes 0-3/10"), ("bytes=4-", 206, "456789", "bytes 4-9/10"),
      ("bytes=-2", 206, "89", "bytes 8-9/10"), ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
      ("bytes=9-9", 206, "9", "bytes 9-9/10"), ("bytes=5-99", 206, "56789", "bytes 5-9/10"),
      ("Bytes=0-0", 206, "0", "bytes 0-0/10"), ("bytes=0-99999999999999999999", 206, "0123456789", "bytes 0-9/10"),
      ("bytes=10-", 416, "", "bytes */10"), ("bytes=99999999999999999999-", 416, "", "bytes */10"),
      ("bytes=-0", 416, "", "bytes */10"), ("bytes=5-2", 200, "0123456789", nil),
      ("bytes=0-1,4-5", 200, "0123456789", nil), ("bytes=x-", 200, "0123456789", nil),
      ("bytes=-", 200, "0123456789", nil), ("lines=0-1", 200, "0123456789", nil), ("bytes=--1", 200, "0123456789", nil),
      ("bytes=+1-2", 200, "0123456789", nil),
    ] as [(String, Int, String, String?)])
  func ranges(_ range: String, _ status: Int, _ text: String, _ header: String?) async throws {
    let answer = try await served(["ten.txt": "0123456789"]).get("/ten.txt", ["Range": range])
    #expect(answer.status == status)
    #expect(answer.text == text)
    #expect(answer.headers["content-range"] == header)
    #expect(answer.headers["content-length"] == "\(text.utf8.count)")
  }

  @Test("An empty file has no part, and a part of another content is not sent", .faults("I10"))
  func rangesOfOtherFiles() async throws {
    let folder = try await served(["empty.txt": "", "ten.txt": "0123456789"])
    for range in ["bytes=0-", "bytes=-1", "bytes=0-0"] {
      #expect(try await folder.get("/empty.txt", ["Range": range]).headers["content-range"] == "bytes */0")
    }
    let tag = try #require(try await folder.get("/ten.txt").headers["etag"])
    for (condition, status) in [
      (tag, 206), ("\"other\"", 200), ("W/\(tag)", 200), ("Sat, 01 Jan 2000 00:00:00 GMT", 200),
    ] {
      let answer = try await folder.get("/ten.txt", ["Range": "bytes=0-1", "If-Range": condition])
      #expect(answer.status == status, "\(condition)")
    }
  }

  @Test("Parts of a large file are read where they are", .faults("I10"))
  func rangesOfLargeFiles() async throws {
    let bytes = (0..<(3 << 20)).map { UInt8(truncatingIfNeeded: $0 >> 8 &+ $0) }
    let folder = try await served(["large.bin": .bytes(bytes)])
    #expect(try await folder.get("/large.bin").body == bytes)
    let part = try await folder.get("/large.bin", ["Range": "bytes=1048000-2097999"])
    #expect(part.status == 206)
    #expect(part.body == Array(bytes[1_048_000...2_097_999]))
  }

  @Test("A copy is kept for the same bytes only, however fast they change", .faults("I11"))
  func tags() async throws {
    let folder = try await served(["a.txt": "one"])
    let file = folder.url.appending(path: "Public/a.txt")
    let tag = try #require(try await folder.get("/a.txt").headers["etag"])
    for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
      let answer = try await folder.get("/a.txt", ["If-None-Match": known])
      #expect(answer.status == 304, "\(known)")
      #expect(answer.headers["etag"] == tag)
      #expect(answer.body.isEmpty)
    }
    let time = try #require(try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date)
    try Data("two".utf8).write(to: file)
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file.path)
    let answer = try await folder.get("/a.txt", ["If-None-Match": tag])
    #expect(answer.status == 200)
    #expect(answer.text == "two")
    let dated = try await folder.get("/a.txt", ["If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT"])
    #expect(dated.status == 200)
  }

  @Test("Names in any script are found as they are written", .faults("I12"))
  func names() async throws {
    let folder = try await served([
      "č aj.txt": "blank", "a+b.txt": "plus", "100%.txt": "percent", "q?.txt": "question", "h#.txt": "hash",
      "a;b.txt": "semicolon",
      "\u{E9}.txt": "composed", "u\u{308}.txt": "decomposed", "я": ["index.html": "<title>я</title>"],
    ])
    for (target, text) in [
      ("/%C4%8D%20aj.txt", "blank"), ("/a+b.txt", "plus"), ("/a%2Bb.txt", "plus"), ("/100%25.txt", "percent"),
      ("/q%3F.txt", "question"), ("/q%3F.txt?x#", "question"), ("/h%23.txt?a", "hash"), ("/a;b.txt", "semicolon"),
      ("/%C3%A9.txt", "composed"), ("/e%CC%81.txt", "composed"), ("/u%CC%88.txt", "decomposed"),
      ("/%C3%BC.txt", "decomposed"),
    ] where !target.hasSuffix("#") {
      #expect(try await folder.get(target).text == text, "\(target)")
    }
    let moved = try await folder.get("/%D1%8F?%D1%8F")
    #expect(moved.headers["location"] == "/%D1%8F/?%D1%8F")
  }

  @Test(
    "A file that is replaced or removed while it is sent is sent as it was, one that is cut is not finished",
    .faults("I17"), arguments: ["replaced", "removed", "cut"])
  func changedFiles(_ change: String) async throws {
    let size = 64 << 20
    let folder = try await served(["large.bin": .bytes([UInt8](repeating: 1, count: size))])
    let file = folder.url.appending(path: "Public/large.bin")
    let answer = try await onThread {
      let connection = try LocalSocket.connected(to: UInt16(folder.port))
      defer { connection.end() }
      connection.write(ServedFolder.request("GET", "/large.bin", port: folder.port))
      let beginning = connection.some() ?? []
      switch change {
      case "replaced": try Data([2]).write(to: file, options: .atomic)
      case "removed": try FileManager.default.removeItem(at: file)
      default: truncate(file.path, 1)
      }
      return Answer(beginning + (connection.everything() ?? []))
    }
    #expect(answer.headers["content-length"] == "\(size)")
    #expect(answer.body.allSatisfy { $0 == 1 })
    #expect((answer.body.count == size) == (change != "cut"))
  }

  @Test(
    "Each file has its type", .faults("I18"),
    arguments: [
      ("html", "text/html; charset=utf-8"), ("css", "text/css; charset=utf-8"),
      ("js", "text/javascript; charset=utf-8"),
      ("json", "application/json; charset=utf-8"), ("xml", "application/xml; charset=utf-8"),
      ("svg", "image/svg+xml; charset=utf-8"), ("png", "image/png"), ("webp", "image/webp"), ("avif", "image/avif"),
      ("woff2", "font/woff2"), ("wasm", "application/wasm"),
      ("webmanifest", "application/manifest+json; charset=utf-8"), ("txt", "text/plain; charset=utf-8"),
      ("PNG", "image/png"), ("unknown", "application/octet-stream"),
    ])
  func types(_ ending: String, _ type: String) async throws {
    let answer = try await served(["file.\(ending)": "x"]).get("/file.\(ending)")
    #expect(answer.headers["content-type"] == type)
    #expect(answer.headers["x-content-type-options"] == "nosniff")
    #expect(answer.headers["cache-control"] == "no-cache")
  }

  @Test("The headers that the site asks for are sent, but for those that would let it be kept or read elsewhere")
  func siteHeaders() async throws {
    let folder = try await served(["a.txt": "x", "sk": ["b.txt": "y"]])
    folder.update {
      $0.headers = HeaderRules(
        """
        # a remark
        /*
          Content-Security-Policy: default-src 'self'
          Cache-Control: max-age=1
          Access-Control-Allow-Origin: *
          Bad Name: x
        /sk/*
          X-Language: sk
        /a.txt
          X-File: a
        """)
    }
    let (file, other) = (try await folder.get("/a.txt"), try await folder.get("/sk/b.txt"))
    #expect(file.headers["content-security-policy"] == "default-src 'self'")
    #expect(file.headers["x-file"] == "a")
    #expect(file.headers["x-language"] == nil)
    #expect(other.headers["x-language"] == "sk")
    for answer in [file, other] {
      #expect(answer.headers["cache-control"] == "no-cache")
      #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control") || $0.contains(" ") })
    }
  }

  @Test("The site stands where its addresses say, and the root leads there")
  func basePath() async throws {
    let folder = try await served([
      "index.html": "<title>home</title>", "404.html": "<title>missing</title>", "a.txt": "a",
    ])
    folder.update { $0.basePath = "/blog/my%20site/" }
    let root = try await folder.get("/?q=1")
    #expect(root.status == 302)
    #expect(root.headers["location"] == "/blog/my%20site/?q=1")
    #expect(try await folder.get("/blog/my%20site").headers["location"] == "/blog/my%20site/")
    #expect(try await folder.get("/blog/my%20site/").text.contains("<title>home</title>"))
    #expect(try await folder.get("/blog/my%20site/a.txt").text == "a")
    for target in ["/a.txt", "/blog/", "/blog/a.txt"] {
      let answer = try await folder.get(target)
      #expect(answer.status == 404)
      #expect(answer.text.contains("<title>missing</title>"))
    }
  }
}
