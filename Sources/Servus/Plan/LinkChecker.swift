import ServusDiagnostics
import ServusMarkdown

/// Judges the addresses of this site that posts name: one below a language's folder is ours and must exist; others may be
/// files that somebody puts there by hand.
struct LinkChecker {
  let site: Site
  let claims: AddressClaims
  /// Paths of addresses without a file of their own that lead somewhere all the same.
  let others: Set<String>
  private(set) var diagnostics = Diagnostics()
  private var suggestions = 0
  /// How many places the post that is being checked leads to that are not there.
  private var missingAnchors = 0

  init(site: Site, claims: AddressClaims, others: Set<String>) {
    self.site = site
    self.claims = claims
    self.others = others
  }

  mutating func checkAll() {
    for (post, relations) in zip(site.posts, site.relations) {
      missingAnchors = 0
      for (reference, target) in zip(post.document.references, relations.targets) {
        check(target, reference.destination, at: reference.mark, in: post)
      }
      guard let image = post.frontMatter.image, let target = relations.image else { continue }
      check(target, image.source.value, at: image.source.mark, in: post)
    }
  }

  private mutating func check(_ target: LinkTarget, _ written: String, at mark: SourceMark, in post: Post) {
    guard case .address(let address, _) = target else { return }
    if let page = claims.owner(of: address) { return checkAnchor(of: written, on: page, at: mark, in: post) }
    if others.contains(address.path) { return }
    let isOurs = site.section(of: String(address.path.prefix { $0 != "/" })) != nil
    suggestions += 1
    diagnostics.report(
      Diagnostic(
        isOurs ? .brokenLink : .unknownAddress, "nothing of this site has the address \"\(written)\"",
        file: post.path, mark: mark, help: help(forMissing: address, isOurs: isOurs)))
  }

  /// A template of the site's own may set the place, so this is no error; in raw HTML that is kept there may be any place.
  private mutating func checkAnchor(of written: String, on page: PlannedOutput, at mark: SourceMark, in post: Post) {
    guard let index = page.post, site.configuration.rawHTML == .escape,
      let missing = MissingAnchor(SplitDestination(written).fragment, in: site.posts[index], before: missingAnchors)
    else { return }
    missingAnchors += 1
    diagnostics.report(
      Diagnostic(.unknownAddress, missing.message, file: post.path, mark: mark, help: missing.help))
  }

  /// How many missing addresses get a suggestion: looking for near ones takes time.
  private static let mostSuggestions = 100

  private func help(forMissing address: Address, isOurs: Bool) -> String {
    if claims.owner(of: Address(path: address.path + "/")) != nil { return "end it with a slash" }
    guard isOurs else { return "link to a file beside the post by its name, or put it there" }
    let near =
      suggestions <= Self.mostSuggestions
      ? nearestName(to: address.path, among: claims.outputs.lazy.map(\.address.path)) : nil
    let meant = near.map { "did you mean \"\(site.configuration.baseURL.href(Address(path: $0)).text)\"? " } ?? ""
    return meant + "better link to a post by the path of its file"
  }
}
