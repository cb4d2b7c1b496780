/// An address that is safe to follow: elsewhere by an allowed scheme, or on this site. It is still to be escaped for the
/// place where it is written, as any text.
@usableFromInline
package struct SafeURL: Sendable, Hashable {
  /// As it is written, before any escaping.
  package let text: String

  private init(safe text: String) {
    self.text = text
  }

  /// No address: a browser stays where it is.
  package static let nowhere = SafeURL(safe: "")

  /// An address of another site, of e-mail or a telephone; nil for all else.
  package init?(elsewhere text: String) {
    guard Destination(text) == .external else { return nil }
    self.text = text
  }

  /// A path on this site, which is encoded here.
  ///
  /// - Parameter base: what all paths of the site begin with: `/` or `/blog/`, encoded already.
  package init(below base: String, path: String) {
    // A second slash would lead to another host.
    let start = base == "/" && path.utf8.first == UInt8(ascii: "/") ? "/%2F" : base
    text = start + percentEncoded(start == base ? path : String(path.dropFirst()))
  }

  /// A place on the same page.
  package init(fragment id: String) {
    text = "#" + percentEncoded(id)
  }

  /// A query or a fragment of the same page, as somebody wrote it; nil where it is more than that.
  package init?(samePage suffix: String) {
    guard suffix.isEmpty || suffix.utf8.first == UInt8(ascii: "?") || suffix.utf8.first == UInt8(ascii: "#") else {
      return nil
    }
    text = suffix
  }

  /// The address on a site with scheme and host.
  package func on(_ origin: SafeURL) -> SafeURL { SafeURL(safe: origin.text + text) }

  /// The address with a query or a fragment behind it.
  package func followed(by samePage: SafeURL?) -> SafeURL {
    guard let samePage, !samePage.text.isEmpty else { return self }
    return SafeURL(safe: text + samePage.text)
  }
}
