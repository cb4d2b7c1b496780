import ServusLanguage

extension PageBuilder {
  // MARK: Home and the language index

  /// How many of each language's newest posts the language index shows.
  private static let newestPosts = 3

  func languageIndex() -> Parts {
    let section = site.sections.first { $0.code == site.configuration.defaultLanguage } ?? site.sections[0]
    let cards = site.sections.enumerated().map { index, section in
      LanguageCard(
        code: section.code, name: section.language.name, direction: section.language.direction.rawValue,
        address: href(plan.addresses.home(index)), title: site.text(site.configuration.title, section),
        description: set(site.text(site.configuration.description, section), in: section.language),
        posts: section.posts.prefix(Self.newestPosts).map { card($0, in: section) },
        postCount: section.language.phrase("post_count", count: section.posts.count),
        newest: section.language.word("newest_posts"), all: section.language.word("all_posts"))
    }
    return Parts(
      layout: .languages, title: site.text(site.configuration.title, section),
      description: cutAtWord(
        [cards.map(\.name).joined(separator: " · "), site.text(site.configuration.description, section)]
          .filter { !$0.isEmpty }.joined(separator: " · "), atMost: longestDescription),
      content: LanguagesContent(languages: cards))
  }

  func home(_ section: LanguageSection, _ index: Int, page: Int) -> Parts {
    Parts(
      layout: .home, title: site.text(site.configuration.title, section),
      description: site.text(site.configuration.description, section),
      content: list(
        section.posts, section, page: page, introduction: site.text(site.configuration.description, section)
      ) { plan.addresses.home(index, page: $0) })
  }

  func list(
    _ posts: [Int], _ section: LanguageSection, page: Int, introduction: String?, address: (Int) -> Address
  ) -> ListContent {
    let pages = site.pageCount(ofPosts: posts.count)
    let pagination = PaginationModel(
      position: set(
        section.language.phrase("page_of", ["page": "\(page)", "pages": "\(pages)"]), in: section.language),
      newer: page > 1 ? href(address(page - 1)) : nil, older: page < pages ? href(address(page + 1)) : nil)
    return ListContent(
      posts: site.posts(posts, onPage: page).map { card($0, in: section) },
      postCount: section.language.phrase("post_count", count: posts.count),
      pagination: pages > 1 ? pagination : nil,
      introduction: page == 1 ? introduction.map { set($0, in: section.language) } : nil)
  }

  // MARK: Archive, search and what is not there

  func archive(_ section: LanguageSection, _ index: Int) -> Parts {
    let years = chunked(section.posts) { site.posts[$0].frontMatter.date.date.year }.map { year, posts in
      let months = chunked(posts) { site.posts[$0].frontMatter.date.date.month }.map { _, posts in
        MonthModel(
          title: section.language.calendar.format(site.posts[posts[0]].frontMatter.date.date, .monthAndYear),
          posts: posts.map { card($0, in: section) })
      }
      return YearModel(
        year: "\(year)", count: section.language.phrase("post_count", count: posts.count), months: months)
    }
    return Parts(
      layout: .archive, title: section.language.word("archive"), description: section.language.word("archive_text"),
      content: ArchiveContent(years: years))
  }

  /// Neighbours with the same key, together.
  private func chunked(_ posts: [Int], by key: (Int) -> Int) -> [(key: Int, posts: [Int])] {
    var chunks: [(key: Int, posts: [Int])] = []
    for post in posts {
      if chunks.last?.key == key(post) {
        chunks[chunks.count - 1].posts.append(post)
      } else {
        chunks.append((key(post), [post]))
      }
    }
    return chunks
  }

  func search(_ section: LanguageSection, _ index: Int) -> Parts {
    let language = section.language
    let lists: [(PageContent, String, Address)] = [
      (.archive(section: index), "archive", plan.addresses.archive(index)),
      (.tags(section: index), "tags", plan.addresses.tags(index)),
      (.companies(section: index), "companies", plan.addresses.companies(index)),
      (.seriesIndex(section: index), "series", plan.addresses.seriesIndex(index)),
    ]
    return Parts(
      layout: .search, title: language.word("search_title"), description: language.word("search_text"),
      content: SearchContent(
        index: href(plan.searchIndexes[index]), address: href(plan.addresses.search(index)),
        hasPosts: !section.posts.isEmpty,
        browse: lists.filter { !site.isEmpty($0.0) }.map {
          LinkModel(title: set(language.word($0.1), in: language), address: href($0.2), language: nil)
        },
        elsewhere: elsewhere(.search, section)))
  }

  func notFound(_ section: LanguageSection) -> Parts {
    let homes = site.sections.enumerated().map { index, other in
      LinkModel(
        title: other.language.name, address: href(plan.addresses.home(index)),
        language: other.code == section.code ? nil : other.code)
    }
    return Parts(
      layout: .notFound, title: section.language.word("not_found_title"),
      description: section.language.word("not_found_text"),
      content: NotFoundContent(
        text: set(section.language.word("not_found_text"), in: section.language), languages: homes))
  }
}
