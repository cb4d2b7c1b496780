import ServusLanguage
import ServusTemplate

@testable import Servus

/// The reference of all variables, as Templates/README.md has it, made of what the page model says of itself.
enum TemplateReference {
  static func markdown() -> String {
    let frame = Layout.home.shape(words: [], statics: [])
    let own = Set(Layout.home.content.fields.map(\.name))
    let common = frame.fields.filter { !own.contains($0.name) }
    let layouts = Layout.allCases.map { (layout: $0, fields: $0.content.fields) }
    let card = SocialCardModel.shape.fields
    let models = models(reachedFrom: layouts.flatMap(\.fields) + common + card)
    var parts = [introduction, "### Every page\n\n" + table(common)]
    for (layout, fields) in layouts {
      parts.append("### Layout `\(layout.rawValue)`\n\nWhat `\(layout.path)` has beside that:\n\n" + table(fields))
    }
    parts.append("### Social card\n\nAll that `\(SocialCardModel.templatePath)` can name:\n\n" + table(card))
    parts += models.map { "### Model `\($0.name)`\n\n" + table($0.fields) }
    return parts.joined(separator: "\n\n") + "\n\n" + words + "\n"
  }

  private static let introduction = """
    What may be done with a variable follows from its kind. A **text** stands anywhere and is escaped for its place; an
    **address** may begin an `href` or `src` too; **html** is inserted as it is. A **flag** opens a section. A **list** or a
    **model** opens a section in which its own variables come first; every list `x` has a flag `has_x`, which says whether
    there is anything in it. Texts, addresses and models may be absent, and then their sections are left out.

    **Data** is what authors keep under `extra` in a front matter: a key is named with a dot, `{{extra.film.year}}`; a mapping or a
    list opens a section, `true` and `false` are flags, all else is a text as it was typed, and what a post does not have is left
    out. Where a text of it begins an `href` or `src`, only an address elsewhere (`https:`, `http:`, `mailto:`, `tel:`) is inserted.
    Inside a section over data every name may be one of the author's, so nothing is inserted unescaped there.
    """

  private static var words: String {
    let keys = Vocabulary.words.keys.sorted().map { "`\($0)`" }
    return """
      ### Model `words`

      Every key of `words:` in `Templates/strings/<language>.yml`, as a text in the page's language: `{{words.home}}`. A site
      may add keys of its own, to the files of all its languages. These are always there:

      \(wrapped(keys, at: 120))

      ### Model `assets`

      The address of every file in `Templates/static`, fingerprint and all, under its path with `_` for each sign that is
      no letter or digit: `{{assets.style_css}}` for `style.css`, `{{assets.img_bell_svg}}` for `img/bell.svg`.
      """
  }

  /// Words in lines of at most so many characters, with commas between and a full stop after.
  private static func wrapped(_ words: [String], at width: Int) -> String {
    var lines = [""]
    for (index, word) in words.enumerated() {
      let next = word + (index + 1 < words.count ? "," : ".")
      let isFull = lines[lines.count - 1].count + next.count + 1 > width
      if isFull { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + next
    }
    return lines.joined(separator: "\n")
  }

  private static func table(_ fields: [Shape.Field]) -> String {
    let companions = Set(fields.map { "has_\($0.name)" })
    let rows = fields.filter { !companions.contains($0.name) }.map {
      "| `\($0.name)` | \(kind($0.kind)) | \($0.documentation.replacing("|", with: "\\|")) |"
    }
    return (["| variable | kind | what |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  private static func kind(_ kind: Shape.Kind) -> String {
    switch kind {
    case .text: "text"
    case .html: "html"
    case .address: "address"
    case .flag: "flag"
    case .choice(let words): "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .list(let shape, let isTree): "list of \(link(to: shape()))\(isTree ? ", a tree" : "")"
    case .record(let shape): link(to: shape())
    case .data: "data"
    }
  }

  private static func link(to shape: Shape) -> String {
    guard shape.name != String.shape.name else { return "texts, each `{{.}}`" }
    return "[\(shape.name)](#model-\(shape.name.replacing(" ", with: "-")))"
  }

  /// Every model that a field leads to, in the order in which a reader meets them.
  private static func models(reachedFrom fields: [Shape.Field]) -> [Shape] {
    var models: [Shape] = []
    var seen: Set<String> = ["words", "assets", String.shape.name]
    var pending = fields[...]
    while let field = pending.popFirst() {
      let shape: Shape
      switch field.kind {
      case .list(let element, _): shape = element()
      case .record(let record): shape = record()
      default: continue
      }
      guard seen.insert(shape.name).inserted else { continue }
      models.append(shape)
      pending.append(contentsOf: shape.fields)
    }
    return models.sorted { $0.name < $1.name }
  }
}
