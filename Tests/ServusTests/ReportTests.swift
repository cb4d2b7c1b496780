import Foundation
import Testing

@testable import Servus

/// How commands say what they found, to people and to programs.
@Suite struct ReportTests {
  private func folder(_ posts: FileTree) throws -> SiteFolder {
    try SiteFolder(SmallSite(["Posts": ["en": posts]]))
  }

  private func run(_ arguments: [String], on folder: SiteFolder) async throws -> Program.Run {
    try await CommandLineTool.run(arguments + ["--source", folder.url.path], environment: CommandLineTool.epoch)
  }

  /// A report without the time that it took, which is never the same.
  private func report(_ run: Program.Run) -> String {
    run.output.replacing(/"milliseconds":\d+/, with: "\"milliseconds\":0")
  }

  private let faulty: FileTree = [
    "a.md": SmallSite.post("A", "mood: good", body: "Text.\n\n![](p.jpg)\n\n![](p.jpg) [b](c.md)"),
    "p.jpg": "", "unused.jpg": "",
  ]

  @Test func aReportIsOneDocumentWithALineForEachMessage() async throws {
    for command in ["build", "check"] {
      let run = try await run([command, "--json"], on: try folder(faulty))
      #expect(run.status == 1)
      #expect(run.messages == "")
      #expect(
        report(run) == """
          {"messages":[
          {"file":"Posts/en/a.md","line":4,"column":1,"endColumn":5,"severity":"warning","rule":"unknown-key",\
          "message":"unknown key \\"mood\\"","help":"known here: aliases, authors, case, comments, date, description, draft, \
          expires, extra, image, lang, offer, part, series, slug, source, tags, takeaways, title, toc, translation, type, \
          updated","excerpt":"mood: good"},
          {"file":"Posts/en/a.md","line":8,"column":5,"endColumn":10,"severity":"warning","rule":"missing-alt",\
          "message":"a picture without a text alternative",\
          "help":"say between the brackets what the picture shows: ![…](p.jpg)","excerpt":"![](p.jpg)"},
          {"file":"Posts/en/a.md","line":10,"column":5,"endColumn":10,"severity":"warning","rule":"missing-alt",\
          "message":"a picture without a text alternative",\
          "help":"say between the brackets what the picture shows: ![…](p.jpg)","excerpt":"![](p.jpg) [b](c.md)"},
          {"file":"Posts/en/a.md","line":10,"column":16,"endColumn":20,"severity":"error","rule":"broken-link",\
          "message":"there is no file Posts/en/c.md","help":"did you mean \\"a.md\\"?","excerpt":"![](p.jpg) [b](c.md)"},
          {"file":"Posts/en/unused.jpg","line":null,"column":null,"endColumn":null,"severity":"warning",\
          "rule":"unused-asset","message":"no post shows this file, so it is not published",\
          "help":"show it in a post, or remove it","excerpt":null}],
          "summary":{"errors":1,"warnings":4,"pages":0,"written":null,"unchanged":null,"removed":null,"milliseconds":0,\
          "status":1}}

          """)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
    }
  }

  @Test func aReportOfASiteThatWasBuiltHasItsNumbers() async throws {
    let folder = try folder(["a.md": SmallSite.post("A")])
    let built = try await run(["build", "--json"], on: folder)
    let files = try folder.published().files.count
    let pages = try folder.published().paths.count { $0.hasSuffix(".html") }
    #expect(built.status == 0)
    #expect(
      report(built) == """
        {"messages":[],
        "summary":{"errors":0,"warnings":0,"pages":\(pages),"written":\(files),"unchanged":0,"removed":0,\
        "milliseconds":0,"status":0}}

        """)
    let checked = try await run(["check", "--json"], on: folder)
    #expect(
      report(checked) == """
        {"messages":[],
        "summary":{"errors":0,"warnings":0,"pages":\(pages),"written":null,"unchanged":null,"removed":null,\
        "milliseconds":0,"status":0}}

        """)
  }

  @Test func aQuietReportHasErrorsAloneAndCountsAll() async throws {
    let report = report(try await run(["check", "--json", "--quiet"], on: try folder(faulty)))
    #expect(report.split(separator: "\n").count == 3)
    #expect(report.contains("\"rule\":\"broken-link\""))
    #expect(report.contains("\"errors\":1,\"warnings\":4,"))
    let strict = try await run(
      ["check", "--json", "--quiet", "--strict"], on: try folder(["a.md": SmallSite.post("A", "mood: good")]))
    #expect(strict.output.contains("\"rule\":\"unknown-key\""))
  }

  @Test func aReportHoldsNoRawControlCharacter() async throws {
    let folder = try folder(["a.md": SmallSite.post("A", "slug: \"\\e[31mred\\u202e\\u009b\\u0085\"")])
    let run = try await run(["check", "--json"], on: folder)
    #expect(run.output.contains("\"message\":\"\\\"\\u001b[31mred\\u202e\\u009b\\u0085\\\" cannot be part"))
    #expect(!run.output.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    #expect(!run.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test func wrongUsageMakesNoReport() async throws {
    let run = try await CommandLineTool.run(["build", "--json", "--jobs", "0"])
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test func aCheckCountsItsMessagesByRule() async throws {
    let folder = try folder(faulty)
    #expect(
      try await run(["check"], on: folder).messages.hasSuffix(
        "\n\n1 error, 4 warnings: 1 broken-link, 2 missing-alt, 1 unknown-key, 1 unused-asset\n"))
    #expect(try await run(["build"], on: folder).messages.hasSuffix("\n\n1 error, 4 warnings\n"))
    let one = try await run(["check"], on: try self.folder(["a.md": SmallSite.post("A", "mood: good")]))
    #expect(one.messages.hasSuffix("updated\n"))
    #expect(one.output == "No errors.\n")
  }

  @Test func theExampleBlogPassesAStrictCheck() async throws {
    let run = try await CommandLineTool.run(
      ["check", "--strict", "--source", SmallSite.repository.path], environment: ["SOURCE_DATE_EPOCH": "1767268800"])
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test func onATerminalMessagesHaveColourAndTheSummaryHasItsTime() async throws {
    let folder = try folder(["a.md": SmallSite.post("A", "mood: good")])
    let arguments = ["build", "--source", folder.url.path]
    let shown = try await CommandLineTool.runOnTerminal(arguments, environment: ["TERM": "xterm"])
    #expect(
      shown.contains("4:1: \u{1B}[1;33mwarning:\u{1B}[0m \u{1B}[1munknown key \"mood\"\u{1B}[0m [unknown-key]\r\n"))
    #expect(shown.contains("\r\n    \u{1B}[1;33m^~~~\u{1B}[0m\r\n\u{1B}[1;36mhelp:\u{1B}[0m known here: "))
    #expect(shown.contains(/removed in \d+\.\d s\.\r\n$/))
  }

  @Test(arguments: [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "xterm", "CI": "true"], ["TERM": "dumb"]])
  func noColourIsShownWhereNoneIsWanted(_ environment: [String: String]) async throws {
    let folder = try folder(["a.md": SmallSite.post("A", "mood: good")])
    let shown = try await CommandLineTool.runOnTerminal(
      ["check", "--source", folder.url.path], environment: environment)
    #expect(shown.contains("4:1: warning: unknown key \"mood\" [unknown-key]\r\n"))
    #expect(!shown.unicodeScalars.contains("\u{1B}"))
  }
}
