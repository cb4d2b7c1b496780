import ServusDiagnostics
import ServusMarkdown
import ServusMarkup
import ServusYAML

/// Finds what the links and pictures of posts lead to. Copies may do so for some posts each, to be put together again.
struct LinkResolver: Sendable {
  private let posts: [Post]
  private let postsByPath: [String: Int]
  /// Paths of posts that exist but are not published.
  private let unpublished: Set<String>
  /// Paths of posts with faults that have been reported: what they hold is not known.
  private let unreadable: Set<String>
  private let refused: FaultyFiles
  private let assetsByPath: [String: Int]
  private let assets: [Asset]
  /// The social cards among the assets, by the path of their post.
  private let cards: [String: Int]
  /// The translations of each post, itself included.
  private let translations: [[Int]]
  private let basePath: String
  private var usedAssets: Set<Int>
  private var missing: [MissingFile] = []
  /// How many places the post that is being resolved leads to that are not there.
  private var missingAnchors = 0
  private(set) var diagnostics = Diagnostics()

  /// - Parameters:
  ///   - translations: the translations of each post, itself included.
  ///   - usedAssets: the assets that something else than a post shows.
  init(
    posts: [Post], translations: [[Int]], unpublished: Set<String>, unreadable: Set<String>, refused: FaultyFiles,
    assets: [Asset], usedAssets: Set<Int>, basePath: String
  ) {
    self.posts = posts
    self.translations = translations
    self.usedAssets = usedAssets
    self.unpublished = unpublished
    self.unreadable = unreadable
    self.refused = refused
    self.assets = assets
    self.basePath = basePath
    postsByPath = Dictionary(uniqueKeysWithValues: posts.enumerated().map { ($1.path, $0) })
    assetsByPath = Dictionary(uniqueKeysWithValues: assets.enumerated().map { ($1.file.path, $0) })
    cards = Dictionary(
      uniqueKeysWithValues: assets.enumerated().compactMap { index, asset in
        PostPath.post(ofCard: asset.file.path).map { ($0, index) }
      })
  }

  /// Adds what a copy has found that was made before anything was found.
  mutating func join(_ part: LinkResolver) {
    usedAssets.formUnion(part.usedAssets)
    missing += part.missing
    diagnostics.append(contentsOf: part.diagnostics)
  }

  mutating func resolve(_ index: Int, into relations: inout PostRelations) {
    let post = posts[index]
    missingAnchors = 0
    for reference in post.document.references {
      let place = Place(file: post.path, mark: reference.mark)
      let target = target(of: reference.destination, in: index, at: place, isPicture: reference.kind == .picture)
      note(target, in: &relations)
      relations.targets.append(target ?? .samePage(.nowhere))
    }
    if let image = post.frontMatter.image {
      let place = Place(file: post.path, mark: image.source.mark)
      relations.image = target(of: image.source.value, in: index, at: place, isPicture: true)
      note(relations.image, in: &relations)
    }
    resolveSocialPicture(of: post, into: &relations)
  }

  private mutating func resolveSocialPicture(of post: Post, into relations: inout PostRelations) {
    let card = cards[post.path]
    if let card { usedAssets.insert(card) }
    if let image = relations.image, isShownElsewhere(image) {
      relations.socialPicture = .own(image)
    } else if let card {
      relations.socialPicture = .card(card)
      note(.asset(card, fragment: ""), in: &relations)
    }
  }

  /// Whether other sites show such a picture beside a link: they know no vector graphics, and few know AVIF.
  private func isShownElsewhere(_ picture: LinkTarget) -> Bool {
    let name: String
    switch picture {
    case .asset(let asset, _): name = assets[asset].file.name
    case .address(let address, _): name = address.path
    case .external(let url): name = url.text
    case .post, .samePage, .unpublished: return false
    }
    return ![".svg", ".avif"].contains { name.lowercased().hasSuffix($0) }
  }

  private mutating func note(_ target: LinkTarget?, in relations: inout PostRelations) {
    guard case .asset(let asset, _) = target else { return }
    usedAssets.insert(asset)
    if !relations.assets.contains(asset) { relations.assets.append(asset) }
  }

  /// Files beside posts that no text shows, published or not.
  mutating func reportUnusedAssets(unpublished posts: [Post]) {
    guard unreadable.isEmpty else { return }
    for post in posts {
      let destinations = post.document.references.map(\.destination) + [post.frontMatter.image?.source.value ?? ""]
      for destination in destinations {
        let path = PostPath.resolved(SplitDestination(destination).path, from: post.path)
        if let asset = path.flatMap({ assetsByPath[$0] }) { usedAssets.insert(asset) }
      }
      if let card = cards[post.path] { usedAssets.insert(card) }
    }
    for (index, asset) in assets.enumerated() where !usedAssets.contains(index) {
      diagnostics.report(Self.unused(asset.file))
    }
  }

  private static func unused(_ file: InputFile) -> Diagnostic {
    if PostPath.post(ofCard: file.path) != nil {
      return Diagnostic(
        .unusedAsset, "the card of a post that does not exist", file: file.path,
        help: "remove it, or give it its post's name")
    }
    let lowercased = file.name.lowercased()
    let isMisnamedPost = lowercased.hasSuffix(".md") || lowercased.hasSuffix(".markdown")
    return Diagnostic(
      .unusedAsset,
      isMisnamedPost ? "a post's name ends with .md" : "no post shows this file, so it is not published",
      file: file.path, help: isMisnamedPost ? "rename it" : "show it in a post, or remove it")
  }

