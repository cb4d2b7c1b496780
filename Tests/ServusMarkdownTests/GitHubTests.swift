import Testing

/// Every example of GitHub's specification for what Servus adds to CommonMark.
@Suite struct GitHubTests {
  @Test(
    arguments: zip(["gfm-tables", "gfm-strikethrough", "gfm-task-lists", "gfm-autolinks"], [24, 4, 5, 16]))
  func allExamplesAreThere(_ file: String, _ count: Int) throws {
    #expect(try GitHubExample.examples(file).count == count)
  }

  @Test(
    arguments: try GitHubExample.examples("gfm-tables") + GitHubExample.examples("gfm-strikethrough")
      + GitHubExample.examples("gfm-task-lists") + GitHubExample.examples("gfm-autolinks"))
  func examplesRenderAsOnGitHub(_ example: GitHubExample) {
    // One example only says that nothing may crash.
    if example.html == "<IGNORE>\n" { return }
    #expect(example.actual == example.expected, "\(example.markdown)")
  }
}
