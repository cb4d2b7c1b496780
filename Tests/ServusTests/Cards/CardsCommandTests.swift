import Foundation
import Testing

@testable import Servus

/// `servus cards`, with a stand-in for `rsvg-convert` and with the real one.
@Suite struct CardsCommandTests {
  private static let template: FileTree = """
    <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><text>{{label}} {{site_title}}</text>
    {{#lines}}<text y="{{y}}" font-size="{{font_size}}">{{text}}</text>{{/lines}}</svg>
    """

  /// A folder whose `bin` has a program that draws the same picture of whatever it is given, and keeps what that was.
  private func folder(
    _ posts: FileTree, template: FileTree = template,
    program: String = "cat > \"$(dirname \"$0\")/input.$$\"; cat \"$(dirname \"$0\")/picture.png\"",
    picture: [UInt8] = TinyPNG.file(width: 1200, height: 630)
  ) throws -> SiteFolder {
    let folder = try SiteFolder(
      SmallSite([
        "Posts": ["en": posts], "Templates": ["card.svg.mustache": template],
        "bin": ["rsvg-convert": "#!/bin/sh\n\(program)\n", "picture.png": .bytes(picture)],
      ]))
    let file = folder.url.appending(path: "bin/rsvg-convert").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    return folder
  }

  /// The paths in its output are cut to those from the site's folder.
  private func cards(_ folder: SiteFolder, _ arguments: [String] = [], path: String? = nil) async throws -> Program.Run
  {
    let path = path ?? "\(folder.url.appending(path: "bin").path):/usr/bin:/bin"
    var run = try await CommandLineTool.run(
      ["cards", "--source", folder.url.path, "--jobs", "1"] + arguments,
      environment: CommandLineTool.epoch.merging(["PATH": path]) { $1 })
    run.output = run.output.replacing(folder.url.path + "/", with: "")
    return run
  }

  private func card(_ folder: SiteFolder, _ name: String = "a") throws -> PNGFile? {
    try FileTree(reading: folder.url).files["Posts/en/\(name).card.png"].flatMap(PNGFile.init)
  }

