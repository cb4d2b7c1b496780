import ServusMarkup

/// Writes the files that speak of the whole site: sitemap, robots.txt, redirects and headers.
struct SiteFileWriter: Sendable {
  let builder: PageBuilder

  private var baseURL: BaseURL { builder.baseURL }
  private var plan: SitePlan { builder.plan }

  /// Some of the indexable pages with their alternates (sitemaps.org; Google's extension for hreflang).
  func sitemap(_ range: Range<Int>) -> [UInt8] {
    var xml = XMLWriter()
    let namespaces: [XMLWriter.Attribute] = [
      ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ]
    xml.element("urlset", namespaces) { xml in
      for page in plan.indexable[range] { url(page, &xml) }
    }
    return xml.bytes
  }

  private func url(_ page: IndexablePage, _ xml: inout XMLWriter) {
    let site = builder.site
    let section = builder.section(of: page.content).map { site.sections[$0] }
    xml.element("url") { xml in
      xml.element("loc", text: baseURL.absolute(page.address).text)
      if case .post(let index) = page.content {
        xml.element("lastmod", text: site.posts[index].frontMatter.lastChange.date.iso8601)
      }
      let home = site.section(of: site.configuration.defaultLanguage) ?? site.sections[0]
      for alternate in builder.alternates(of: page.content, at: page.address, section ?? home) {
        xml.emptyElement(
          "xhtml:link",
          [
            ("rel", "alternate"), ("hreflang", alternate.language), ("href", baseURL.absolute(alternate.address).text),
          ])
      }
    }
  }

  func sitemapIndex(files: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("sitemapindex", [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) { xml in
      for number in 1...files {
        xml.element("sitemap") { $0.element("loc", text: baseURL.absolute(plan.addresses.sitemap(number)).text) }
      }
    }
    return xml.bytes
  }

  func robots() -> [UInt8] {
    Array("User-agent: *\nAllow: /\n\nSitemap: \(baseURL.absolute(plan.addresses.sitemap(nil)).text)\n".utf8)
  }

  /// Aliases as Netlify and Cloudflare Pages read them.
  func redirects() -> [UInt8] {
    let lines = plan.redirects.map { "\(baseURL.path.dropLast())\($0.old) \(baseURL.href($0.new).text) 301\n" }
    return Array(lines.joined().utf8)
  }

  /// What a page may load: its own site's files, and nothing inline.
  private static let contentSecurityPolicy = """
    default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; \
    media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
    """

  /// Security headers for all, and unlimited caching for files whose name changes with their content.
  func headers() -> [UInt8] {
    var text = """
      \(baseURL.path)*
        Content-Security-Policy: \(Self.contentSecurityPolicy)
        X-Content-Type-Options: nosniff
        Referrer-Policy: strict-origin-when-cross-origin
        Permissions-Policy: camera=(), geolocation=(), microphone=()
        Cross-Origin-Opener-Policy: same-origin

      """
    let files = plan.statics.filter(\.isFingerprinted).map { baseURL.href($0.address).text }
    let folders = builder.site.sections.indices.map { "\(baseURL.href(plan.addresses.searchFiles($0)).text)*" }
    for address in files + folders {
      text += "\(address)\n  Cache-Control: public, max-age=31536000, immutable\n"
    }
    return Array(text.utf8)
  }
}
