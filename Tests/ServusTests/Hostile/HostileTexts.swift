/// What hostile sites are made of.
enum HostileTexts {
  private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  /// Lines of front matter, settings and the like.
  static let keys = [
    "title: [", "title: \"open", "\ttitle: tab", "title: *nobody", "title: &a [*a, *a]", "draft: ture", "draft: yes",
    "date: 2024-13-45", "date: 0000-00-00", "date: [1]", "updated: 2019-01-01", "tags: {a: b}",
    "tags: [null, [a], {b: c}]",
    "tags: one", "slug: ../x", "slug: \"a\\0b\"", "slug: tags", "slug: A B", "translation: ../../x", "series: nobody",
    "case: {company: nobody}", "case: []", "offer: ../o", "authors: [../a]", "aliases: [\"/x y\", /en/b/, //x]",
    "image: {src: ../../../etc/passwd, alt: x}", "image: {src: \"javascript:x\"}", "source: {url: \"data:x\"}",
    "part: -1",
    "part: 99999999999999999999", "type: nothing", "lang: sk", "extra: {a: [1, {b: null}]}", "title: !!python/object x",
    "title: !!binary eA==", "---", "...", "- a", "? [a, b]\n: c", "title: |", "title: " + times("x", 70_000),
    "a: " + times("[", 1000), "a: " + times("{a: ", 500), times("a: &a x\n", 3),
    "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]",
    "title: \u{1B}[31mred", "title: \u{202E}abc", "title: a\u{0}b", "<<: {title: x}", "titel: x", "languages: [en, xx]",
    "languages: []", "languages: en", "base_url: x", "base_url: \"javascript:x\"", "time_zone: Nowhere/None",
    "per_page: 0",
    "per_page: -3", "feed_items: x", "paths: {en: {tags: ../x}}", "paths: {en: {tags: series}}",
    "menu: {en: [{title: x, to: \"javascript:x\"}]}", "raw_html: maybe", "raw_html: keep", "points: 100000000",
    "points: 0",
    "groups: [{title: a, from: 9, to: 1}]", "announced: {en: {0: x}}", "names: {en: [a]}", "url: \"javascript:x\"",
    "- {author: x, date: 2020-01-01, text: x, reply_to: nobody}", "- {id: one, author: y, date: 2020-01-01, text: x}",
    "- {author: x}", "- 1", "url: https://a b", "#", "", "plurals: {one: \"n = (\"}", "alphabet: [a, a]",
    "dates: {long: \"{\"}",
  ]

  /// Bodies of posts.
  static let bodies = [
    times(">", 300), times("- ", 300) + "x", times("[", 30_000), times("![[]()", 5000), times("*a ", 30_000),
    times("**x", 10_000), times("`", 20_000) + "x", times("a\n\n", 3000), times("# x\n", 5000), times("\n", 20_000),
    times("| a ", 500) + "|\n" + times("|-", 500) + "|\n", "[x](../../../../etc/passwd)", "![x](/etc/passwd)",
    "[x](b.md#nobody)",
    "[x](nobody.md)", "[x](javascript:x)", "> [!NOTTE]\n> x", "> [!NOTE]", "> [!QUOTE zz]\n> x", "> [!CHAT]\n> x",
    "## x {#a\"b}",
    "## x {#y}\n\n## z {#y}", "[^a] [^b]\n\n[^a]: [^b]\n\n[^b]: [^a]", "[^a]: x", "<div>", "<!-- x", "</body>",
    "<script>x",
    "a\u{0}b", "\u{FEFF}x", "\u{2028}x\u{85}y", times("a\u{301}", 30_000), times("&", 20_000), times("~~", 10_000),
    times("www.a.b ", 3000), times("<a@b.c>", 3000), times("\"a 'b' - ", 3000), "[a]: b.md\n\n[a] [a][] ![a]",
    "---\n---\n---",
    "## 7. x\n\n## 7. y", "1. a\n   1. b\n      1. c\n" + times(" ", 300) + "- d", "- [ ] - [x] a",
    times("&#x110000;", 500),
    "```\n" + times("x\n", 5000), "~~~ {{title}} \"><script>", "{{#title}}{{{body}}}", times("x", 200_000), "\r\r\n\r",
  ]

  static let templates = [
    "{{", "{{title", "{{#title}}", "{{/title}}", "{{titel}}", "{{>nobody}}", "{{>../x}}", "{{>/etc/passwd}}",
    "{{<base}}",
    "{{>frame}}", "{{=<% %>", "{{{title}}}", "<a href={{title}}>", "<a href=\"{{title}}\">",
    "<script>{{title}}</script>",
    "<div {{title}}>", "<a href=\"", "<!--", "{{#posts}}{{#posts}}{{/posts}}", times("{{#title}}", 200),
    "{{title.a.b}}",
    "{{.}}", "{{>*kind}}", "{{$a}}{{$a}}", "{{! x", "{{&body}}", "\u{0}", times("{{title}}", 20_000), "{{ }}",
    "{{<a}}x{{/a}}",
  ]

  static let names = [
    ".md", "a.md~", ".#a.md", "-a.md", "con.md", "nul.txt", "a b.md", "a\"b.md", "a'b&<c>.md", "a\nb.md", "#?%20.md",
    "🦊.md",
    "%2e%2e.md", "a..md", "..a.md", "A.md", "a.MD", "a.markdown", "é.md", "e\u{301}.md", "x.comments.yml", "a.card.png",
    String(repeating: "n", count: 250) + ".md", "2020-13-99-x.md", "\u{202E}x.md", "a\u{1B}b.md", "\\x.md", "x.yml",
    "tags.md",
    "index.md", "!!!.md", ".hidden/a.md", "d/d/d/d/d/d/d/d/a.md", "x.mustache", "en.yml", "zz.yml", "*.md", "a;b.md",
    "x.png",
  ]

  static func encodings(of text: String) -> [(String, [UInt8])] {
    let utf8 = Array(text.utf8)
    return [
      ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + utf8),
      ("lines of CRLF", Array(text.replacing("\n", with: "\r\n").utf8)),
      ("lines of CR", Array(text.replacing("\n", with: "\r").utf8)),
      ("UTF-16", [0xFF, 0xFE] + text.utf16.flatMap(bytes)),
      ("UTF-16 without a mark", text.utf16.flatMap(bytes)), ("Latin-1", utf8 + [0xE9, 0x20]),
      ("overlong forms", utf8 + [0xC0, 0xAF]),
      ("surrogates", utf8 + [0xED, 0xA0, 0x80]), ("NUL", utf8 + [0]), ("no bytes", []),
      ("a mark alone", [0xEF, 0xBB, 0xBF]),
      ("noise", utf8.enumerated().map { UInt8(truncatingIfNeeded: Int($1) &* 31 &+ $0) }),
    ]
  }

  private static func bytes(_ unit: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
}
