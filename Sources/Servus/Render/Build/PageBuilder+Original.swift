import ServusLanguage
import ServusMarkup

extension PageBuilder {
  /// The original of a post or a series. Its title and author are set by the rules of their own language, where the site
  /// has that, else by those of the page.
  func origin(_ origin: Origin, in own: Language) -> OriginModel {
    let language = origin.language.flatMap { site.language(named: $0) } ?? own
    return OriginModel(
      title: set(origin.title, in: language), author: origin.author.map { set($0, in: language) }, address: origin.url,
      language: origin.language)
  }

  /// The line that names the original of a post, for feeds; nil where it has none. It says what the theme's partials
  /// `original` and `cited` say: templates are for pages.
  func credit(of index: Int) -> SafeHTML? {
    guard let written = site.posts[index].frontMatter.origin, let section = entry(of: index).section else { return nil }
    let language = site.sections[section].language
    let original = origin(written, in: language)
    var html = HTMLBuilder("<p>")
    html.add(value: set(language.word("original"), in: language))
    html.add(": ")
    if let author = original.author {
      html.add(value: author)
      html.add(", ")
    }
    html.add("<cite")
    add(" lang", original.language, to: &html)
    html.add(">")
    if let address = original.address {
      html.add("<a ")
      html.add(attribute: "href", url: address)
      html.add(" rel=\"external\"")
      add(" hreflang", original.language, to: &html)
      html.add(">")
      html.add(value: original.title)
      html.add("</a>")
    } else {
      html.add(value: original.title)
    }
    html.add("</cite></p>\n")
    return html.html
  }

  private func add(_ attribute: StaticString, _ value: String?, to html: inout HTMLBuilder) {
    if let value { html.add(attribute: attribute, value: value) }
  }
}
