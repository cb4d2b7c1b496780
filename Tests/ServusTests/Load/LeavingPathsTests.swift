import Foundation
import ServusDiagnostics
import Testing

@testable import Servus

/// Paths in posts that lead out of the site, and files that go or change while a build reads them.
@Suite struct LeavingPathsTests {
  @Test(
    .faults("D8"),
    arguments: [
      "../../../secret.jpg", "..%2f..%2f..%2fsecret.jpg", "%2e%2e/%2e%2e/%2e%2e/secret.jpg", "./.././../../secret.jpg",
      "../../servus.yml", "../../.servus/lock", "../../Templates/static/style.css", "../../Public/index.html",
    ])
  func aPictureOutsideOfThePostsIsNeverCopied(_ path: String) async throws {
    for isImage in [false, true] {
      let post =
        isImage
        ? SmallSite.post("A", "image: {src: '\(path)', alt: P}")
        : SmallSite.post("A", body: "![P](\(path))\n\n[F](\(path))")
      let site = try SmallSite(["Posts": ["en": ["a.md": post]]])
      let place = try BuildPlace(site.files)
      try place.set("../secret.jpg", "SECRET")
      for isCheck in [false, true] {
        var options = try site.options(source: place.site.path, output: place.output.path)
        options.isDryRun = isCheck
        let result = await Pipeline(options: options).build()
        let messages = result.messages
        #expect(Set(messages) == ["error: \"\(path)\" leads out of the folder Posts"], "\(messages)")
        #expect(result.diagnostics.sorted.allSatisfy { $0.rule == .brokenLink && $0.file == "Posts/en/a.md" })
      }
      #expect(try place.published() == [:])
    }
  }

