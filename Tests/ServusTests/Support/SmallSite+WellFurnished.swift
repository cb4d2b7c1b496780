import Foundation

extension SmallSite {
  /// A small site that has something of everything: several languages, series, cases, comments, tags, pictures, pages,
  /// redirects, menus, posts of one day, drafts.
  static func wellFurnished() throws -> SmallSite {
    let picture: FileTree =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"><path d=\"M0 0h4v3z\"/></svg>\n"
    var site = try SmallSite([
      "servus.yml": settings,
      "Posts": [
        "sk": [
          "thor.md": "\(thor)", "thor.comments.yml": "\(comments)", "obrazok.svg": picture,
          "serial": [
            "01.md": part(
              "Prvý diel", "serial-01", "2020-02-01", 1, "## 1. Začni hore\n\nText.\n\n## 2. Odpovedaj\n\nText.\n"),
            "02.md": part("Druhý diel", "serial-02", "2020-03-01", 2, "## 3. Ďakuj\n\nČaj & „žaba“ - 5 km.\n"),
          ],
          "later.md": "---\ntitle: Neskôr\ndate: 2999-01-01\ndraft: yes\n---\nText.\n",
          "o-blogu.md": "---\ntitle: O blogu\ndate: 2020-01-01\ntype: page\ntranslation: about\n---\nSme dvaja.\n",
        ],
        "cs": [
          "c.md": post("Čaj", "tags: [čaj, chata, cukr]"), "a.md": post("Žába", "tags: [cukr, žába, chata]"),
          "b.md": post("Zebra", "tags: [chata, důvěra]\nauthors: [editors]"),
        ],
        "en": [
          "thor.md": "\(englishThor)",
          "about.md":
            "---\ntitle: About\ndate: 2020-01-01\ntype: page\ntranslation: about\n---\nThere are two of us.\n",
        ],
        "_tags": ["trust.yml": "names: {sk: dôvera, cs: důvěra, en: trust}\ndescription: Trust.\n"],
        "_series": ["zasady.yml": "\(series)"],
        "_companies": ["amazon.yml": "name: Amazon\nurl: https://www.amazon.com/\ncountry: US\n"],
        "_authors": [
          "editors.yml": "name: {sk: Redakcia, cs: Redakce, en: Editors}\nimage: us.svg\n", "us.svg": picture,
        ],
        "_offers": ["book.yml": "title: Kniha\ntext: Zadarmo.\nbutton: Stiahnuť\nurl: https://example.com/book\n"],
      ],
      "Templates": [
        "static": ["js": ["search.js": "let a = 1;\n"], "img": ["logo.svg": picture], "humans.txt": "Us.\n"]
      ],
    ])
    site.files.set(TinyPNG.file(width: 1200, height: 630), at: "Posts/en/thor.card.png")
    return site
  }

  private static let settings: FileTree = """
    title: {sk: Pozdrav, cs: Zdravím, en: Greetings}
    description: {sk: O službách., cs: O službách zákazníkům., en: About service.}
    base_url: https://example.org/blog/
    languages: [sk, cs, en]
    default_language: en
    time_zone: Europe/Bratislava
    per_page: 2
    feed_items: 3
    paths: {sk: {tags: temy, page: strana}}
    menu: {sk: [{title: O nás, to: sk/o-blogu.md}, {title: Archív, to: archive}]}

    """

  private static let thor = """
    ---
    title: Thor & kniha
    date: 2020-01-10
    description: Ako Thor našiel <knihu>.
    translation: thor
    tags: [dôvera, chat]
    authors: [editors]
    offer: book
    aliases: [/stary/thor.html, /stary/thor/]
    takeaways: [Hrať sa]
    case:
      company: amazon
      channel: chat
      country: US
      verdict: praise
      lesson: Hraj sa.
      points: [2]
    ---
    Prvý odsek[^prva], ktorý vedie k [bodu](serial/01.md#point-2) a k [obrázku](obrazok.svg).

    ![Zvonček](obrazok.svg "Na pulte.")

    [^prva]: Poznámka pod čiarou.

    ## Rozhovor

    > [!CHAT]
    > **Odin:** Dobrý deň
    >
    > **Thor:** Dobrý

    | Čo | Koľko |
    |:--|--:|
    | Hrnček | 5 € |

    > [!LESSON]
    > Hraj sa.

    """

  private static let englishThor = """
    ---
    title: Thor and the book
    date: 2020-02-10 10:30
    updated: 2020-03-01
    translation: thor
    tags: [trust, chat]
    case: {company: amazon, verdict: mixed}
    ---
    The original. See the [first part](../sk/serial/01.md#point-1).

    """

  private static let comments = """
    - author: Jana <b>
      date: 2020-01-11
      id: jana
      text: "Pekné & *krátke*. <script>alert(1)</script>"
    - author: Peter
      date: 2020-01-12T23:30:00-05:00
      reply_to: jana
      text: Súhlasím.

    """

  private static let series = """
    title: {sk: Zásady, cs: Zásady dobré služby, en: Principles}
    points: 4
    groups:
      - {title: {sk: Začiatok, cs: Začátek, en: First}, from: 1, to: 2}
      - {title: {sk: Koniec, cs: Konec, en: Last}, from: 3, to: 4}
    announced: {sk: {4: Neskončí sa to}}

    """

  private static func part(_ title: String, _ slug: String, _ date: String, _ number: Int, _ text: String) -> FileTree {
    "---\ntitle: \(title)\nslug: \(slug)\ndate: \(date)\nseries: zasady\npart: \(number)\n---\n\(text)"
  }
}
