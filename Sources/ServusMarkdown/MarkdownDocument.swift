import ServusDiagnostics
import ServusMarkup

/// What a post's Markdown becomes: HTML with slots for the addresses that only the whole site knows, and what the
/// site wants to know about the text.
package struct MarkdownDocument: Sendable {
  package private(set) var html: HTMLFragment
  /// The headings of the text itself, not those inside quotations and asides.
  package let headings: [Heading]
  /// The links and pictures that a slot of `html` stands for, by slot number.
  package let references: [Reference]
  /// Every id in the text.
  package let anchors: Anchors
  /// The first paragraph without markup.
  package let firstParagraph: String
  /// Words outside code blocks.
  package let wordCount: Int
  /// The text without markup.
  package private(set) var text: PlainText

  /// A heading and where it stands.
  package struct Heading: Sendable {
    package let level: Int
    package let id: String
    /// Without markup, and without the number of a point.
    package let text: String
    /// The number of a point such as `7. Hire the right people`; nil for other headings.
    package let point: Int?
    package let mark: SourceMark
  }

  /// A link or picture whose address the site must find.
  package struct Reference: Sendable {
    package enum Kind: Sendable { case link, picture }

    package let kind: Kind
    /// As the author wrote it, entities decoded.
    package let destination: String
    package let mark: SourceMark
  }
}

extension MarkdownDocument {
  init(_ pass: TreePass) {
    html = CMarkTree.withHTML(of: pass.tree.root) { HTMLFragment(markedHTML: $0) }
    headings = pass.headings
    references = pass.references
    anchors = Anchors(pass.anchors)
    firstParagraph = pass.firstParagraph
    wordCount = pass.wordCount
    text = pass.text
  }

  /// A document whose parts were kept elsewhere, without its text and HTML.
  package init(
    headings: [Heading], references: [Reference], anchors: Anchors, firstParagraph: String, wordCount: Int
  ) {
    html = HTMLFragment(SafeHTML(), slots: [])
    text = PlainText()
    self.headings = headings
    self.references = references
    self.anchors = anchors
    self.firstParagraph = firstParagraph
    self.wordCount = wordCount
  }

  /// The text without markup, which the document no longer keeps: it is as large as the HTML and read once.
  package mutating func takeText() -> PlainText {
    defer { text = PlainText() }
    return text
  }

  /// The HTML, which the document no longer keeps: all the HTML of a site may not fit into memory.
  package mutating func takeHTML() -> HTMLFragment {
    defer { html = HTMLFragment(SafeHTML(), slots: []) }
    return html
  }
}

extension MarkdownDocument.Heading {
  /// A heading that was kept elsewhere.
  package init(keptLevel level: Int, id: String, text: String, point: Int?, mark: SourceMark) {
    self.init(level: level, id: id, text: text, point: point, mark: mark)
  }
}

extension MarkdownDocument.Reference {
  /// A reference that was kept elsewhere.
  package init(kept kind: Kind, destination: String, mark: SourceMark) {
    self.init(kind: kind, destination: destination, mark: mark)
  }
}

/// How a text is to be read.
package struct MarkdownOptions: Sendable {
  package enum RawHTML: String, Sendable, CaseIterable {
    /// Tags are shown as text.
    case escape
    /// Tags reach the page as they are.
    case keep
  }

  package var rawHTML: RawHTML
  /// The language of the text, a BCP 47 tag.
  package var language: String
  /// The languages of the site, by whose rules quotations are judged and set.
  package var siteLanguages: [String]
  /// The names of the months, by which "1. mája" is told from the only item of a list.
  package var months: Set<String> = []
  /// Whether a level-2 heading that begins with `7.` is point 7.
  package var hasPoints: Bool
  /// Whether references may point into the site and headings have ids; comments have neither.
  package var isComment: Bool
  /// Whether `www.example.com` by itself is a link.
  package var linksBareAddresses = true
  /// Sets a block's text by the rules of its language; nil leaves it as it was typed.
  package var typography: TypographyRules?
  /// The rules of quotations in other languages, by tag.
  package var foreignTypography: [String: TypographyRules] = [:]
  /// Makes an id of a heading's text; may return an empty text.
  package var slug: @Sendable (String) -> String
  /// The titles of asides and of conversations in the page's language.
  package var titles: [AsideKind: String]
  /// The title of the footnotes, and what a link back from one of them is called, in the page's language.
  package var footnoteWords: (title: String, back: String) = ("", "")

  package init(
    language: String, rawHTML: RawHTML = .escape, hasPoints: Bool = false, isComment: Bool = false,
    titles: [AsideKind: String] = [:], typography: TypographyRules? = nil,
    slug: @escaping @Sendable (String) -> String
  ) {
    self.language = language
    siteLanguages = [language]
    self.rawHTML = rawHTML
    self.hasPoints = hasPoints
    self.isComment = isComment
    self.titles = titles
    self.typography = typography
    self.slug = slug
  }
}

/// Makes what sets the blocks of a text one after the other.
package typealias TypographyRules = @Sendable () -> BlockSetting

/// Sets the text of one block, in UTF-8. Emphasis and links cut it into pieces, which has no width; `ends` says where each
/// ends. U+FFFC stands for an object such as a code span or a picture, which counts as a letter. A line break that the
/// author may have put anywhere is `\n` and may become a no-break space; a break that is meant is U+2028. `change` is called,
/// in order, for each piece that becomes another one.
package typealias BlockSetting = (
  _ text: UnsafeBufferPointer<UInt8>, _ ends: [Int],
  _ change: (_ piece: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void
) -> Void

/// The markers that make a block quote something else.
package enum AsideKind: String, CaseIterable, Sendable {
  case note, tip, warning, experience, lesson, chat, quote
}
