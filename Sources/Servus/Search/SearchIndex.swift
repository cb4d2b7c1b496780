import ServusLanguage
import ServusMarkup

/// The files by which the search page of one language finds its posts. `Templates/static/search.js` reads them;
/// `Documentation/search.md` describes their form.
struct SearchIndex: Sendable {
  /// The file that a page loads first.
  let root: SearchFile
  /// What the root names. A small site has none: everything stands in the root.
  let files: [SearchFile]
}

/// How an index is cut, so that a query loads less than 100 kB with the pages of its first results.
struct SearchLimits: Sendable {
  /// In bytes; a smaller index is one file.
  var largestSingleFile = 64_000
  /// In bytes; compression takes off a third.
  var wordsPerFile = 8_000
  var postsPerFile = 25
  /// A word that more posts have than these is found once in each: nobody can look through them all.
  var mostExactPosts = 1_000

  var all: [Int] { [largestSingleFile, wordsPerFile, postsPerFile, mostExactPosts] }
}

/// A file of an index. Its name changes with its content, so that it may be kept for ever.
struct SearchFile: Sendable {
  let name: String
  let bytes: [UInt8]

  init(_ json: JSON) {
    bytes = json.bytes
    name = "\(Self.fingerprint(bytes)).json"
  }

  /// Files that are named together, `<fingerprint>-0.json` and so on: whoever knows the fingerprint of them all and
  /// their number knows all names.
  static func series(_ contents: [JSON]) -> (fingerprint: String, files: [SearchFile]) {
    var all: [UInt8] = []
    all.reserveCapacity(contents.reduce(0) { $0 + $1.bytes.count })
    for content in contents { all.append(contentsOf: content.bytes) }
    let fingerprint = fingerprint(all)
    return (fingerprint, contents.enumerated().map { SearchFile(name: "\(fingerprint)-\($0).json", bytes: $1.bytes) })
  }

  private init(name: String, bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  private static func fingerprint(_ bytes: [UInt8]) -> String {
    String(ContentHash(bytes).hexadecimal.prefix(10))
  }
}
