import NIOHTTP1

@testable import Servus
@testable import ServusPreview

enum FuzzedRequest {
  /// The lines are a target, a `Host`, an `Origin`, a range and rules for headers. No part of a path leads elsewhere.
  static func brokenPromise(_ bytes: [UInt8]) -> String? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    func line(_ index: Int) -> String { index < lines.count ? lines[index] : "" }
    if let target = RequestTarget(line(0)) {
      let odd = target.components.first { part in
        part.isEmpty || part == "." || part == ".." || part.utf8.contains { [0, 0x2F, 0x5C].contains($0) }
      }
      if let odd { return "a path has the part \(odd.debugDescription)" }
      let path = "/" + target.components.joined(separator: "/").percentEncodedPath
      if RequestTarget(path)?.components != target.components { return "\(path) is not what \(line(0)) is" }
    }
    var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: line(0), headers: ["Host": line(1)])
    if !line(2).isEmpty { head.headers.add(name: "Origin", value: line(2)) }
    if RequestPolicy(host: "127.0.0.1", port: 8080).refusal(of: head) == nil {
      let names = ["localhost", "127.0.0.1", "[::1]"].map { $0 + ":8080" }
      guard names.contains(line(1).lowercased()) else { return "the host \(line(1)) is ours" }
    }
    for size in [0, 1, 1000] {
      if case .part(let range) = ByteRange(line(3), size: size), range.isEmpty || range.upperBound > size {
        return "\(line(3)) is \(range) of \(size) bytes"
      }
    }
    let rules = HeaderRules(line(4))
    let smuggled = rules.headers(for: "/").first { $0.value.utf8.contains { $0 < 0x20 } || $0.name.isEmpty }
    return smuggled.map { "a rule sends \($0)" }
  }
}

enum FuzzedState {
  /// What can be read is what is written again; nothing of ours lies outside the output folder. The checksums are right,
  /// since nothing else would ever be read.
  static func brokenPromise(_ bytes: [UInt8]) -> String? {
    for header in [OutputState.header, BuildNotes.header] {
      let file = header + bytes.withChecksum
      if let state = OutputState(file) {
        if let path = state.entries.rows.first(where: { !OutputState.isBelow($0.path) })?.path {
          return "\(path) leads out of the output folder"
        }
        if OutputState(state.serialized) != state { return "a state changes when it is written again" }
      }
      if let notes = BuildNotes(file), BuildNotes(notes.serialized)?.serialized != notes.serialized {
        return "notes change when they are written again"
      }
    }
    do throws(DamagedNotes) {
      let stored = try Post.Outline(stored: bytes).stored
      return try Post.Outline(stored: stored).stored == stored ? nil : "an outline changes when it is taken back"
    } catch {
      return nil
    }
  }
}

enum FuzzedPicture {
  static func brokenPromise(_ bytes: [UInt8]) -> String? {
    guard let size = PictureSize(head: bytes) else { return nil }
    return size.width > 0 && size.height > 0 ? nil : "a picture of \(size)"
  }
}
