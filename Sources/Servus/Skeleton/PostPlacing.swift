import ServusLanguage

/// Where a new post goes: its file, and its address where the file's name does not say it.
struct PostPlacing {
  /// Relative to the site's folder.
  let path: String
  /// Nil where it follows from the file's name.
  let slug: String?
}

/// Finds the place of a new post among those that there are.
struct PostPlacer {
  let parsed: ParsedSite
  let language: Language
  let title: String
  let today: CalendarDate

  private static let longestSlug = 100

  private var ownPosts: [Post] { parsed.posts.filter { $0.language == language.code } }

  /// A post by itself, named by its date and title. One that was begun today already is not begun anew.
  func place(inFolder folder: String = "") -> PostPlacing {
    let beginning = "Posts/\(language.code)/\(folder)\(today.iso8601)-"
    let namesake = "\(beginning)\(slug).md"
    let isBegun = ownPosts.contains { $0.path == namesake }
    return PostPlacing(path: isBegun ? namesake : "\(beginning)\(freeSlug(inFolder: folder)).md", slug: nil)
  }

  /// An instalment: in the folder of the others and, where these are named by their numbers, so too.
  ///
  /// - Parameter instalments: those that there are, the last one last.
  func place(part: Int?, ofSeries id: String, after instalments: [Post]) -> PostPlacing {
    guard let last = instalments.last else { return place(inFolder: "\(id)/") }
    let (folder, stem) = Self.folderAndStem(of: last)
    guard let part, Self.isNumber(stem) else { return place(inFolder: folder) }
    let digits = String(part)
    let number = String(repeating: "0", count: max(0, stem.count - digits.count)) + digits
    return numbered(number, inFolder: folder)
  }

  /// A translation: in the same folder as the original and, where that is named by a number, under the same name.
  func place(translationOf original: Post) -> PostPlacing {
    let (folder, stem) = Self.folderAndStem(of: original)
    return Self.isNumber(stem) ? numbered(stem, inFolder: folder) : place(inFolder: folder)
  }

  private func numbered(_ number: String, inFolder folder: String) -> PostPlacing {
    PostPlacing(path: "Posts/\(language.code)/\(folder)\(number).md", slug: freeSlug(inFolder: nil))
  }

  /// The folder below the language's with a slash at its end, and the name without date and ending.
  private static func folderAndStem(of post: Post) -> (folder: String, stem: String) {
    let below = post.path[PostPath.startBelowLanguage(of: post.path)...]
    let start = below.lastIndex(of: "/").map { below.index(after: $0) } ?? below.startIndex
    return (String(below[..<start]), PostName(String(below[start...]), zone: .utc).stem)
  }

  private static func isNumber(_ stem: String) -> Bool {
    !stem.isEmpty && stem.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// The slug of the title; numbered where its address, or the translation key that follows from it, is taken.
  ///
  /// - Parameter folder: where the file will be named by it; nil: nowhere.
  private func freeSlug(inFolder folder: String?) -> String {
    let segments = parsed.configuration.segments(of: language.code).all
    let taken = Set(ownPosts.map(\.slug) + segments)
    let aliases = Set(
      parsed.posts.flatMap { $0.frontMatter.aliases.map { $0.value.hasSuffix("/") ? $0.value : $0.value + "/" } })
    let keys = Set(ownPosts.map(\.translationKey))
    let base = slug
    let isFree = { (slug: String) in
      !taken.contains(slug) && !aliases.contains("/\(language.code)/\(slug)/")
        && folder.map { !keys.contains($0 + slug) } ?? true
    }
    if isFree(base) { return base }
    return (2...).lazy.map { "\(base)-\($0)" }.first(where: isFree) ?? base
  }

  /// The title's slug, cut between words where file names have no room for it; a title without letters is called a post.
  private var slug: String {
    let slug = language.slugger.slug(title)
    guard slug.utf8.count > Self.longestSlug else { return slug.isEmpty ? "post" : slug }
    let cut = slug.prefix(Self.longestSlug)
    return String(cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut)
  }
}
