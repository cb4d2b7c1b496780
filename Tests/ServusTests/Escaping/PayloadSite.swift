import Foundation

/// A site in which every place that an author, a commenter or a file's name can fill holds what would run a script where it
/// is not escaped for its place.
enum PayloadSite {
  /// Sets a mark that tests look for.
  private static let script = "window.__ran=1"

  /// Ends an attribute, a title, a script, a style, a comment and CDATA; is code of templates and an entity, and holds
  /// a line separator, which JSON in a script must not.
  static let payload =
    "\"'><img src=x onerror=\(script)><script>\(script)</script></title></textarea></style></noscript>"
    + "<svg onload=\(script)>--></script>]]>{{title}}{{{body}}}\u{2028}&amp;&lt;"

  /// A name of posts and their folders; a slash cannot be in one.
  static let name = "<img src=x onerror=\(script)>\"'&"
  /// A name of files that are published under it, where angle brackets are refused.
  static let publishedName = "' onerror=\(script) x='&#%;"

  /// What would be HTML.
  static let dangers = ["<img src=x", "<script>window", "<svg onload"]

  private static let schemes = [
    "javascript:\(script)", "JaVaScRiPt:\(script)", "java&#10;script:\(script)", "&#106;avascript:\(script)",
    "javascript&colon;\(script)", "&#1;javascript:\(script)", "java&Tab;script:\(script)", "vbscript:\(script)",
    "data:text/html,<script>\(script)</script>", "data:image/svg+xml,<svg onload=\(script)>",
  ]

  /// The payload as a value in YAML, with words before it.
  private static func yaml(_ words: String = "") -> String {
    quoted((words.isEmpty ? "" : words + " ") + payload)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }

