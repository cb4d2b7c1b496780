import Foundation
import ServusDiagnostics
import ServusMarkup
import Testing

@testable import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are no files, or cannot be read, or have odd names: as the program itself meets them.
@Suite struct StrangeFilesTests {
  private static let refusedLink =
    "this is a link, and links are not followed [unsafe-path]\nhelp: put the file itself there\n"
  private static let refusedKind = "this is neither a file nor a folder [unreadable]\nhelp: remove it\n"

  private func folder(_ files: FileTree = [:]) throws -> SiteFolder {
    try SiteFolder(SmallSite((["Posts": ["en": ["a.md": SmallSite.post("A")]]] as FileTree).merging(files)))
  }

  private func build(_ folder: SiteFolder) async throws -> Program.Run {
    try await CommandLineTool.run(
      ["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
  }

  // MARK: Links, pipes, devices

  @Test(
    .faults("D1", "D2", "D3"),
    arguments: [
      ("Posts/en/p.jpg", "/etc/passwd"), ("Posts/en/b.md", "../../outside/b.md"),
      ("Posts/en/b.comments.yml", "/etc/passwd"),
      ("Posts/cs", "../outside"), ("Posts/en/deep", "/etc"), ("Posts/_tags", "../outside"),
      ("Posts/_authors/x.yml", "/etc/passwd"),
      ("Templates/static/x", "../../outside"), ("Templates/static/x.css", "/etc/passwd"),
      ("Templates/x.mustache", "/etc/passwd"),
      ("Templates/partials/x.mustache", "/etc/passwd"), ("Templates/strings/x.yml", "/etc/passwd"),
      ("Posts/en/z.md", "/dev/zero"),
      ("Posts/en/self", "self"), ("Posts/en/up", ".."), ("Posts/en/here", "."), ("Posts/en/root", "/"),
      ("Posts/en/dangling.md", "nowhere.md"),
    ])
  func aLinkIsRefusedByName(_ link: String, _ target: String) async throws {
    let folder = try folder(["outside": ["b.md": SmallSite.post("SECRET")]])
    let path = folder.url.appending(path: link)
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    #expect(symlink(target, path.path) == 0)
    let run = try await build(folder)
    #expect(run.messages == "\(link): error: \(Self.refusedLink)")
    #expect(run.status == 1)
    #expect(try folder.published() == [:])
  }

  @Test(.faults("D2")) func theLocksAndCopiesOfEditorsArePassedOver() async throws {
    let folder = try folder(["Posts": ["en": ["a.md~": "x", "#a.md#": "x", ".a.md.swp": "x", ".md": "x"]]])
    #expect(symlink("user@host.1234:5678", folder.url.appending(path: "Posts/en/.#a.md").path) == 0)
    let run = try await build(folder)
    #expect(run.messages == "")
    #expect(run.status == 0)
  }

  @Test(
    .faults("D4"),
    arguments: ["Posts/en/b.md", "Posts/en/p.jpg", "Posts/en/a.comments.yml", "Templates/static/x.css", "servus.yml"])
  func aPipeIsRefusedUnopened(_ file: String) async throws {
    let folder = try folder()
    let path = folder.url.appending(path: file).path
    try? FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    let run = try await build(folder)
    #expect(run.messages == "\(file): error: \(Self.refusedKind)")
    #expect(run.status == 74)
  }

  @Test(.faults("D4")) func aSocketIsRefusedUnopened() async throws {
    let folder = try folder()
    // The paths of sockets have a limit, so it is named from where it lies.
    let python = "import socket; socket.socket(socket.AF_UNIX).bind('s.jpg')"
    let shell = try #require(Program(named: "sh"))
    let made = try await shell.run([
      "-c",
      "cd \"$1\"; python3 -c \"$2\" || perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => \"s.jpg\", Listen => 1)'",
      "sh",
      folder.url.appending(path: "Posts/en").path, python,
    ])
    #expect(made.status == 0, "\(made.messages)")
    let run = try await build(folder)
    #expect(run.messages == "Posts/en/s.jpg: error: \(Self.refusedKind)")
    #expect(run.status == 74)
  }

  // MARK: What cannot be read

  /// Runs the program without the right to read everything, which tests that run as root have.
  private func buildWithoutPrivileges(_ folder: SiteFolder) async throws -> Program.Run {
    try await CommandLineTool.run(
      ["build", "--source", folder.url.path], by: Program.lacking("dac_override", "dac_read_search"),
      environment: CommandLineTool.epoch)
  }

  private func forbid(_ path: String, in folder: SiteFolder, mode: Int = 0) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.url.appending(path: path).path)
  }

