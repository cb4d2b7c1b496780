/// A post's path, taken apart: `Posts/sk/2015/thor.md`.
enum PostPath {
  /// Whether a file of that path is a post, or a folder of that path has some; which of both stands there is not known.
  static func mayHoldPosts(_ path: String) -> Bool {
    guard path == "Posts" || path.hasPrefix("Posts/") else { return false }
    return path.hasSuffix(".md") || path.split(separator: "/").last?.contains(".") == false
  }

  /// The name of the language's folder; nil where the file lies in none.
  static func language(of path: String) -> Substring? {
    guard let first = slash(in: path, from: path.startIndex),
      let second = slash(in: path, from: path.index(after: first))
    else { return nil }
    return path[path.index(after: first)..<second]
  }

  /// Where the path below the language's folder begins.
  static func startBelowLanguage(of path: String) -> String.Index {
    guard let language = language(of: path) else { return path.startIndex }
    return path.index(after: language.endIndex)
  }

  /// The path from the site's folder of a path that counts from a file's folder; nil where it leads out.
  static func resolved(_ path: String, from file: String) -> String? {
    let slash = UInt8(ascii: "/")
    var parts = file.utf8.split(separator: slash).dropLast()
    for part in path.utf8.split(separator: slash) {
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else if !part.elementsEqual(".".utf8) {
        parts.append(part)
      }
    }
    return parts.map { Substring($0) }.joined(separator: "/")
  }

  /// The other way round: a path from the site's folder as it is seen from a file's folder.
  static func relative(_ path: String, to file: String) -> String {
    let target = path.split(separator: "/")
    let folder = file.split(separator: "/").dropLast()
    let common = zip(target, folder).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folder.count - common) + target.dropFirst(common)).joined(separator: "/")
  }

  private static let cardEnding = ".card.png"

  /// The social card that is drawn for a post stands beside it: `Posts/sk/2015/thor.card.png`.
  static func card(of post: String) -> String {
    String(decoding: post.utf8.dropLast(".md".utf8.count), as: UTF8.self) + cardEnding
  }

  /// The post that a file is the card of, whether it exists or not; nil where the file is no card.
  static func post(ofCard path: String) -> String? {
    path.hasSuffix(cardEnding) ? path.dropLast(cardEnding.utf8.count) + ".md" : nil
  }

  private static func slash(in path: String, from start: String.Index) -> String.Index? {
    path.utf8[start...].firstIndex(of: UInt8(ascii: "/"))
  }
}