  @Test func missingAndOutdatedCardsAreDrawnAndOthersAreNot() async throws {
    let folder = try folder(["a.md": SmallSite.post("A"), "b": ["c.md": SmallSite.post("C")]])
    let first = try await cards(folder)
    #expect(first.status == 0)
    #expect(first.output == "Posts/en/a.card.png\nPosts/en/b/c.card.png\n2 cards drawn, 0 up to date.\n")
    #expect(first.messages == "")
    #expect(try await cards(folder).output == "0 cards drawn, 2 up to date.\n")
    try folder.set("Posts/en/a.md", SmallSite.post("Another")[""])
    #expect(try await cards(folder).output == "Posts/en/a.card.png\n1 card drawn, 1 up to date.\n")
    #expect(
      try await cards(folder, ["--force"]).output
        == "Posts/en/a.card.png\nPosts/en/b/c.card.png\n2 cards drawn, 0 up to date.\n")
    #expect(try card(folder)?.isWhole == true)
  }

  @Test func whatIsDrawnIsEscapedAndSetAsItsLanguageSetsIt() async throws {
    let folder = try folder(["a.md": SmallSite.post("\"'A' -- <b>\\x01&\"")])
    #expect(try await cards(folder).status == 0)
    let files = try FileTree(reading: folder.url.appending(path: "bin"))
    let input = try #require(files.paths.first { $0.hasPrefix("input") }.flatMap { files[$0] })
    #expect(input.contains("<text>15 January 2020 Test</text>"))
    #expect(input.contains("‘A’\u{A0}– &lt;b&gt; &amp;</text>"))
  }

  @Test func onlyWantedPostsGetACard() async throws {
    let folder = try folder([
      "a.md": SmallSite.post("A", "image: { src: p.png, alt: x }"), "p.png": .bytes(TinyPNG.file(width: 9, height: 9)),
      "b.md": SmallSite.post("B", "draft: true"), "c.md": "---\ntitle: C\ndate: 2030-01-01\n---\n",
    ])
    #expect(try await cards(folder).output == "0 cards drawn, 0 up to date.\n")
    #expect(try await cards(folder, ["--drafts", "--lang", "sk"]).output == "0 cards drawn, 0 up to date.\n")
    #expect(
      try await cards(folder, ["--drafts", "--future", "--lang", "en", "--lang", "sk"]).output
        == "Posts/en/c.card.png\nPosts/en/b.card.png\n2 cards drawn, 0 up to date.\n")
  }

  @Test func aCardThatSomebodyMadeStaysAndOneWithoutAPostIsReported() async throws {
    let own = TinyPNG.file(width: 1200, height: 600)
    let folder = try folder(["a.md": SmallSite.post("A"), "a.card.png": .bytes(own), "b.card.png": .bytes(own)])
    let run = try await cards(folder, ["--force"])
    #expect(run.status == 0)
    #expect(run.output == "0 cards drawn, 0 up to date, 1 not drawn by servus and left alone.\n")
    #expect(
      run.messages == """
        Posts/en/b.card.png: warning: the card of a post that does not exist [unused-asset]
        help: remove it, or give it its post's name

        """)
    #expect(try FileTree(reading: folder.url).files["Posts/en/a.card.png"] == own)
  }

  @Test func withoutTheProgramTheCommandSaysWhereToGetIt() async throws {
    let folder = try folder(["a.md": SmallSite.post("A")])
    let run = try await cards(folder, path: "/nonexistent:bin:.:")
    #expect(run.status == 1)
    #expect(
      run.messages == """
        error: there is no program rsvg-convert in PATH, which draws the cards [missing-program]
        help: install it: apt-get install librsvg2-bin, dnf install librsvg2-tools, or brew install librsvg

        """)
  }

  private static let noPicture = """
    rsvg-convert cannot draw it: what it made is no PNG picture of 1200 × 630 pixels [failed-program]
    help: give the svg element of Templates/card.svg.mustache width="1200" height="630"
    """

  @Test(arguments: [
    (
      "echo 'XML is broken' >&2; exit 3",
      "rsvg-convert cannot draw it: XML is broken [failed-program]\nhelp: correct Templates/card.svg.mustache"
    ),
    (
      "exit 3",
      "rsvg-convert cannot draw it: it ended with exit status 3 [failed-program]\nhelp: correct Templates/card.svg.mustache"
    ),
    (
      "kill -9 $$",
      "rsvg-convert cannot draw it: it ended with signal 9 [failed-program]\nhelp: correct Templates/card.svg.mustache"
    ),
    ("echo hello", noPicture), ("head -c 40 \"$(dirname \"$0\")/picture.png\"", noPicture),
  ])
  func aProgramThatFailsLeavesNoFile(_ program: String, _ message: String) async throws {
    let folder = try folder(["a.md": SmallSite.post("A")], program: program)
    let run = try await cards(folder)
    #expect(run.status == 1)
    #expect(run.messages == "Posts/en/a.card.png: error: \(message)\n")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "Posts/en").path)
    #expect(files == ["a.md"])
  }

  @Test func aCardThatCannotBeWrittenIsAnErrorOfTheSystem() async throws {
    let folder = try folder(["a.md": SmallSite.post("A"), "a.card.png": ["in-the-way.txt": ""]])
    let run = try await cards(folder)
    #expect(run.status == 74)
    #expect(
      run.messages == """
        Posts/en/a.card.png: error: the file cannot be written: Is a directory [unwritable]
        help: permit writing there, and draw it again

        """)
  }

  @Test func aProgramThatDoesNotReadItsInputIsNoHang() async throws {
    let long = (0..<30_000).map { "w\($0)" }.joined(separator: " ").prefix(50_000)
    let folder = try folder(
      ["a.md": SmallSite.post(String(long))], template: "<svg>{{title}}{{title}}{{title}}</svg>",
      program: "exec 0<&-; cat \"$(dirname \"$0\")/picture.png\"")
    #expect(try await cards(folder).output == "Posts/en/a.card.png\n1 card drawn, 0 up to date.\n")
  }

  @Test func aSiteWithErrorsGetsNoCards() async throws {
    let folder = try folder(["a.md": "---\ntitle: A\n---\n"])
    let run = try await cards(folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("[missing-key]"))
    #expect(run.output == "")
  }

  @Test func aLanguageThatTheSiteDoesNotHaveIsRefused() async throws {
    let run = try await cards(try folder(["a.md": SmallSite.post("A")]), ["--lang", "xx"])
    #expect(run.status == 64)
    #expect(run.messages == "error: unknown language \"xx\" [unknown-language]\nhelp: languages of this site: en, sk\n")
  }

  // MARK: The template

  @Test func theTemplateIsCheckedLikeAllOthers() async throws {
    let site = try SmallSite(["Templates": ["card.svg.mustache": "<svg>{{titel}}{{>nothing}}</svg>"]])
    try await site.expectMessages(
      """
      Templates/card.svg.mustache:1:8: error: unknown variable "titel" [unknown-variable]
          <svg>{{titel}}{{>nothing}}</svg>
                 ^~~~~
      help: did you mean "title"?

      Templates/card.svg.mustache:1:18: error: unknown partial "nothing" [unknown-partial]
          <svg>{{titel}}{{>nothing}}</svg>
                           ^~~~~~~
      help: add it to Templates/partials

      """)
  }

  @Test func withoutTheTemplateBuildsDoWithoutAndCardsCannotBeDrawn() async throws {
    let folder = try folder(["a.md": SmallSite.post("A")])
    try folder.set("Templates/card.svg.mustache", nil)
    #expect(try await folder.build().messages == [])
    let run = try await cards(folder)
    #expect(run.status == 1)
    #expect(
      run.messages == """
        Templates/card.svg.mustache: error: the template of cards is missing [unknown-partial]
        help: add it to Templates

        """)
  }

  // MARK: The real program

  private static let converter = Program(named: "rsvg-convert")
  private static let isRequired = ProcessInfo.processInfo.environment["CI"] != nil

  @Test(.enabled(if: converter != nil || isRequired, "rsvg-convert is missing: make test installs it"))
  func theCardsOfTheExampleBlogAreDrawn() async throws {
    let converter = try #require(Self.converter, "rsvg-convert is missing: make test installs it")
    let folder = try await ExampleBlog.built()
    let path = converter.executable.deletingLastPathComponent().path
    let run = try await cards(folder, ["--lang", "hu"], path: path)
    #expect(run.messages == "")
    #expect(run.output.hasSuffix("6 cards drawn, 0 up to date.\n"))
    let png = try #require(try FileTree(reading: folder.url).files["Posts/hu/rolunk.card.png"])
    #expect(PictureSize(head: png) == PictureSize(1200, 630))
    #expect(png.count > 5_000)
    _ = try await folder.build()
    #expect(try folder.published()["hu/rolunk/index.html"]?.contains("/hu/rolunk/rolunk.card.png\">") == true)
  }
}