  @Test(
    .faults("D5"),
    arguments: [
      "Posts/en/a.md", "Posts/en/p.jpg", "Posts/en/a.comments.yml", "Posts/en/deep", "Posts", "Posts/_tags/x.yml",
      "Templates",
      "Templates/post.mustache", "Templates/static/x.css", "Templates/static/x.png", "Templates/strings/sk.yml",
      "servus.yml",
    ])
  func whatCannotBeReadIsRefusedByName(_ path: String) async throws {
    let folder = try folder([
      "Posts": [
        "en": [
          "a.md": SmallSite.post("A", "tags: [x]", body: "![P](p.jpg)"), "p.jpg": "x", "a.comments.yml": "[]",
          "deep": ["d.md": SmallSite.post("D")],
        ], "_tags": ["x.yml": "names: {en: x}\n"],
      ],
      "Templates": ["static": ["x.css": "a{b:c}", "x.png": "x"]],
    ])
    let isFolder = ["Posts", "Posts/en/deep", "Templates"].contains(path)
    try forbid(path, in: folder)
    let run = try await buildWithoutPrivileges(folder)
    try forbid(path, in: folder, mode: 0o755)
    #expect(
      run.messages.contains(
        "\(path): error: the \(isFolder ? "folder" : "file") cannot be read: Permission denied [unreadable]\n"
          + "help: permit reading it, or move it away\n"), "\(run.messages)")
    // Nothing is called missing that is only closed.
    #expect(!run.messages.contains("there is no servus.yml") && !run.messages.contains("is missing"), "\(run.messages)")
    #expect(run.status == 74)
    #expect(try folder.published() == [:])
  }

  @Test(.faults("D5")) func aSiteThatMayNotBeEnteredIsNotAnEmptyOne() async throws {
    let folder = try folder()
    try forbid(".", in: folder)
    let run = try await buildWithoutPrivileges(folder)
    try forbid(".", in: folder, mode: 0o755)
    let help = "the file cannot be read: Permission denied [unreadable]\nhelp: permit reading it, or move it away\n"
    #expect(
      run.messages == ["Posts", "Templates", "servus.yml"].map { "\($0): error: \(help)\n" }.joined() + "3 errors\n")
    #expect(run.status == 74)
  }

  // MARK: Names

  @Test(
    .faults("D7"),
    arguments: [
      ("a b", "a-b"), ("q\"uote", "q-uote"), ("-x", "x"), ("#h", "h"), ("q?", "q"), ("p%41", "p-41"), ("a&b", "a-b"),
      ("<b>", "b"),
      ("na\nme", "na-me"), ("a\u{1B}[31mb", "a-31mb"), ("ůň", "un"), ("it's", "its"), ("$(x)", "x"), ("🦊 fox", "fox"),
      ("🦊", "title"),
      ("a.md", "a-md"), ("x\\y", "x-y"), ("C:", "c"), ("\u{202E}rtl", "rtl"), ("%2e%2e%2f", "2e-2e-2f"),
    ])
  func aPostsNameBecomesASafeAddress(_ name: String, _ slug: String) async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": [:]]]))
    try folder.set("Posts/en/\(name).md", "---\ntitle: Title\ndate: 2020-01-15\n---\nText.\n")
    let run = try await build(folder)
    #expect(run.messages == "")
    #expect(try folder.published()["en/\(slug)/index.html"] != nil)
  }

  @Test(.faults("D7")) func aFolderMayBeCalledLikeAPost() async throws {
    let folder = try SiteFolder(SmallSite(["Posts": ["en": ["x.md": ["y.md": SmallSite.post("Y")]]]]))
    #expect(try await build(folder).messages == "")
    #expect(try folder.published()["en/y/index.html"] != nil)
  }

  @Test(
    .faults("D7"),
    arguments: ["a b.jpg", "-x.jpg", "#h.jpg", "p%41.jpg", "a&b.jpg", "🦊.jpg", "č+(1).jpg", "a..b.jpg"])
  func aPicturesNameIsEncodedInItsAddress(_ name: String) async throws {
    let encoded = percentEncodedValue(name)
    let outcome = try await SmallSite([
      "Posts": ["en": ["a.md": SmallSite.post("A", body: "![P](\(encoded))"), name: "x"]]
    ]).built()
    #expect(outcome.messages == "")
    #expect(outcome["en/a/\(name)"] == "x")
    let address = percentEncoded("/en/a/\(name)").replacing("&", with: "&amp;")
    #expect(outcome["en/a/index.html"]?.contains("src=\"\(address)\"") == true)
  }

  @Test(.faults("D7")) func controlCharactersOfNamesAreShownInMessages() async throws {
    let folder = try folder(["Posts": ["en": ["e\u{1B}[31m\n.jpg": "x"]]])
    let run = try await build(folder)
    #expect(
      run.messages == """
        Posts/en/e\\x1b[31m\\x0a.jpg: warning: no post shows this file, so it is not published [unused-asset]
        help: show it in a post, or remove it

        """)
  }

  #if os(Linux)
    @Test(.faults("D7"), arguments: ["Posts/en", "Templates/static", "Templates/partials"])
    func aNameThatIsNotUTF8IsRefusedWithItsFolder(_ parent: String) async throws {
      for isFolder in [false, true] {
        let folder = try folder()
        let path = Array("\(folder.url.path)/\(parent)/".utf8CString.dropLast()) + [97, CChar(bitPattern: 0xFF), 0]
        if isFolder {
          #expect(mkdir(path, 0o700) == 0)
        } else {
          let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
          try #require(descriptor >= 0)
          close(descriptor)
        }
        let run = try await build(folder)
        #expect(
          run.messages
            == "\(parent): error: the name of \"a\\xFF\" in this folder is not UTF-8 [bad-encoding]\nhelp: rename it\n")
        #expect(run.status == 1)
      }
    }
  #endif
}
