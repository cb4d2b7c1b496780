import Foundation
import Testing

// What was built before into the same folder.
extension Circumstance {
  private static let post = "Posts/sk/thor.md"

  /// A build of something else, before the site is as it should be.
  private init(
    after name: String, change: @escaping @Sendable (BuildPlace) throws -> Void,
    undo: @escaping @Sendable (BuildPlace) throws -> Void
  ) {
    self.init(name) { place in
      try change(place)
      try await place.build()
      let other = try place.published()
      try undo(place)
      try await place.build()
      try #require(try place.published() != other, "what was built before was the same")
    }
  }

  /// A build of a site of which one file was another.
  private init(after name: String, editing path: String, _ old: String, _ new: String) {
    self.init(
      after: name,
      change: { place in
        let text = try place.text(path)
        try #require(text.contains(old))
        try place.set(path, text.replacing(old, with: new))
      },
      undo: { try $0.restore(path) })
  }

  static let histories = [
    Circumstance("a second build") { place in
      try await place.build()
      try await place.build()
    },
    Circumstance("a second build with other jobs and zone") { place in
      try await place.build("--jobs", "1")
      try await place.build(BuildPlace.Start(environment: ["TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8"]))
    },
    Circumstance(after: "another title", editing: post, "Thor", "Odin"),
    Circumstance(after: "another text of the same size", editing: post, "Prvý", "Iný "),
    Circumstance(after: "another tag", editing: post, "[dôvera, chat]", "[dôvera, čet]"),
    Circumstance(after: "another day", editing: post, "2020-01-10", "2020-03-12"),
    Circumstance(after: "a draft", editing: post, "title:", "draft: yes\ntitle:"),
    Circumstance(after: "another series", editing: "Posts/_series/zasady.yml", "Zásady", "Pravidlá"),
    Circumstance(after: "another company", editing: "Posts/_companies/amazon.yml", "Amazon", "Zappos"),
    Circumstance(after: "another comment", editing: "Posts/sk/thor.comments.yml", "Súhlasím", "Nesúhlasím"),
    Circumstance(after: "other pages", editing: "servus.yml", "per_page: 2", "per_page: 1"),
    Circumstance(after: "another address", editing: "servus.yml", "example.org/blog/", "example.org/"),
    Circumstance(after: "another layout", editing: "Templates/post.mustache", "{{{body}}}", "{{{body}}}<hr>"),
    Circumstance(after: "another stylesheet", editing: "Templates/static/style.css", "{", "{--x:1;"),
    Circumstance(
      after: "a post more", change: { try $0.set("Posts/sk/new.md", "---\ntitle: N\ndate: 2020-01-01\n---\nText.\n") },
      undo: { try $0.remove("Posts/sk/new.md") }),
    Circumstance(
      after: "a post less", change: { try $0.remove("Posts/sk/serial/02.md") },
      undo: { try $0.restore("Posts/sk/serial/02.md") }),
    Circumstance(
      after: "a post of another name",
      change: { place in
        try place.set("Posts/sk/other.md", try place.text(post))
        try place.remove(post)
        try place.remove("Posts/sk/thor.comments.yml")
      },
      undo: { place in
        try place.remove("Posts/sk/other.md")
        for path in [post, "Posts/sk/thor.comments.yml"] { try place.restore(path) }
      }),
    Circumstance("a failed build before all others") { place in
      try place.set("Posts/sk/bad.md", "---\ntitle: [\n---\n")
      try await place.fail()
      try place.remove("Posts/sk/bad.md")
      try await place.build()
    },
    Circumstance("a failed build after an edit") { place in
      try place.set(post, try place.text(post).replacing("Thor", with: "Odin"))
      try await place.build()
      try place.set("Posts/sk/bad.md", "no front matter")
      try place.restore(post)
      try await place.fail()
      try place.remove("Posts/sk/bad.md")
      try await place.build()
    },
    Circumstance("the same size and time, but other bytes") { place in
      let file = place.site.appending(path: post).path
      let time = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1_500_000_000)]
      let text = try place.text(post)
      try place.set(post, text.replacing("Hraj sa.", with: "Smej sa."))
      try FileManager.default.setAttributes(time, ofItemAtPath: file)
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
      try await place.build()
      let other = try place.published()
      try place.restore(post)
      try FileManager.default.setAttributes(time, ofItemAtPath: file)
      try #require(size == text.utf8.count)
      try await place.build()
      try #require(try place.published() != other)
    },
    Circumstance("drafts and the future before") { place in
      try await place.build("--drafts", "--future")
      try #require(try place.published().paths.contains("sk/later/index.html"))
      try await place.build()
    },
    Circumstance("another clock before") { place in
      try await place.build(BuildPlace.Start(environment: ["SOURCE_DATE_EPOCH": "1579000000"]))
      try #require(try !place.published().paths.contains("sk/serial-02/index.html"))
      try await place.build()
    },
    Circumstance("a check before") { place in
      _ = try await place.run(BuildPlace.Start(arguments: ["check", "--source", "$SITE"]))
      try await place.build()
    },
  ]

  static let lostNotes = [
    Circumstance("notes that are gone") { place in
      try await place.build()
      try place.remove(".servus")
      try await place.build()
    },
    Circumstance("an output folder that is gone") { place in
      try await place.build()
      try place.remove("Public")
      try await place.build()
    },
    Circumstance("an output file that is gone") { place in
      try await place.build()
      try place.remove("Public/sk/index.html")
      try await place.build()
    },
    Circumstance("an output file that somebody changed") { place in
      try await place.build()
      try place.set("Public/sk/index.html", "mine")
      try await place.build()
    },
    Circumstance("an output file that somebody changed, without notes") { place in
      try await place.build()
      try place.set("Public/sk/index.html", "mine")
      try place.remove(".servus")
      try await place.build()
    },
    Circumstance("notes of another place") { place in
      try await place.build()
      try place.move(to: "moved")
      try await place.build()
    },
    Circumstance("damaged notes") { place in
      try await place.build()
      for name in try FileManager.default.contentsOfDirectory(atPath: place.site.appending(path: ".servus").path) {
        try place.set(".servus/\(name)", "servus-state 2\nnonsense")
      }
      try place.set(post, try place.text(post) + "\n")
      try place.restore(post)
      try await place.build()
    },
    Circumstance("two builds at a time") { place in
      let start = BuildPlace.Start(script: "\"$@\" | \"$@\"")
      try await place.build(start)
    },
  ]
}
