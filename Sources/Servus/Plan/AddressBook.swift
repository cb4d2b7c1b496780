/// Where everything stands. Addresses are made here and nowhere else.
struct AddressBook: Sendable {
  private let sections: [(code: String, segments: PathSegments)]
  private let posts: [Address]

  init(_ site: Site) {
    sections = site.sections.map { ($0.code, $0.segments) }
    posts = site.posts.map(Self.address)
  }

  /// Where a post stands, or will.
  static func address(of post: Post) -> Address { Address(path: "\(post.language)/\(post.slug)/") }

  let root = Address(path: "")

  func post(_ index: Int) -> Address { posts[index] }

  func home(_ section: Int, page: Int = 1) -> Address { paged("\(sections[section].code)/", section, page) }

  func tags(_ section: Int) -> Address { below(section) { $0.tags } }

  func tag(_ section: Int, _ tag: TagSection, page: Int = 1) -> Address {
    paged("\(tags(section).path)\(tag.slug)/", section, page)
  }

  func seriesIndex(_ section: Int) -> Address { below(section) { $0.series } }

  func series(_ section: Int, _ series: Series) -> Address {
    Address(path: "\(seriesIndex(section).path)\(series.id)/")
  }

  func companies(_ section: Int) -> Address { below(section) { $0.companies } }

  func company(_ section: Int, _ company: Company) -> Address {
    Address(path: "\(companies(section).path)\(company.id)/")
  }

  func cases(_ section: Int, _ facet: CaseFacet, page: Int = 1) -> Address {
    paged("\(companies(section).path)\(facet.slug)/", section, page)
  }

  func authors(_ section: Int) -> Address { below(section) { $0.authors } }

  func author(_ section: Int, _ author: Author, page: Int = 1) -> Address {
    paged("\(authors(section).path)\(author.id)/", section, page)
  }

  /// An author's picture, beside the author's page.
  func portrait(_ section: Int, _ author: Author, _ file: InputFile) -> Address {
    Address(path: self.author(section, author).path + file.name)
  }

  func archive(_ section: Int) -> Address { below(section) { $0.archive } }

  func search(_ section: Int) -> Address { below(section) { $0.search } }

  /// The folder of the files that search loads.
  func searchFiles(_ section: Int) -> Address { Address(path: "\(search(section).path)index/") }

  func searchFile(_ section: Int, _ name: String) -> Address {
    Address(path: searchFiles(section).path + name)
  }

  func notFound(_ section: Int?) -> Address {
    Address(path: section.map { "\(sections[$0].code)/404.html" } ?? "404.html")
  }

  func atomFeed(_ section: Int) -> Address { Address(path: "\(sections[section].code)/feed.xml") }

  func jsonFeed(_ section: Int) -> Address { Address(path: "\(sections[section].code)/feed.json") }

  func atomFeed(_ section: Int, _ tag: TagSection) -> Address {
    Address(path: "\(self.tag(section, tag).path)feed.xml")
  }

  /// A sitemap's file; the only one has no number.
  func sitemap(_ number: Int?) -> Address {
    Address(path: number.map { "sitemap-\($0).xml" } ?? "sitemap.xml")
  }

  private func below(_ section: Int, _ segment: (PathSegments) -> String) -> Address {
    Address(path: "\(sections[section].code)/\(segment(sections[section].segments))/")
  }

  private func paged(_ path: String, _ section: Int, _ page: Int) -> Address {
    Address(path: page == 1 ? path : "\(path)\(sections[section].segments.page)/\(page)/")
  }
}
