import ServusMarkup
import ServusTemplate

struct Post: TemplateModel {
  var title = "Title"
  var summary: String?
  var body = HTMLBuilder("<p>Body</p>").html
  var url = SafeURL(below: "/", path: "post")
  var isDraft = false
  var kind: String? = "note"
  var tags: [String] = []
  var author: Author?
  var related: [Post] = []
  var comments: [Comment] = []
  var extra: TemplateValue?

  static let fields = Fields<Post>([
    .text("title", "The title.") { $0.title },
    .text("summary", "The summary.") { $0.summary },
    .html("body", "The body.") { $0.body },
    .address("url", "Where the post is.") { $0.url },
    .flag("draft", "Whether it is a draft.") { $0.isDraft },
    .choice("kind", "The kind.", among: ["note", "article"]) { $0.kind },
    .list("tags", "Its tags.") { $0.tags },
    .record("author", "Who wrote it.") { $0.author },
    .list("related", "Posts like it.") { $0.related },
    .list("comments", "What readers say.") { $0.comments },
    .data("extra", "What its author adds.") { $0.extra },
  ])
}

struct Author: TemplateModel {
  var name: String

  static let fields = Fields<Author>([.text("name", "The name.") { $0.name }])
}

struct Comment: TemplateModel {
  var text: String
  var replies: [Comment] = []

  static let fields = Fields<Comment>([
    .text("text", "The text.") { $0.text },
    .list("replies", "Answers to it.", isTree: true) { $0.replies },
  ])
}
