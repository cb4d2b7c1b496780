import ServusDiagnostics
import ServusLanguage
import ServusMarkdown
import ServusYAML

/// Reads the comments that came with a post, in the file's order.
enum CommentReader {
  static func read(
    _ file: InputFile, language: Language, configuration: SiteConfiguration, diagnostics: inout Diagnostics
  ) -> [Comment] {
    guard let source = SourceText.decode(file, diagnostics: &diagnostics),
      let root = YAMLParser(source: source, rule: .badComment).parse(diagnostics: &diagnostics)
    else { return [] }
    guard case .list(let items) = root.content else {
      diagnostics.report(
        Diagnostic(
          .badComment, "expected a list of comments, found \(root.kindName)", at: root.mark, in: source,
          help: "begin each comment with \"- author:\""))
      return []
    }
    let converter = MarkdownConverter(
      options: MarkdownOptions(
        language: language, rawHTML: .escape, isComment: true, setsTypography: configuration.setsTypography))
    var comments: [Comment] = []
    var ids: Set<String> = []
    var replies: [Located<String>] = []
    for (index, item) in items.enumerated() {
      guard var reader = MappingReader(item, source: source, rule: .badComment, diagnostics: &diagnostics) else {
        continue
      }
      let comment = self.comment(&reader, number: index + 1, converter: converter, zone: configuration.timeZone)
      if let comment, !ids.insert(comment.id).inserted {
        reader.report("the id \"\(comment.id)\" is given twice", at: reader.mark, help: "ids must differ")
      }
      if comment?.replyTo != nil, let reply = reader.text("reply_to") { replies.append(reply) }
      diagnostics.append(contentsOf: reader.diagnostics)
      if let comment { comments.append(comment) }
    }
    checkReplies(replies, among: comments, source: source, diagnostics: &diagnostics)
    return comments
  }

  private static func comment(
    _ reader: inout MappingReader, number: Int, converter: MarkdownConverter, zone: SiteTimeZone
  ) -> Comment? {
    let author = reader.text("author")
    let date = reader.time("date", zone: zone)
    let text = reader.text("text")
    let id = reader.text("id")
    let url = reader.webAddress("url")
    let replyTo = reader.text("reply_to")
    reader.reportUnknownKeys()
    for key in ["author", "date", "text"] where reader.node(key) == nil {
      reader.report("the comment has no \(key)", at: reader.mark, help: "add \(key):")
    }
    for (key, value) in [("author", author), ("text", text)] where value?.value.trimmed.isEmpty == true {
      reader.report(
        "the comment's \(key) is empty", at: value?.mark ?? reader.mark, help: "write it, or remove the comment")
    }
    if let id, !isID(id.value) {
      reader.report("\"\(id.value)\" cannot be an id", at: id.mark, help: "write one word, without blanks")
    }
    guard let author, let date, let text else { return nil }
    var found = Diagnostics()
    let place = CommentText(text, in: reader.source)
    let document = converter.convert(
      SourceText(path: reader.source.path, text: text.value), firstLine: place.firstLine, diagnostics: &found)
    for fault in found.sorted {
      let mark = fault.mark.map(place.mark) ?? text.mark
      reader.report(fault.rule ?? .badComment, fault.message, at: mark, help: fault.help)
    }
    guard var document else { return nil }
    return Comment(
      id: id?.value ?? "\(number)", author: author.value, date: date, text: document.takeText().joined,
      html: document.html,
      url: url, replyTo: replyTo?.value)
  }

  /// Whether a text can be part of an id in HTML.
  private static func isID(_ text: String) -> Bool {
    !text.isEmpty
      && !text.unicodeScalars.contains { $0.properties.isWhitespace || DiagnosticFormatter.isControl($0) }
  }

  /// How many ids are compared with those that replies name in vain: who answers nobody a thousand times needs no thousand
  /// hints.
  private static let mostComparisons = 1_000_000

  /// Every reply must name a comment, before it or after it, and none may lead back to itself.
  private static func checkReplies(
    _ replies: [Located<String>], among comments: [Comment], source: SourceText, diagnostics: inout Diagnostics
  ) {
    let threads = CommentThreads(comments)
    let repliers = comments.indices.filter { comments[$0].replyTo != nil }
    let ids = Set(comments.map(\.id))
    let rings = Set(threads.rings)
    var comparisons = 0
    for (reply, position) in zip(replies, repliers) {
      if threads.answered[position] == nil {
        comparisons += ids.count
        let near = comparisons <= mostComparisons ? didYouMean(reply.value, among: ids) : nil
        diagnostics.report(
          Diagnostic(
            .badComment, "a reply to \"\(reply.value)\", but no comment has that id", at: reply.mark, in: source,
            help: near ?? "give the comment that it answers an id:"))
      } else if rings.contains(position) {
        diagnostics.report(
          Diagnostic(
            .badComment, "a reply to \"\(reply.value)\", which leads back to this comment", at: reply.mark, in: source,
            help: "remove the reply_to: of one of them"))
      }
    }
  }
}