  private struct Place {
    let file: String
    let mark: SourceMark
  }

  private mutating func target(of destination: String, in index: Int, at place: Place, isPicture: Bool) -> LinkTarget? {
    if let url = SafeURL(elsewhere: destination) {
      if isPicture {
        report(
          .externalPicture, "a picture from another site, which the site's own headers forbid to load", at: place,
          help: "put the file beside the post")
      }
      return .external(url)
    }
    let parts = SplitDestination(destination)
    guard !parts.path.isEmpty else { return samePage(destination, fragment: parts.fragment, in: index, at: place) }
    if parts.path.hasPrefix("/") { return siteAddress(parts) }
    guard let path = PostPath.resolved(parts.path, from: place.file), path.hasPrefix("Posts/") else {
      report(
        .brokenLink, "\"\(destination)\" leads out of the folder Posts", at: place, help: "link to a file below it")
      return nil
    }
    if let post = postsByPath[path], !isPicture {
      checkAnchor(parts.fragment, in: post, at: place)
      return readersVersion(of: post, fragment: parts.fragment, for: index)
    }
    if unreadable.contains(path) || refused.hold(path) { return nil }
    if unpublished.contains(path), !isPicture {
      report(
        .unpublishedLink, "\(path) is not published; the text stays without a link", at: place,
        help: "it is a draft, dated in the future or expired; the link appears with it")
      return .unpublished
    }
    if let asset = assetsByPath[path] { return .asset(asset, fragment: parts.fragment) }
    missing.append(MissingFile(path: path, place: place, isPicture: isPicture))
    return nil
  }

  /// A link into another language's source leads to the reader's language where the post has a translation, but one to the
  /// translations of the post itself means what it says. A fragment that the translation does not have is dropped.
  private func readersVersion(of post: Int, fragment: String, for index: Int) -> LinkTarget {
    let language = posts[index].language
    guard posts[post].language != language, !translations[post].contains(index),
      let version = translations[post].first(where: { posts[$0].language == language })
    else { return .post(post, fragment: fragment) }
    return .post(version, fragment: posts[version].document.anchors.contains(fragment) ? fragment : "")
  }

  private mutating func samePage(_ destination: String, fragment: String, in index: Int, at place: Place) -> LinkTarget?
  {
    checkAnchor(fragment, in: index, at: place)
    return SafeURL(samePage: destination).map(LinkTarget.samePage)
  }

  private func siteAddress(_ parts: SplitDestination) -> LinkTarget {
    .address(Address(written: parts.path, basePath: basePath), suffix: SafeURL(samePage: parts.suffix))
  }

  private mutating func checkAnchor(_ fragment: String, in post: Int, at place: Place) {
    guard let missing = MissingAnchor(fragment, in: posts[post], before: missingAnchors) else { return }
    missingAnchors += 1
    report(.brokenAnchor, missing.message, at: place, help: missing.help)
  }

  private struct MissingFile {
    let path: String
    let place: Place
    let isPicture: Bool
  }

  /// Files that links and pictures name and that are not there, once all posts are through.
  mutating func reportMissingFiles() {
    for (number, file) in missing.enumerated() {
      let near = number < Self.mostSuggestions ? nearestPath(to: file.path, isPicture: file.isPicture) : nil
      report(
        .brokenLink, "there is no \(file.isPicture ? "picture" : "file") \(file.path)", at: file.place,
        help: near.map { "did you mean \"\(PostPath.relative($0, to: file.place.file))\"?" }
          ?? "paths count from the folder of the post")
    }
  }

  /// How many missing files get a suggestion: looking for near names takes time.
  private static let mostSuggestions = 100

  /// A file of the same folder with a name that is nearly the same or has another ending, one of that name elsewhere, or
  /// one whose folders are called nearly the same.
  private func nearestPath(to path: String, isPicture: Bool) -> String? {
    let paths = isPicture ? Array(assetsByPath.keys) : Array(assetsByPath.keys) + Array(postsByPath.keys)
    let folder = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
    let name = String(path.dropFirst(folder.count))
    let neighbours = paths.filter { $0.hasPrefix(folder) && !$0.dropFirst(folder.count).contains("/") }
    if let near = nearestName(to: name, among: neighbours.map { String($0.dropFirst(folder.count)) }) {
      return folder + near
    }
    let stem = name.prefix { $0 != "." }
    return neighbours.filter { $0.dropFirst(folder.count).prefix { $0 != "." } == stem }.min()
      ?? paths.filter { $0.hasSuffix("/\(name)") }.min() ?? nearestName(to: path, among: paths)
  }

  private mutating func report(_ rule: Rule, _ message: String, at place: Place, help: String) {
    diagnostics.report(
      Diagnostic(rule, message, file: place.file, mark: place.mark, help: help))
  }
}

/// A destination within the site: its path, percent-decoded, and what follows.
struct SplitDestination {
  let path: String
  /// Percent-decoded, without `#`.
  let fragment: String
  /// `?` and `#` with what follows them, as written.
  let suffix: String

  init(_ destination: String) {
    let bytes = destination.utf8
    let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex
    let hash = bytes[end...].firstIndex(of: UInt8(ascii: "#"))
    path = percentDecoded(destination[..<end])
    fragment = hash.map { percentDecoded(destination[bytes.index(after: $0)...]) } ?? ""
    suffix = String(destination[end...])
  }
}
