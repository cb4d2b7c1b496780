import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

/// Files of Templates/static are found under the names that their authors write.
@Suite struct StaticFileTests {
  private static let picture = InputFile(path: "Templates/static/img/p.png", content: .bytes(Array("png".utf8)))

  private func file(_ path: String, _ text: String) -> InputFile {
    InputFile(path: "Templates/static/\(path)", content: .bytes(Array(text.utf8)))
  }

  /// The published texts, and the addresses, by path below Templates/static.
  private func published(
    _ files: [InputFile], basePath: String = "/blog/"
  ) throws -> (texts: [String: String], addresses: [String: String]) {
    var diagnostics = Diagnostics()
    let planned = StaticPlanner.plan(files, basePath: basePath, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    var result: (texts: [String: String], addresses: [String: String]) = ([:], [:])
    for (file, content) in planned {
      let path = file.writtenAddress.path
      result.addresses[path] = basePath + file.address.path
      if case .bytes(let bytes) = content { result.texts[path] = String(decoding: bytes, as: UTF8.self) }
    }
    return result
  }

  @Test(arguments: [
    "a{b:url(../img/p.png)}", "a{b:url(\"/img/p.png\")}", "a{b:url( '/blog/img/p.png' )}", "a{b:url(/img/p.png)}",
    "a{b:image-set(\"/img/p.png\" 1x)}", "a{b:-webkit-image-set(url(../img/p.png) 1x)}", "@import \"../img/p.png\";",
    "@IMPORT url(../img/p%2Epng) print;",
  ])
  func aStylesheetNamesAFileInManyWays(_ css: String) throws {
    let site = try published([Self.picture, file("css/a.css", css)])
    let address = try #require(site.addresses["img/p.png"])
    #expect(address != "/blog/img/p.png")
    #expect(site.texts["css/a.css"]?.contains("\"\(address)\"") == true, "\(site.texts)")
  }

  @Test(arguments: [
    "a{b:url(https://example.org/img/p.png)}", "a{b:url(//img/p.png)}", "a{content:\"/img/p.png\"}",
    "@charset \"/img/p.png\";", "a{b:url(/img/q.png)}", "a{b:url(data:image/png;base64,eA)}", "a{b:url(#c)}",
    "@namespace import \"/img/p.png\";",
  ])
  func whatIsNoFileOfTheSiteStaysAsItIsWritten(_ css: String) throws {
    #expect(try published([Self.picture, file("css/a.css", css)]).texts["css/a.css"] == css)
  }

  @Test func aStylesheetGetsANewNameWithThoseThatItImports() throws {
    func build(_ color: String) throws -> (texts: [String: String], addresses: [String: String]) {
      try published([
        file("a.css", "@import \"b.css\";"), file("b.css", "@import url(sub/c.css);"),
        file("d.css", "d{e:f}"), file("sub/c.css", "c{color:\(color)}"),
      ])
    }
    let (red, blue) = (try build("red"), try build("blue"))
    #expect(red.texts["a.css"] == "@import \"\(try #require(red.addresses["b.css"]))\";")
    #expect(red.texts["b.css"] == "@import url(\"\(try #require(red.addresses["sub/c.css"]))\");")
    let changed = red.addresses.filter { blue.addresses[$0.key] != $0.value }.keys.sorted()
    #expect(changed == ["a.css", "b.css", "sub/c.css"])
  }

  @Test func stylesheetsThatImportEachOtherGetNewNamesTogether() throws {
    func build(_ color: String) throws -> (texts: [String: String], addresses: [String: String]) {
      try published([
        file("a.css", "@import \"b.css\";"), file("b.css", "@import \"a.css\";b{color:\(color)}"),
        file("c.css", "@import \"a.css\";"), file("d.css", "@import \"d.css\";d{e:f}"),
      ])
    }
    let (red, blue) = (try build("red"), try build("blue"))
    #expect(red.texts["a.css"] == "@import \"\(try #require(red.addresses["b.css"]))\";")
    #expect(red.texts["c.css"] == "@import \"\(try #require(red.addresses["a.css"]))\";")
    for name in ["a.css", "b.css", "c.css"] { #expect(red.addresses[name] != blue.addresses[name]) }
  }

  @Test func stylesheetsThatImportOneAfterTheOtherTakeNoDepth() throws {
    let files = (0..<5000).map { file("\($0).css", "@import \"\($0 + 1).css\";") }
    let site = try published(files + [file("5000.css", "a{b:c}")])
    #expect(site.texts["0.css"] == "@import \"\(try #require(site.addresses["1.css"]))\";")
  }

  // MARK: In posts

  private static let files: FileTree = [
    "Templates/static/img/p.gif": "GIF89a\u{05}\u{00}\u{04}\u{00}", "Templates/static/p.pdf": "pdf",
    "Templates/static/.well-known/a.js": "script()", "Templates/static/.well-known/security.txt": "Contact: x",
  ]

  @Test func postsNameStaticPicturesByTheirOwnNames() async throws {
    let post = SmallSite.post(
      "A", "image: {src: /img/p.gif, alt: Front}", body: "![x](/img/p.gif) [y](/img/p.gif?a#b) [z](/p.pdf)")
    let outcome = try await SmallSite(Self.files.merging(["Posts/en/a.md": post])).built()
    #expect(outcome.messages.isEmpty)
    let page = try #require(outcome["en/a/index.html"])
    let file = try #require(outcome.output?.paths.first { $0.hasSuffix(".gif") })
    #expect(page.contains("src=\"/\(file)\" width=\"5\" height=\"4\""), "\(page)")
    #expect(page.contains("href=\"/\(file)?a#b\""))
    #expect(page.contains("href=\"/p.pdf\""))
    #expect(outcome["en/feed.xml"]?.contains("https://example.org/\(file)") == true)
    #expect(outcome["en/feed.json"]?.contains("\"image\":\"https://example.org/\(file)\"") == true)
  }

  @Test func aPictureOfAPostThatIsNotThereIsReported() async throws {
    let post = SmallSite.post("A", "image: {src: /img/q.gif, alt: Front}")
    try await SmallSite(Self.files.merging(["Posts/en/a.md": post])).expectMessages(
      """
      Posts/en/a.md:4:14: warning: nothing of this site has the address "/img/q.gif" [unknown-address]
          image: {src: /img/q.gif, alt: Front}
                       ^~~~~~~~~~
      help: link to a file beside the post by its name, or put it there

      """)
  }

  @Test func menusNameStaticFilesByTheirOwnNames() async throws {
    let settings = try #require(try SmallSite.shared()["servus.yml"])
    let site = try SmallSite(
      Self.files.merging([
        "Posts/en/a.md": SmallSite.post("A"),
        "servus.yml": "\(settings)menu: {en: [{title: Picture, to: /img/p.gif}, {title: Book, to: /p.pdf}]}\n",
      ]))
    let outcome = try await site.built()
    #expect(outcome.messages.isEmpty, "\(outcome.messages)")
    let file = try #require(outcome.output?.paths.first { $0.hasSuffix(".gif") })
    #expect(outcome["en/index.html"]?.contains("href=\"/\(file)\"") == true)
    #expect(outcome["en/index.html"]?.contains("href=\"/p.pdf\"") == true)
  }

  @Test func whatOthersLookForAtAFixedAddressIsCopied() async throws {
    let outcome = try await SmallSite(Self.files.merging(["Posts/en/a.md": SmallSite.post("A")])).built()
    #expect(outcome[".well-known/security.txt"] == "Contact: x")
    #expect(outcome[".well-known/a.js"] == "script()")
  }
}