  static func site() throws -> SmallSite {
    let picture = FileTree(
      stringLiteral:
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>")
    var site = try SmallSite([
      "servus.yml": FileTree(stringLiteral: settings),
      "Posts": [
        "en": [
          "payload.md": FileTree(stringLiteral: post), "payload.comments.yml": FileTree(stringLiteral: comments),
          "a.svg": picture, "part.md": FileTree(stringLiteral: instalment),
          name: ["\(name) b.md": FileTree(stringLiteral: nastyPost), "\(publishedName).svg": picture],
          "third.md": "---\ntitle: \(yaml("Third"))\ndate: 2020-01-05\ntags: [\(yaml("Tag"))]\n---\n\(payload)\n",
        ],
        "sk": ["payload.md": FileTree(stringLiteral: post), "a.svg": picture],
        "_series": ["s.yml": FileTree(stringLiteral: series)],
        "_companies": [
          "c.yml": "name: \(yaml())\nurl: \"https://example.org/?'\"\ncountry: SK\ndescription: \(yaml())\n"
        ],
        "_authors": ["a.yml": "name: \(yaml())\nbio: \(yaml())\nurl: \"https://example.org/?a&b\"\n"],
        "_offers": ["o.yml": "title: \(yaml())\ntext: \(yaml())\nbutton: \(yaml())\nurl: archive\n"],
        "_tags": ["t.yml": "names: {en: \(yaml("Tag")), sk: \(yaml("Tag"))}\ndescription: \(yaml())\n"],
      ],
      "Templates": ["static": ["\(publishedName).txt": "A name."]],
    ])
    let theme = try FileTree(reading: SmallSite.repository.appending(path: "Templates")).below("Templates")
    for path in site.files.paths where path.hasSuffix(".mustache") { site.files[path] = nil }
    site.files = site.files.merging(theme)
    let partial = "Templates/partials/share.mustache"
    site.files[partial] = (site.files[partial] ?? "") + extra
    return site
  }

  /// What a template may do with the data of a front matter.
  private static let extra = """
    <p title="{{extra.key}}"><a href="{{extra.key}}">{{extra.key}}</a></p>
    {{#extra}}{{#urls}}<a href="{{.}}">{{.}}</a>{{/urls}}{{/extra}}

    """

  private static let settings = """
    title: \(yaml())
    description: \(yaml())
    base_url: https://example.org
    languages: [en, sk]
    default_language: en
    time_zone: Europe/Bratislava
    per_page: 2
    menu: {en: [{title: \(yaml()), to: archive}, {title: \(yaml()), to: search}]}

    """

  private static let post = """
    ---
    title: \(yaml("Title"))
    date: 2020-01-02
    updated: 2020-02-02
    description: \(yaml("Description"))
    tags: [\(yaml("Tag"))]
    authors: [a]
    translation: \(quoted("key \"'><img src=x onerror=\(script)>&"))
    series: s
    part: 1
    case: {company: c, channel: \(yaml("Channel")), country: SK, verdict: praise, lesson: \(yaml()), points: [1]}
    source: {title: \(yaml()), author: \(yaml()), url: "https://example.org/?a=b&c='", lang: de}
    image: {src: a.svg, alt: \(yaml()), caption: \(yaml()), source: \(yaml())}
    takeaways: [\(yaml())]
    offer: o
    extra: {key: \(yaml()), "\(name.replacing("\"", with: ""))": 1, urls: [\(schemes.map(quoted).joined(separator: ", "))]}
    ---
    \(body)
    """

  private static let body = """
    \(payload)

    ## Heading \(payload) {#own-id}

    [link](https://example.org/?a="&b='<> '"><script>\(script)</script>') <https://example.org/?"'&> [same](?x="><img)

    ![\(payload.replacing("]", with: ""))](a.svg '"><script>\(script)</script>')

    Text ![inline "><script>](a.svg) `\(payload)` www.example.org/?"'<> https://example.org/"'><script>

    ```x"'><script>\(script)</script>
    \(payload)
    ```

    > [!NOTE] \(payload)
    > \(payload)

    > [!QUOTE de]
    > \(payload)
    >
    > — \(payload)

    > [!CHAT] \(payload)
    > **\(payload):** \(payload)
    >
    > **Support:** \(payload)

    | a \(payload) | b |
    |:-:|--:|
    | \(payload) | b |

    - [ ] \(payload)
    - [x] ~~\(payload)~~

    Footnote[^n"'&].

    [^n"'&]: \(payload)

    ## Summary

    ## Third

    <div onclick="\(script)">
    <script>\(script)</script>
    <!-- open

    \(links)

    </div></main></body></html>

    """

  /// Links, pictures and references to what must not be followed.
  private static let links = schemes.enumerated().map { number, address in
    "[a](<\(address)>) ![b](<\(address)>) [c\(number)] <\(address)>\n\n[c\(number)]: <\(address)>\n"
  }.joined(separator: "\n")

  private static let comments = """
    - id: one
      author: \(yaml())
      date: 2020-01-05
      url: "https://example.org/?a&'"
      text: \(quoted("\(payload)\n\n<script>\(script)</script>\n\n<!-- open\n\n\(links)"))
    - {author: \(yaml()), date: 2020-01-06, text: \(yaml()), reply_to: one}

    """

  private static let instalment = """
    ---
    title: \(yaml())
    date: 2020-01-04
    tags: [\(yaml("Tag"))]
    series: s
    ---
    ## 1. \(payload)

    \(payload) [x](<\(name)/\(name) b.md>)

    """

  private static let nastyPost = """
    ---
    title: \(yaml())
    date: 2020-01-03
    ---
    ![a](<\(publishedName.replacing("%", with: "%25").replacing("#", with: "%23")).svg>) [b](../payload.md#own-id)

    """

  private static let series = """
    title: \(yaml())
    description: \(yaml())
    points: 3
    groups: [{title: \(yaml()), from: 1, to: 2}]
    announced: {en: {2: \(yaml())}}
    source: {title: \(yaml()), author: \(yaml()), url: "https://example.org"}

    """
}
