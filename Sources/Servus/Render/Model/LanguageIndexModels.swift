import ServusMarkup
import ServusTemplate

/// The language index at `/`.
struct LanguagesContent: TemplateModel {
  let languages: [LanguageCard]

  static let fields = Fields<LanguagesContent>(
    named: "languages", [.list("languages", "Every language with its newest posts.") { $0.languages }])
}

struct LanguageCard: TemplateModel {
  let code: String
  let name: String
  let direction: String
  let address: SafeURL
  let title: String
  let description: String
  let posts: [PostCard]
  let postCount: String
  let newest: String
  let all: String

  static let fields = Fields<LanguageCard>(
    named: "language card",
    [
      .text("code", "The BCP 47 tag.") { $0.code },
      .text("name", "The language's own name.") { $0.name },
      .text("direction", "`ltr` or `rtl`.") { $0.direction },
      .address("address", "The language's home.") { $0.address },
      .text("site_title", "The site's name in that language.") { $0.title },
      .text("site_description", "What the site is about, in that language.") { $0.description },
      .list("posts", "The newest posts.") { $0.posts },
      .text("post_count", "How many posts there are, in words of that language.") { $0.postCount },
      .text("newest_posts", "“Newest posts” in that language.") { $0.newest },
      .text("all_posts", "“All posts” in that language.") { $0.all },
    ])
}
