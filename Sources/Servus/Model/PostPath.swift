/// A post's path, taken apart: `Posts/sk/2015/thor.md`.
enum PostPath {
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

  private static func slash(in path: String, from start: String.Index) -> String.Index? {
    path.utf8[start...].firstIndex(of: UInt8(ascii: "/"))
  }
}
