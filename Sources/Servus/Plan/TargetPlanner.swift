import ServusDiagnostics
import ServusMarkdown
import ServusMarkup
import ServusYAML

/// Finds what menus and offers lead to: a section by its name, a post by its path below Posts, an address of the site, or
/// another site.
struct TargetPlanner {
  let site: Site
  let addresses: AddressBook
  let claims: AddressClaims
  /// Static files with other published addresses, by the addresses that authors write.
  let statics: [Address: StaticFile]
  private(set) var diagnostics = Diagnostics()

  mutating func menus() -> [String: [PlannedMenuEntry]] {
    var menus: [String: [PlannedMenuEntry]] = [:]
    for (index, section) in site.sections.enumerated() {
      guard let entries = site.configuration.menus[section.code] else { continue }
      menus[section.code] = entries.compactMap { entry in
        target(entry.target, in: index, source: site.configuration.source)
          .map { PlannedMenuEntry(title: entry.title, target: $0) }
      }
    }
    return menus
  }

  mutating func offers() -> [String: [String: SiteTarget]] {
    var offers: [String: [String: SiteTarget]] = [:]
    for (id, offer) in site.terms.offers.sorted(by: { $0.key < $1.key }) {
      for (index, section) in site.sections.enumerated() {
        offers[id, default: [:]][section.code] = target(offer.url, in: index, source: offer.source)
      }
    }
    return offers
  }

  private mutating func target(_ written: Located<String>, in index: Int, source: SourceText) -> SiteTarget? {
    let text = written.value
    // A missing address has been reported.
    guard !text.isEmpty else { return nil }
    switch Destination(text) {
    case .external: return SafeURL(elsewhere: text).map(SiteTarget.external)
    case .forbidden(let scheme):
      diagnostics.report(
        Diagnostic(
          .brokenLink, "the address scheme \"\(scheme)\" is not allowed", at: written.mark, in: source,
          help: "use http, https, mailto or tel"))
      return nil
    case .site: break
    }
    if let section = sectionPage(text, index) { return .page(section, suffix: nil) }
    let parts = SplitDestination(text)
    let path = parts.path.hasPrefix("Posts/") ? parts.path : "Posts/\(parts.path)"
    if let post = site.posts.firstIndex(where: { $0.path == path }) {
      let inLanguage = site.relations[post].translations.first { site.posts[$0].language == site.sections[index].code }
      checkAnchor(parts.fragment, in: inLanguage ?? post, written, source)
      return .page(addresses.post(inLanguage ?? post), suffix: SafeURL(samePage: parts.suffix))
    }
    if site.unpublished.contains(path) {
      diagnostics.report(
        Diagnostic(
          .unpublishedLink, "\(path) is not published, so nothing leads to it", at: written.mark, in: source,
          help: "it is a draft, dated in the future or expired; the link appears with it"))
      return nil
    }
    let address = Address(written: parts.path, basePath: site.configuration.baseURL.path)
    let owner = claims.owner(of: address)
    if text.hasPrefix("/"), owner != nil || statics[address] != nil {
      if let post = owner?.post { checkAnchor(parts.fragment, in: post, written, source) }
      return .page(statics[address]?.address ?? address, suffix: SafeURL(samePage: parts.suffix))
    }
    diagnostics.report(
      Diagnostic(
        .brokenLink, "nothing to lead to at \"\(text)\"", at: written.mark, in: source,
        help: didYouMean(text, among: Self.sections + site.posts.map { String($0.path.dropFirst("Posts/".utf8.count)) })
          ?? "write a post's path below Posts, a section such as archive, or an address in full"))
    return nil
  }

  private mutating func checkAnchor(
    _ fragment: String, in post: Int, _ written: Located<String>, _ source: SourceText
  ) {
    guard site.configuration.rawHTML == .escape, let missing = MissingAnchor(fragment, in: site.posts[post]) else {
      return
    }
    diagnostics.report(
      Diagnostic(.unknownAddress, missing.message, at: written.mark, in: source, help: missing.help))
  }

  private static let sections = ["home", "tags", "series", "companies", "authors", "archive", "search"]

  private func sectionPage(_ name: String, _ index: Int) -> Address? {
    switch name {
    case "home": addresses.home(index)
    case "tags": addresses.tags(index)
    case "series": addresses.seriesIndex(index)
    case "companies": addresses.companies(index)
    case "authors": addresses.authors(index)
    case "archive": addresses.archive(index)
    case "search": addresses.search(index)
    default: nil
    }
  }
}
