import ServusMarkdown

/// Writes the attributes that a post's links and pictures were waiting for.
struct LinkFiller {
  let site: Site
  let addresses: AddressBook
  let post: Int
  /// Whether addresses carry scheme and host, as feeds need them.
  let isAbsolute: Bool

  /// `href="…"` for a link, `src="…"` with the size for a picture; nothing for a link to what is not published.
  func write(_ reference: Int, to html: inout [UInt8]) {
    let target = site.relations[post].targets[reference]
    if case .unpublished = target { return }
    let isPicture = site.posts[post].document.references[reference].kind == .picture
    var attributes = HTMLBuilder(" ")
    attributes.add(attribute: isPicture ? "src" : "href", value: address(of: target))
    if isPicture, let size = size(of: target) {
      attributes.add(" ")
      attributes.add(attribute: "width", value: "\(size.width)")
      attributes.add(" ")
      attributes.add(attribute: "height", value: "\(size.height)")
    }
    if !isPicture, let language = otherLanguage(of: target) {
      attributes.add(" ")
      attributes.add(attribute: "hreflang", value: language)
    }
    html.append(contentsOf: attributes.bytes)
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
    case .post(let other, let fragment): address(addresses.post(other)) + hash(fragment)
    case .asset(let asset, let fragment):
      address(Address(path: addresses.post(post).path + site.assets[asset].file.name)) + hash(fragment)
    case .address(let place, let suffix): address(place) + suffix
    case .samePage(let suffix): isAbsolute ? address(addresses.post(post)) + suffix : suffix
    case .external(let address): address
    case .unpublished: ""
    }
  }

  func size(of target: LinkTarget) -> PictureSize? {
    guard case .asset(let asset, _) = target else { return nil }
    return site.assets[asset].size
  }

  private func address(_ address: Address) -> String {
    isAbsolute ? site.configuration.baseURL.absolute(address) : site.configuration.baseURL.href(address)
  }

  private func hash(_ fragment: String) -> String {
    fragment.isEmpty ? "" : "#\(percentEncoded(fragment))"
  }
}
