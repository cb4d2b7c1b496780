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

/// What is said, word for word, where the system or a limit stands in the way.
@Suite struct RefusalTests {
  private let files: FileTree = ["Posts": ["en": ["a.md": SmallSite.post("A"), "b.md": SmallSite.post("B")]]]

  private func lines(_ diagnostics: Diagnostics) -> String {
    diagnostics.sorted.map(DiagnosticFormatter(isColored: false).format).joined(separator: "\n")
  }

  @Test(.faults("D6")) func aFileThatGoesWhileItIsReadIsNamed() throws {
    let folder = try SiteFolder(SmallSite(files))
    try folder.set("Posts/en/p.jpg", "")
    let scan = FolderScan(root: folder.url.path)
    for name in ["a.md", "p.jpg"] { try folder.set("Posts/en/\(name)", nil) }
    var diagnostics = Diagnostics()
    let tree = SourceTree(DirectoryLoader.load(scan, diagnostics: &diagnostics))
    for file in tree.posts { _ = SourceText.decode(file, diagnostics: &diagnostics) }
    #expect(
      lines(diagnostics) == """
        Posts/en/a.md: error: the file cannot be read: No such file or directory [unreadable]
        help: permit reading it, or move it away

        Posts/en/p.jpg: error: the file cannot be read: No such file or directory [unreadable]
        help: permit reading it, or move it away

        """)
  }

  @Test func aPictureIsNoText() {
    let disk = InputFile.DiskFile(absolutePath: "/nowhere", size: 0, head: [], fingerprint: nil)
    var diagnostics = Diagnostics()
    #expect(
      SourceText.decode(InputFile(path: "a.md", content: .onDisk(disk)), diagnostics: &diagnostics) == nil)
    #expect(
      lines(diagnostics) == "a.md: error: this is no text [unreadable]\nhelp: put a text there, or remove the file\n")
  }

  @Test(.faults("D4")) func onlyRegularFilesAreRead() throws {
    let folder = try SiteFolder(SmallSite(files))
    let pipe = folder.url.appending(path: "pipe").path
    mkfifo(pipe, 0o600)
    let error = #expect(throws: FileError.self) { try readBytes(of: pipe, atMost: 10) }
    #expect(error?.reason == "not a regular file")
  }

  #if os(Linux)
    @Test(.faults("C6")) func namesThatDifferInTheCodingOfAccentsAreRefused() throws {
      let folder = try SiteFolder(SmallSite(files))
      for name in ["\u{E9}", "e\u{301}"] { try folder.set("Posts/en/\(name).md", "") }
      let scan = FolderScan(root: folder.url.path)
      #expect(
        lines(scan.diagnostics) == """
          Posts/en/\u{E9}.md: error: another file has the same name with its accents coded in another way [duplicate-address]
          help: rename one of the two

          """)
    }
  #endif

  @Test(.faults("B11", "C4")) func anAddressMustNotBeTooLong() async throws {
    let folders = Array(repeating: String(repeating: "f", count: 200), count: 6).joined(separator: "/")
    var site = try SmallSite(files)
    site.files.set([], at: "Templates/static/\(folders)/x.txt")
    try await site.expectMessages(
      """
      Templates/static/\(folders)/x.txt: error: the address "/\(folders.prefix(80))…" is too long [unsafe-path]
      help: shorten the name

      """)
  }

  @Test(.faults("A13")) func tooMuchFrontMatterIsRefused() async throws {
    let long = "extra: " + String(repeating: "x", count: 65_536)
    let messages = try await SmallSite(["Posts": ["en": ["a.md": SmallSite.post("A", long)]]]).built().messages
    #expect(
      messages == """
        Posts/en/a.md:1:1: error: the front matter is larger than 64 kB [too-large]
            ---
            ^~~
        help: shorten it

        """)
  }

  @Test func aLayoutAndAStringsFileMustBeThere() async throws {
    var site = try SmallSite(files)
    site.files["Templates/archive.mustache"] = nil
    try await site.expectMessages(
      """
      Templates/archive.mustache: error: the layout is missing [unknown-partial]
      help: add it to Templates

      """)
    site = try SmallSite(files)
    site.files["Templates/strings/sk.yml"] = nil
    try await site.expectMessages(
      """
      Templates/strings/sk.yml: error: the language "sk" has no strings file [bad-strings]
      help: copy another language's file in Templates/strings and translate it

      """)
  }

  @Test func aFolderOfNotesThatIsALinkIsNotFollowed() async throws {
    let folder = try SiteFolder(SmallSite(files))
    symlink("/tmp", folder.url.appending(path: ".servus").path)
    let diagnostics = try await folder.build().diagnostics
    let site = folder.url.path
    #expect(
      lines(diagnostics) == """
        error: \(site)/.servus cannot be written: it is no folder of its own, and a link may lead out [unwritable]
        help: permit writing there

        """)
    let error = #expect(throws: FileError.self) {
      try StateFile(root: "/dev/null", outputFolder: "/nowhere").write([], to: .build)
    }
    #expect(error?.path?.hasPrefix("/dev/null/.servus/") == true)
  }

  @Test(.faults("C10")) func aBuildWithoutNotesSaysWhatToDoAboutStalePages() async throws {
    let folder = try SiteFolder(SmallSite(files))
    try folder.set("Public/index.html", "")
    #expect(
      lines(try await folder.build().diagnostics) == """
        note: there are no notes of an earlier build into \(folder.output.path): its files are brought up to date, and nothing \
        in it is removed
        help: to get rid of stale pages, empty that folder and build again

        """)
  }

  @Test(.faults("C11")) func aFileInPlaceOfAFolderOfTheOutputIsLeftAlone() async throws {
    let folder = try SiteFolder(SmallSite(files))
    try folder.set("Public/en", "somebody's file")
    let messages = lines(try await folder.build().diagnostics)
    let output = folder.output.path
    #expect(
      messages.contains(
        """
        error: \(output)/en/a/index.html cannot be written: a file stands where the folder /en should be [unwritable]
        help: make room or permit writing there, and build again; what stands there is whole

        """), "\(messages)")
  }

  @Test(.faults("E5")) func aFileInPlaceOfTheOutputIsToldOnce() async throws {
    let folder = try SiteFolder(SmallSite(files))
    try folder.set("Public", "somebody's file")
    #expect(
      lines(try await folder.build().diagnostics) == """
        error: \(folder.output.path) cannot be written: a file stands where the folder should be [unwritable]
        help: make room or permit writing there, and build again; what stands there is whole

        """)
  }

  @Test(.faults("C9")) func theFolderOfAnotherSiteIsNoOutput() async throws {
    let (folder, other) = (try SiteFolder(SmallSite(files)), try SiteFolder(SmallSite(files)))
    #expect(
      lines(try await folder.build(into: other.url.path).diagnostics) == """
        error: the output folder \(other.url.path) is the folder of another site [unsafe-output]
        help: name another folder with --output

        """)
    #expect(try FileTree(reading: other.url) == other.site.files)
  }

  @Test(.faults("C9")) func anOutputFolderThatHoldsSourcesIsRefusedByName() async throws {
    let folder = try SiteFolder(SmallSite(files))
    #expect(
      lines(try await folder.build(into: folder.url.path + "/Posts").diagnostics) == """
        error: the output folder \(folder.url.path)/Posts belongs to the site's sources [unsafe-output]
        help: name another folder with --output

        """)
  }
}