  @Test(
    .faults("D8"),
    arguments: [
      ("/etc/passwd", "unknown-address"), ("%2fetc/passwd", "unknown-address"), ("file:///etc/passwd", "unsafe-link"),
      ("//etc/passwd", "external-picture"), (".hidden.jpg", "broken-link"), ("gone.jpg", "broken-link"),
    ])
  func aPictureOfTheMachineIsNeverCopied(_ path: String, _ rule: String) async throws {
    let outcome = try await SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", body: "![P](\(path))")]]
    ]).built()
    #expect(outcome.rules == [rule])
    #expect(outcome.output?.paths.contains { $0.contains("passwd") } != true)
  }

  @Test(.faults("D8"), arguments: ["../../../secret.jpg", "../en/p.jpg", "/etc/passwd"])
  func anAuthorsPictureLiesBesideTheAuthor(_ path: String) async throws {
    let outcome = try await SmallSite([
      "Posts": [
        "en": ["a.md": SmallSite.post("A", "authors: [a]", body: "![P](p.jpg)"), "p.jpg": "x"],
        "_authors": ["a.yml": "name: A\nimage: \(path)\n"],
      ]
    ]).built()
    #expect(outcome.rules == ["broken-link"])
    #expect(outcome.output == nil)
  }

  // MARK: Files that go or change

  private func folder() throws -> SiteFolder {
    try SiteFolder(
      SmallSite([
        "Posts": [
          "en": [
            "a.md": SmallSite.post("A", body: "![P](p.svg)"), "b.md": SmallSite.post("B"),
            "p.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>",
          ]
        ]
      ]))
  }

  /// Builds, and changes something when a stage begins.
  private func build(
    _ folder: SiteFolder, at stage: BuildProgress.Stage, _ change: @escaping @Sendable (URL) -> Void
  ) async throws -> BuildResult {
    let url = folder.url
    let progress = BuildProgress(after: .zero, every: .zero) { position in
      if position.stage == stage, position.done == 0 { change(url) }
    }
    let options = try folder.site.options(source: url.path, output: folder.output.path)
    return await Pipeline(options: options, progress: progress).build()
  }

  /// Expects that the next build gives what a clean one of the same files does.
  private func expectCleanResult(_ folder: SiteFolder) async throws {
    #expect(try await folder.build().messages == [])
    let clean = try SiteFolder(folder.site)
    try FileManager.default.removeItem(at: clean.url.appending(path: "Posts"))
    try FileManager.default.copyItem(at: folder.url.appending(path: "Posts"), to: clean.url.appending(path: "Posts"))
    #expect(try await clean.build().messages == [])
    let difference = try folder.published().difference(from: clean.published())
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(.faults("D6")) func aPostThatGoesAfterItWasListedIsNamed() async throws {
    let folder = try folder()
    let result = try await build(folder, at: .reading) { url in
      try? FileManager.default.removeItem(at: url.appending(path: "Posts/en/b.md"))
    }
    #expect(result.messages == ["error: the file cannot be read: No such file or directory"])
    #expect(result.diagnostics.sorted.map(\.file) == ["Posts/en/b.md"])
    #expect(try folder.published() == [:])
    try await expectCleanResult(folder)
  }

  @Test(.faults("D6")) func aFolderThatGoesAfterItWasListedIsNamed() async throws {
    let folder = try folder()
    let result = try await build(folder, at: .reading) { url in
      try? FileManager.default.moveItem(at: url.appending(path: "Posts/en"), to: url.appending(path: "Posts/sk"))
    }
    #expect(result.diagnostics.sorted.map(\.file) == ["Posts/en/a.md", "Posts/en/b.md"])
    #expect(result.report == nil)
    try await expectCleanResult(folder)
  }

  @Test(.faults("D6"), arguments: ["pipe", "device", "folder"])
  func aPostThatBecomesSomethingElseIsNotOpened(_ kind: String) async throws {
    let folder = try folder()
    let result = try await build(folder, at: .reading) { url in
      let path = url.appending(path: "Posts/en/b.md").path
      unlink(path)
      switch kind {
      case "pipe": mkfifo(path, 0o600)
      case "device": symlink("/dev/zero", path)
      default: mkdir(path, 0o700)
      }
    }
    #expect(result.diagnostics.sorted.map(\.file) == ["Posts/en/b.md"])
    #expect(result.diagnostics.sorted.map(\.rule) == [.unreadable])
    #expect(result.report == nil)
  }

  @Test(.faults("D6"), arguments: [BuildProgress.Stage.reading, .comparing, .writing])
  func aPostThatChangesMeanwhileIsRightAfterTheNextBuild(_ stage: BuildProgress.Stage) async throws {
    let folder = try folder()
    let new = "---\ntitle: Another\ndate: 2020-01-15\n---\nNew.\n"
    let result = try await build(folder, at: stage) { url in
      try? Data(new.utf8).write(to: url.appending(path: "Posts/en/b.md"))
    }
    #expect(result.messages == [])
    let title = try folder.published()["en/b/index.html"]?.contains("Another")
    #expect(title == (stage == .reading))
    try await expectCleanResult(folder)
    #expect(try folder.published()["en/b/index.html"]?.contains("Another") == true)
  }

  @Test(.faults("D6")) func aPictureThatGoesBeforeItIsCopiedIsNamed() async throws {
    let folder = try folder()
    let result = try await build(folder, at: .writing) { url in
      try? FileManager.default.removeItem(at: url.appending(path: "Posts/en/p.svg"))
    }
    #expect(result.messages == ["error: the file cannot be read: No such file or directory"])
    #expect(result.diagnostics.sorted.map(\.file) == ["Posts/en/p.svg"])
    try folder.set("Posts/en/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 3\"/>")
    try await expectCleanResult(folder)
  }

  @Test(.faults("D6")) func aPictureThatChangesMeanwhileIsRightAfterTheNextBuild() async throws {
    let folder = try folder()
    let old = try #require(folder.site.files["Posts/en/p.svg"])
    let result = try await build(folder, at: .writing) { url in
      try? Data(old.replacing("4", with: "5").utf8).write(to: url.appending(path: "Posts/en/p.svg"))
    }
    #expect(result.messages == [])
    #expect(try folder.published()["en/a/p.svg"]?.contains("0 0 5 3") == true)
    try folder.set("Posts/en/p.svg", old)
    try await expectCleanResult(folder)
  }
}
