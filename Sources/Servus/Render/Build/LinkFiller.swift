import ServusMarkdown
import ServusMarkup

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

  private var site: Site { builder.site }

  /// ` href="…"` for a link, ` src="…"` with the size and when to load it for a picture; nothing for a link to what is not
  /// published.
  func write(_ reference: Int, to html: inout HTMLBuilder) {
    let target = site.relations[post].targets[reference]
    if case .unpublished = target { return }
    if site.posts[post].document.references[reference].kind == .picture {
      html.add(" ")
      html.add(attribute: "src", url: address(of: target))
      if let size = size(of: target) {
        html.add(" width=\"")
        html.add(number: size.width)
        html.add("\" height=\"")
        html.add(number: size.height)
        html.add("\"")
      }
      // Readers of feeds decide for themselves.
      guard !isAbsolute else { return }
      if reference != firstPicture { html.add(" loading=\"lazy\"") }
      html.add(" decoding=\"async\"")
    } else {
      html.add(" ")
      html.add(attribute: "href", url: address(of: target))
      if let language = otherLanguage(of: target) {
        html.add(" ")
        html.add(attribute: "hreflang", value: language)
      }
    }
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

  func address(of target: LinkTarget) -> SafeURL {
    switch target {
    case .post(let other, let fragment): full(builder.entry(of: other).address).followed(by: place(fragment))
    case .asset(let asset, let fragment):
      address(Address(path: builder.plan.addresses.post(post).path + site.assets[asset].file.name))
        .followed(by: place(fragment))
    case .address(let place, let suffix):
      address(builder.plan.renamed[place]?.address ?? place).followed(by: suffix)
    case .samePage(let suffix): isAbsolute ? full(builder.entry(of: post).address).followed(by: suffix) : suffix
    case .external(let url): url
    case .unpublished: .nowhere
    }
  }

  func size(of target: LinkTarget) -> PictureSize? {
    switch target {
    case .asset(let asset, _): site.assets[asset].size
    case .address(let place, _): builder.plan.renamed[place].flatMap { PictureSize(head: $0.file.head) }
    default: nil
    }
  }

  private func address(_ address: Address) -> SafeURL { full(builder.href(address)) }

  private func full(_ url: SafeURL) -> SafeURL {
    isAbsolute ? url.on(builder.baseURL.origin) : url
  }

  private func place(_ fragment: String) -> SafeURL? {
    fragment.isEmpty ? nil : SafeURL(fragment: fragment)
  }
}
