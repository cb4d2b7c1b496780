import Foundation
import ServusDiagnostics
import TestSupport
import Testing

@testable import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is read of a site's folder.
@Suite struct LoadingTests {
  private func load(
    _ files: FileTree, _ change: (URL) throws -> Void = { _ in }
  ) throws -> (paths: [String], messages: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "servus-load-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try files.write(to: folder)
    try change(folder)
    var diagnostics = Diagnostics()
    let loaded = DirectoryLoader.load(root: folder.path, diagnostics: &diagnostics)
    let messages = diagnostics.sorted.map { "\($0.file ?? ""): \($0.message) [\($0.rule?.rawValue ?? "")] \($0.help)" }
    return (loaded.map(\.path).sorted(), messages)
  }

  @Test(.faults("D2")) func onlyWhatBelongsToASiteIsRead() throws {
    let result = try load([
      "servus.yml": "", "README.md": "", "Public": ["index.html": ""], ".servus": ["x.state": ""],
      "Posts": ["en": ["a.md": "", ".#a.md": "", "a.md~": "", "#a.md#": "", ".hidden": ["b.md": ""]]],
      "Templates": ["home.mustache": ""],
    ])
    #expect(result.paths == ["Posts/en/a.md", "Templates/home.mustache", "servus.yml"])
    #expect(result.messages == [])
  }

  @Test(.faults("D2")) func ofDotNamesOnlyTheOneThatServersKnowIsRead() throws {
    let result = try load([
      "servus.yml": "", "Posts": ["en": ["a.md": "", ".well-known": ["b.md": ""]]],
      "Templates": [
        ".well-known": ["c.txt": ""],
        "static": [".well-known": ["security.txt": "", ".d": ""], ".e": "", "f": [".well-known": ["g": ""]]],
      ],
    ])
    #expect(result.paths == ["Posts/en/a.md", "Templates/static/.well-known/security.txt", "servus.yml"])
    #expect(result.messages == [])
  }

  @Test(.faults("D1", "D2", "D3")) func linksAreRefusedByName() throws {
    let result = try load(["servus.yml": "", "Posts": ["en": ["a.md": ""]], "outside": ["b.md": ""]]) { folder in
      let links = [
        "Posts/en/file.md": "../../outside/b.md", "Posts/en/folder": "../../outside", "Posts/en/loop": ".",
        "Posts/en/dangling.md": "nowhere", "Posts/en/device.md": "/dev/zero",
      ]
      for (link, target) in links { symlink(target, folder.appending(path: link).path) }
    }
    #expect(result.paths == ["Posts/en/a.md", "servus.yml"])
    #expect(
      result.messages
        == ["dangling.md", "device.md", "file.md", "folder", "loop"].map {
          "Posts/en/\($0): this is a link, and links are not followed [unsafe-path] put the file itself there"
        })
  }

  @Test(.faults("D1")) func aSiteWhoseOwnFoldersAreLinksIsRefused() throws {
    let result = try load(["outside": ["en": ["a.md": ""]]]) { folder in
      symlink("outside", folder.appending(path: "Posts").path)
      symlink("outside/en/a.md", folder.appending(path: "servus.yml").path)
    }
    #expect(result.paths == [])
    #expect(
      result.messages
        == ["Posts", "servus.yml"].map {
          "\($0): this is a link, and links are not followed [unsafe-path] put the file itself there"
        })
  }

  @Test(.faults("D4")) func aNamedPipeIsNotOpened() throws {
    let result = try load(["servus.yml": "", "Posts": ["en": ["a.md": ""]]]) { folder in
      mkfifo(folder.appending(path: "Posts/en/pipe.md").path, 0o600)
    }
    #expect(result.paths == ["Posts/en/a.md", "servus.yml"])
    #expect(result.messages == ["Posts/en/pipe.md: this is neither a file nor a folder [unreadable] remove it"])
  }

  @Test(.faults("B8"), arguments: [(17 << 20) + 1, 200 << 20, 4 << 30])
  func aTextOverTheLimitIsRefusedBeforeItIsRead(size: off_t) throws {
    let result = try load(["servus.yml": "", "Posts": ["en": ["a.md": ""]]]) { folder in
      truncate(folder.appending(path: "Posts/en/a.md").path, size)
    }
    #expect(result.paths == ["servus.yml"])
    #expect(result.messages == ["Posts/en/a.md: the file is larger than 16 MB [too-large] split it"])
  }

  @Test(.faults("B11", "D3")) func foldersAreNotFollowedWithoutEnd() throws {
    let deep = "Posts/" + String(repeating: "d/", count: 120) + "a.md"
    let result = try load(FileTree(files: [deep: []]))
    #expect(result.paths == [])
    #expect(result.messages.count == 1)
    #expect(
      result.messages.first?.hasSuffix("folders nested deeper than 100 levels [too-deep] move this one further up")
        == true)
  }

  @Test(.faults("D7")) func aNameThatIsNotUTF8IsRefusedWithItsFolder() throws {
    let result = try load(["servus.yml": "", "Posts": ["en": ["a.md": ""]]]) { folder in
      let path = Array("\(folder.path)/Posts/en/".utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
      let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
      if descriptor >= 0 { close(descriptor) }
    }
    #expect(result.paths == ["Posts/en/a.md", "servus.yml"])
    #if os(Linux)
      #expect(
        result.messages == ["Posts/en: the name of \"\\xFF\" in this folder is not UTF-8 [bad-encoding] rename it"])
    #endif
  }

  @Test func filesAreSortedByWhatTheyAreFor() {
    let paths = [
      "Posts/en/b.md", "Posts/en/a.md", "Posts/en/a.comments.yml", "Posts/en/a.jpg", "Posts/_tags/x.yml",
      "Posts/_authors/x.jpg", "Templates/home.mustache", "Templates/partials/sub/x.mustache",
      "Templates/strings/en.yml",
      "Templates/static/css/x.css", "Templates/static/home.mustache", "Templates/README.md", "servus.yml",
    ]
    let tree = SourceTree(paths.map { InputFile(path: $0, content: .bytes([])) })
    #expect(tree.configuration?.path == "servus.yml")
    #expect(tree.posts.map(\.path) == ["Posts/en/a.md", "Posts/en/b.md"])
    #expect(tree.comments.map(\.path) == ["Posts/en/a.comments.yml"])
    #expect(tree.assets.map(\.path) == ["Posts/_authors/x.jpg", "Posts/en/a.jpg"])
    #expect(tree.terms.mapValues { $0.map(\.path) } == [.tags: ["Posts/_tags/x.yml"]])
    #expect(tree.layouts.map(\.path) == ["Templates/home.mustache"])
    #expect(tree.partials.map(\.path) == ["Templates/partials/sub/x.mustache"])
    #expect(tree.strings.map(\.path) == ["Templates/strings/en.yml"])
    #expect(tree.statics.map(\.path) == ["Templates/static/css/x.css", "Templates/static/home.mustache"])
  }
}
