import TestSupport
import Testing

@testable import Servus

/// `servus render`, with a site around it and without.
@Suite struct RenderCommandTests {
  private func folder() throws -> SiteFolder {
    try SiteFolder(SmallSite(["Posts": ["sk": ["thor.md": SmallSite.post("Thor")]]]))
  }

  @Test func renderReadsStandardInput() async throws {
    let plain = try await CommandLineTool.run(["render", "--plain"], input: "# Hi <b>there</b>\n")
    #expect(plain.output == "<h1>Hi <b>there</b></h1>\n")
    let folder = try folder()
    let post = try await CommandLineTool.run(
      ["render", "--lang", "sk", "--source", folder.url.path], input: "## Čaj\n\n[odkaz](a.md)\n")
    #expect(post.output == "<h2 id=\"caj\">Čaj</h2>\n<p><a href=\"a.md\">odkaz</a></p>\n")
    let unknown = try await CommandLineTool.run(["render", "--lang", "sx", "--source", folder.url.path], input: "x")
    #expect(unknown.status == 1)
    #expect(unknown.messages.contains("help: did you mean \"sk\"?"))
    let faulty = try await CommandLineTool.run(
      ["render", "--lang", "sk", "--source", folder.url.path], input: "> [!NOTTE]\n> x\n")
    #expect(faulty.status == 1)
    #expect(faulty.messages.hasPrefix("standard input:1:5: error: unknown kind of aside \"NOTTE\" [dialect]\n"))
  }

  @Test func aQuotationIsSetByTheRulesOfItsLanguage() async throws {
    let folder = try folder()
    let run = try await CommandLineTool.run(
      ["render", "--lang", "sk", "--source", folder.url.path], input: "> [!QUOTE en]\n> \"Hi\" - he said...\n")
    #expect(run.messages == "")
    #expect(run.output.contains("“Hi”") && run.output.contains("he said…"))
  }

  @Test(arguments: [
    ("cs", "„Čaj“"), ("en", "“Čaj”"), ("hu", "„Čaj”"), ("pl", "„Čaj”"), ("ru", "«Čaj»"), ("sk", "„Čaj“"),
  ])
  func renderKnowsLanguagesWithoutASite(_ language: String, html: String) async throws {
    let run = try await CommandLineTool.run(
      ["render", "--lang", language, "--source", "/nowhere"], input: "\"Čaj\"\n")
    #expect(run.messages == "")
    #expect(run.output == "<p>\(html)</p>\n")
  }

  @Test func withoutASiteOtherLanguagesAreRefused() async throws {
    let run = try await CommandLineTool.run(["render", "--lang", "nah", "--source", "/nowhere"], input: "x")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.messages == """
        Templates/strings/nah.yml: error: there is no strings file for the language "nah" [unknown-language]
        help: run servus in a site's folder, or name it with --source

        """)
  }

  @Test func aFolderThatIsNoSiteMayDescribeALanguageItself() async throws {
    let own = try folder()
    try own.set("servus.yml", nil)
    let english = try #require(try SmallSite.shared()["Templates/strings/en.yml"])
    try own.set("Templates/strings/en.yml", english.replacing("note: Note", with: "note: Mind"))
    let run = try await CommandLineTool.run(
      ["render", "--lang", "en", "--source", own.url.path], input: "> [!NOTE]\n> x\n")
    #expect(run.output.contains(">Mind</h2>"))
  }

  @Test func aSitesFolderKnowsItsOwnLanguagesAlone() async throws {
    let folder = try folder()
    try folder.set("Templates/strings/pl.yml", nil)
    let run = try await CommandLineTool.run(["render", "--lang", "pl", "--source", folder.url.path], input: "x")
    #expect(run.status == 1)
    #expect(run.messages.hasPrefix("Templates/strings/pl.yml: error: there is no strings file"))
  }
}
