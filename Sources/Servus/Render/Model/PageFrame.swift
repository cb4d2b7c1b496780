import ServusMarkup
import ServusTemplate

/// What every page offers to its layout.
struct PageFrame: TemplateModel {
  var kind: Layout
  var language: LanguageModel
  var site: SiteModel
  var title: String
  var documentTitle: String
  var description: String
  var canonical: SafeURL?
  var isHidden: Bool
  var socialType: String
  var socialImage: SocialImageModel?
  var alternates: [AlternateModel]
  var switcher: [SwitcherModel]
  var menu: [MenuModel]
  var breadcrumbs: [BreadcrumbModel]
  var feeds: [FeedModel]
  var jsonLD: SafeHTML

  static let fields = Fields<PageFrame>(
    named: "page",
    [
      .choice("kind", "Which layout the page has.", among: Layout.allCases.map(\.rawValue)) { $0.kind.rawValue },
      .record("language", "The page's language.") { $0.language },
      .record("site", "The site as the page's language knows it.") { $0.site },
      .text("title", "The page's heading, its only `h1`.") { $0.title },
      .text("document_title", "For `<title>`: the heading with the site's name.") { $0.documentTitle },
      .text("description", "One or two plain sentences about the page.") { $0.description },
      .address("canonical", "The page's own address with scheme and host; absent on 404 pages.") { $0.canonical },
      .flag("is_hidden", "Whether search engines should leave the page out.") { $0.isHidden },
      .text("og_type", "`article` for posts, else `website`.") { $0.socialType },
      .record("og_image", "The picture that other sites show beside a link.") { $0.socialImage },
      .list("alternates", "The page in every language, itself included, and `x-default`.") { $0.alternates },
      .list("switcher", "Every language of the site, in the configured order.") { $0.switcher },
      .list("menu", "The menu of the page's language.") { $0.menu },
      .list("breadcrumbs", "The way from the language's home to the page; empty at home.") { $0.breadcrumbs },
      .list("feeds", "The feeds that belong to the page.") { $0.feeds },
      .html("json_ld", "A JSON-LD script about the page.") { $0.jsonLD },
    ])
}

struct LanguageModel: TemplateModel {
  let code: String
  let name: String
  let direction: String
  let locale: String

  static let fields = Fields<LanguageModel>(
    named: "language",
    [
      .text("code", "The BCP 47 tag: `sk`.") { $0.code },
      .text("name", "The language's own name.") { $0.name },
      .text("direction", "`ltr` or `rtl`.") { $0.direction },
      .text("locale", "Language and region as Open Graph writes them: `sk_SK`.") { $0.locale },
    ])
}

struct SiteModel: TemplateModel {
  let title: String
  let description: String
  let root: SafeURL
  let home: SafeURL
  let origin: SafeURL

  static let fields = Fields<SiteModel>(
    named: "site",
    [
      .text("title", "The site's name.") { $0.title },
      .text("description", "What the site is about.") { $0.description },
      .address("root", "The address of the language index.") { $0.root },
      .address("home", "The address of the language's home.") { $0.home },
      .address("origin", "Scheme and host, to make an address absolute.") { $0.origin },
    ])
}

struct SocialImageModel: TemplateModel {
  let address: SafeURL
  let size: PictureSize?
  let alt: String

  static let fields = Fields<SocialImageModel>(
    named: "social picture",
    [
      .address("address", "With scheme and host.") { $0.address },
      .text("width", "In pixels; absent where it is not known.") { $0.size.map { "\($0.width)" } },
      .text("height", "In pixels; absent where it is not known.") { $0.size.map { "\($0.height)" } },
      .text("alt", "What the picture shows.") { $0.alt },
    ])
}

struct AlternateModel: TemplateModel {
  let code: String
  let address: SafeURL

  static let fields = Fields<AlternateModel>(
    named: "alternate",
    [
      .text("code", "A BCP 47 tag or `x-default`.") { $0.code },
      .address("address", "With scheme and host.") { $0.address },
    ])
}

struct SwitcherModel: TemplateModel {
  let code: String
  let name: String
  let address: SafeURL
  let isCurrent: Bool
  let note: String?

  static let fields = Fields<SwitcherModel>(
    named: "switcher entry",
    [
      .text("code", "The BCP 47 tag.") { $0.code },
      .text("name", "The language's own name.") { $0.name },
      .address("address", "The page in that language, or that language's home.") { $0.address },
      .flag("is_current", "Whether it is the page's own language.") { $0.isCurrent },
      .text("note", "Says that there is no translation; absent where there is one.") { $0.note },
    ])
}

struct MenuModel: TemplateModel {
  let title: String
  let address: SafeURL
  var isCurrent: Bool
  let isSearch: Bool

  static let fields = Fields<MenuModel>(
    named: "menu entry",
    [
      .text("title", "The entry's text.") { $0.title },
      .address("address", "Where it leads.") { $0.address },
      .flag("is_current", "Whether it is the page itself.") { $0.isCurrent },
      .flag("is_search", "Whether it leads to the search page.") { $0.isSearch },
    ])
}

struct BreadcrumbModel: TemplateModel {
  let title: String
  /// As it was typed, for JSON-LD.
  let plainTitle: String
  let address: SafeURL
  let isLast: Bool

  static let fields = Fields<BreadcrumbModel>(
    named: "breadcrumb",
    [
      .text("title", "The step's name.") { $0.title },
      .address("address", "Where it leads.") { $0.address },
      .flag("is_last", "Whether it is the page itself.") { $0.isLast },
    ])
}

struct FeedModel: TemplateModel {
  let type: String
  let title: String
  let address: SafeURL

  static let fields = Fields<FeedModel>(
    named: "feed",
    [
      .text("type", "The media type.") { $0.type },
      .text("title", "What the feed holds.") { $0.title },
      .address("address", "With scheme and host.") { $0.address },
    ])
}
