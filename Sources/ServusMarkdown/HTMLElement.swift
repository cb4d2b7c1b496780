/// What is known of elements by their names (https://html.spec.whatwg.org/multipage/parsing.html).
enum HTMLElement {
  /// Those without content or end tag.
  static let void: Set<String> = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "hr", "image", "img", "input", "keygen", "link",
    "meta",
    "param", "source", "track", "wbr",
  ]

  /// Those whose content is text, whatever it looks like.
  static let holdingText: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  /// Those that make up a page, that never end, or that are read in one way or another as scripts run or not.
  static let refused: Set<String> = ["html", "head", "body", "frameset", "frame", "plaintext", "template", "noscript"]

  /// Those that end with what is around them.
  static let closingThemselves: Set<String> = [
    "li", "dt", "dd", "p", "option", "optgroup", "rt", "rp", "rb", "rtc", "tr", "td", "th", "thead", "tbody", "tfoot",
    "caption", "colgroup",
  ]

  static let options: Set<String> = ["option", "optgroup", "hr"]

  /// In what items stand, and the items of the same kind, of which each ends the one before it.
  static let items: [String: (parents: [String], siblings: [String])] = [
    "li": (["ul", "ol", "menu"], ["li"]), "dt": (["dl"], ["dt", "dd"]), "dd": (["dl"], ["dt", "dd"]),
  ]

  /// Those that end a drawing or formula.
  static let leavesForeign: Set<String> = [
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "font", "h1",
    "h2",
    "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby",
    "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
  ]

  /// Those within a drawing or formula in which HTML's own rules hold again.
  static let integrationPoints: Set<String> = [
    "foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext",
  ]
}
