import ServusMarkdown

/// Writes the attributes that a post's links and pictures were waiting for.
struct LinkFiller {
  let builder: PageBuilder
  let post: Int
  /// Whether addresses carry scheme and host, as feeds need them.
  let isAbsolute: Bool
  /// The reference to the picture that readers see first, where it is in the text.
  private let firstPicture: Int?

  init(builder: PageBuilder, post: Int, isAbsolute: Bool) {
    self.builder = builder
    self.post = post
    self.isAbsolute = isAbsolute
    firstPicture =
      isAbsolute || builder.site.relations[post].image != nil
      ? nil : builder.site.posts[post].document.references.firstIndex { $0.kind == .picture }
  }

  /// About how many bytes a reference takes up.
  static let usualSize = 64

  private var site: Site { builder.site }

  /// ` href="…"` for a link, ` src="…"` with the size and when to load it for a picture; nothing for a link to what is not
  /// published.
  func write(_ reference: Int, to html: inout [UInt8]) {
    let target = site.relations[post].targets[reference]
    if case .unpublished = target { return }
    if site.posts[post].document.references[reference].kind == .picture {
      Self.add(" src=\"", address(of: target), to: &html)
      if let size = size(of: target) {
        Self.add(" width=\"", String(size.width), to: &html)
        Self.add(" height=\"", String(size.height), to: &html)
      }
      // Readers of feeds decide for themselves.
      guard !isAbsolute else { return }
      if reference != firstPicture { Self.add(" loading=\"", "lazy", to: &html) }
      Self.add(" decoding=\"", "async", to: &html)
    } else {
      Self.add(" href=\"", address(of: target), to: &html)
      if let language = otherLanguage(of: target) { Self.add(" hreflang=\"", language, to: &html) }
    }
  }

  /// An attribute, from its name to the quote at its end.
  private static func add(_ opening: StaticString, _ value: String, to html: inout [UInt8]) {
    html.append(contentsOf: UnsafeBufferPointer(start: opening.utf8Start, count: opening.utf8CodeUnitCount))
    var value = value
    value.withUTF8 { HTMLEscaping.append($0, to: &html) }
    html.append(UInt8(ascii: "\""))
  }

  /// The language of a page of this site, where it is another than the post's.
  private func otherLanguage(of target: LinkTarget) -> String? {
    let language: String
    switch target {
    case .post(let other, _): language = site.posts[other].language
    case .address(let place, _): language = String(place.path.prefix { $0 != "/" })
    default: return nil
    }
    return language != site.posts[post].language && site.section(of: language) != nil ? language : nil
  }

  func address(of target: LinkTarget) -> String {
    switch target {
    case .post(let other, let fragment): full(builder.entry(of: other).address) + hash(fragment)
    case .asset(let asset, let fragment):
      address(Address(path: builder.plan.addresses.post(post).path + site.assets[asset].file.name)) + hash(fragment)
    case .address(let place, let suffix): address(place) + suffix
    case .samePage(let suffix): isAbsolute ? full(builder.entry(of: post).address) + suffix : suffix
    case .external(let address): address
    case .unpublished: ""
    }
  }

  func size(of target: LinkTarget) -> PictureSize? {
    guard case .asset(let asset, _) = target else { return nil }
    return site.assets[asset].size
  }

  private func address(_ address: Address) -> String { full(builder.href(address)) }

  private func full(_ href: String) -> String {
    isAbsolute ? builder.baseURL.origin + href : href
  }

  private func hash(_ fragment: String) -> String {
    fragment.isEmpty ? "" : "#\(percentEncoded(fragment))"
  }
}
