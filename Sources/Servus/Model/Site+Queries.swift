import ServusLanguage
import ServusMarkdown

extension Site {
  /// Whether a page has nothing of its own to show, so that no list and no sitemap names it.
  func isEmpty(_ content: PageContent) -> Bool {
    switch content {
    case .home(let section, _), .archive(let section), .search(let section): sections[section].posts.isEmpty
    case .tags(let section): sections[section].tags.isEmpty
    case .seriesIndex(let section): sections[section].series.isEmpty
    case .companies(let section): sections[section].companies.isEmpty
    case .authors(let section): sections[section].authors.isEmpty
    case .languageIndex, .post, .tag, .series, .company, .cases, .author, .notFound: false
    }
  }

  /// Whether search engines should list a page.
  func isIndexable(_ content: PageContent) -> Bool {
    switch content {
    case .notFound: false
    case .post(let post): !isPreview(post)
    default: !isEmpty(content)
    }
  }

  /// Whether a post is there only because drafts or future posts were asked for.
  func isPreview(_ post: Int) -> Bool {
    posts[post].frontMatter.isDraft || posts[post].frontMatter.isScheduled(at: now)
  }

  /// Those among some posts, newest first, that a feed of them has.
  func feedPosts(_ posts: [Int]) -> [Int] {
    Array(posts.lazy.filter { !self.isPreview($0) }.prefix(configuration.feedItems))
  }

  /// The section that a page belongs to; nil for the language index and the site's own 404 page.
  func section(of content: PageContent) -> Int? {
    switch content {
    case .languageIndex: nil
    case .post(let post): sections.firstIndex { $0.code == posts[post].language }
    case .notFound(let section): section
    case .home(let section, _), .tags(let section), .tag(let section, _, _), .seriesIndex(let section),
      .series(let section, _), .companies(let section), .company(let section, _), .authors(let section),
      .cases(let section, _, _), .author(let section, _, _), .archive(let section), .search(let section):
      section
    }
  }

  /// What a page is in all languages; nil where it has no counterparts.
  func alternateKey(of content: PageContent) -> AlternateKey? {
    switch content {
    case .languageIndex, .notFound: nil
    case .home: .home
    case .post(let post): .post(posts[post].translationKey)
    case .tags: .tags
    case .tag(let section, let tag, _): sections[section].tags[tag].term.map { .tag($0.id) }
    case .seriesIndex: .seriesIndex
    case .series(let section, let series): .series(sections[section].series[series].series.id)
    case .companies: .companies
    case .company(let section, let company): .company(sections[section].companies[company].company.id)
    case .cases(let section, let facet, _): .cases(sections[section].facets.all[facet].slug)
    case .authors: .authors
    case .author(let section, let author, _): .author(sections[section].authors[author].author.id)
    case .archive: .archive
    case .search: .search
    }
  }

  /// Which page of a list it is; 1 for all others.
  func pageNumber(of content: PageContent) -> Int {
    switch content {
    case .home(_, let page), .tag(_, _, let page), .cases(_, _, let page), .author(_, _, let page): page
    default: 1
    }
  }

  /// The site's language that a tag names, in whatever region; nil where it has none.
  func language(named tag: String) -> Language? {
    matchingLanguage(tag, among: sections.map(\.code)).flatMap { section(of: $0)?.language }
  }

  /// A text in a language, or in the default language.
  func text(_ text: LocalizedText, _ section: LanguageSection) -> String {
    configuration.text(text, in: section.code)
  }

  /// One or two plain sentences about a post.
  func description(of post: Post) -> String {
    let written = post.frontMatter.description ?? ""
    return written.isEmpty ? cutAtWord(post.document.firstParagraph, atMost: longestDescription) : written
  }

  /// On how many pages a list of so many posts stands.
  func pageCount(ofPosts count: Int) -> Int {
    max(1, (count + configuration.postsPerPage - 1) / configuration.postsPerPage)
  }

  /// The part of a list of posts that stands on one of its pages.
  func posts(_ posts: [Int], onPage page: Int) -> ArraySlice<Int> {
    posts.dropFirst((page - 1) * configuration.postsPerPage).prefix(configuration.postsPerPage)
  }
}

/// How much of a description search engines show.
let longestDescription = 155

/// Whether a text has more than so many characters; those beyond are not looked at.
func isLonger(_ text: String, than most: Int) -> Bool {
  // A character has one byte at least.
  guard text.utf8.count > most, let end = text.index(text.startIndex, offsetBy: most, limitedBy: text.endIndex) else {
    return false
  }
  return end < text.endIndex
}

/// A text of at most so many characters, cut between words, with an ellipsis where something was cut.
func cutAtWord(_ text: String, atMost most: Int) -> String {
  guard isLonger(text, than: most) else { return text }
  let cut = text.prefix(most)
  let end = cut.lastIndex { $0.isWhitespace } ?? cut.endIndex
  let words = cut[..<end]
  let last = words.lastIndex { $0.isLetter || $0.isNumber }.map { words.index(after: $0) } ?? words.endIndex
  return words[..<last] + "…"
}
