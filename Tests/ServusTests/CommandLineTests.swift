import Foundation
import TestSupport
import Testing

@testable import Servus

/// The command `servus` as a user meets it.
@Suite struct CommandLineTests {
  private func folder(
    _ posts: FileTree = ["thor.md": SmallSite.post("Thor", "tags: [chat, žaba, čaj]")]
  ) throws -> SiteFolder {
    try SiteFolder(SmallSite(["Posts": ["sk": posts]]))
  }

  @Test func aBuildSaysWhatItDid() async throws {
    let folder = try folder()
    let first = try await CommandLineTool.run(
      ["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
    let published = try folder.published()
    let pages = published.paths.count { $0.hasSuffix(".html") }
    #expect(first.status == 0)
    #expect(first.output == "\(pages) pages: \(published.files.count) files written, 0 unchanged, 0 removed.\n")
    #expect(first.messages == "")
    let second = try await CommandLineTool.run(
      ["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
    #expect(second.output == "\(pages) pages: 0 files written, \(published.files.count) unchanged, 0 removed.\n")
    let quiet = try await CommandLineTool.run(
      ["build", "--quiet", "--source", folder.url.path], environment: CommandLineTool.epoch)
    #expect(quiet.output == "")
    let verbose = try await CommandLineTool.run(
      ["build", "--verbose", "--jobs", "2", "--source", folder.url.path], environment: CommandLineTool.epoch)
    let place = folder.url.path
    #expect(verbose.output.hasPrefix("Building \(place) into \(place)/Public with 2 jobs.\n\(pages) pages: 0 files "))
  }

  @Test func verboseBuildsSayWhatEachStageTook() async throws {
    let folder = try folder()
    let arguments = ["build", "--verbose", "--jobs", "2", "--source", folder.url.path]
    let first = try await CommandLineTool.run(arguments, environment: CommandLineTool.epoch)
    let files = try folder.published().files.count
    let lines = first.output.split(separator: "\n").dropFirst(2)
    let stage = #/(?<name>[a-z]+) +\d+\.\d ms +(?<amount>\d+ [a-z]+|)(?<size> +\d+\.\d MB|) +\d+\.\d MiB/#
    let stages = try lines.dropLast().map { try #require($0.wholeMatch(of: stage), "\($0)") }
    #expect(Set(lines.dropLast().map(\.count)) == [61], "columns stand below each other:\n\(first.output)")
    #expect(lines.last?.wholeMatch(of: #/total +\d+\.\d ms/#) != nil)
    let names = [
      "load", "parse", "resolve", "index", "plan", "compile", "compare", "render", "write", "publish", "note",
    ]
    #expect(stages.map { String($0.name) } == names)
    let amounts = Dictionary(uniqueKeysWithValues: stages.map { (String($0.name), String($0.amount)) })
    #expect(amounts["parse"] == "1 posts")
    #expect(amounts["resolve"] == "1 posts")
    for name in ["plan", "compare", "write", "publish"] { #expect(amounts[name] == "\(files) files") }
    #expect(amounts["note"] == "")
    #expect(
      stages.filter { !$0.size.isEmpty }.map { String($0.name) }
        == ["load", "parse", "compile", "render", "write", "publish", "note"])
    #expect(stages.first { $0.name == "write" }?.size == stages.first { $0.name == "publish" }?.size)

    let second = try await CommandLineTool.run(arguments, environment: CommandLineTool.epoch)
    let secondLines = second.output.split(separator: "\n").dropFirst(2)
    #expect(secondLines.map { $0.prefix { $0 != " " } } == ["load", "total"])
  }

  @Test func theVersionNamesTheCommit() async throws {
    let version = try await CommandLineTool.run(["--version"]).output
    let repository = SmallSite.repository
    // Git reads from the home folder whether it may trust a repository of somebody else.
    let head = try await Program(named: "git")?.run(
      ["-C", repository.path, "rev-parse", "--short=9", "HEAD"], environment: ["HOME": NSHomeDirectory()])
    guard let head, head.status == 0, FileManager.default.fileExists(atPath: repository.appending(path: ".git").path)
    else {
      #expect(version == "0.2.0\n")
      return
    }
    let commit = head.output.dropLast()
    #expect(["0.2.0 (\(commit))\n", "0.2.0 (\(commit)-dirty)\n"].contains(version))
  }

  @Test func aPresentBeyondTheYear9999IsAnError() async throws {
    let folder = try folder()
    let run = try await CommandLineTool.run(
      ["build", "--source", folder.url.path], environment: ["SOURCE_DATE_EPOCH": "253402300799"])
    #expect(run.status == 1)
    #expect(
      run.messages
        == "error: the present moment lies beyond the year 9999 [bad-date]\nhelp: set SOURCE_DATE_EPOCH to less\n")
  }

  @Test(.faults("F4")) func sourceDateEpochDecidesWhatTodayIs() async throws {
    let folder = try folder(["today.md": "---\ntitle: T\ndate: 2020-06-01\n---\n"])
    let page = "sk/today/index.html"
    // 31 May 2020, 21:59:59 UTC, is the last second of that day in Bratislava.
    for (epoch, isThere) in [("1590962399", false), ("1590962400", true)] {
      let run = try await CommandLineTool.run(
        ["build", "--source", folder.url.path], environment: ["SOURCE_DATE_EPOCH": epoch, "TZ": "Asia/Tokyo"])
      #expect(run.status == 0)
      #expect(try folder.published().paths.contains(page) == isThere)
    }
  }

  @Test func errorsEndWithStatus1AndLeaveTheOldSite() async throws {
    let folder = try folder()
    _ = try await CommandLineTool.run(["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
    let before = try folder.published()
    try folder.set("Posts/sk/thor.md", "---\ntitle: Thor\ndate: 2020-01-01\ndraft: nie\n---\n")
    for command in ["build", "check"] {
      let run = try await CommandLineTool.run(
        [command, "--source", folder.url.path], environment: CommandLineTool.epoch)
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(
        run.messages == """
          Posts/sk/thor.md:4:8: error: "draft" must be true or false, not "nie" [front-matter]
              draft: nie
                     ^~~
          help: write true or false

          """)
    }
    #expect(try folder.published() == before)
  }

  @Test func strictTurnsWarningsIntoStatus1() async throws {
    let folder = try folder(["thor.md": SmallSite.post("Thor", "mood: good")])
    let arguments = ["check", "--source", folder.url.path]
    let plain = try await CommandLineTool.run(arguments, environment: CommandLineTool.epoch)
    #expect(plain.status == 0)
    #expect(plain.messages.contains("Posts/sk/thor.md:4:1: warning: unknown key \"mood\" [unknown-key]"))
    let strict = try await CommandLineTool.run(arguments + ["--strict"], environment: CommandLineTool.epoch)
    #expect(strict.status == 1)
    #expect(strict.messages.contains("Posts/sk/thor.md:4:1: error: unknown key \"mood\" [unknown-key]"))
    #expect(strict.messages.hasSuffix("\nWith --strict warnings are errors.\n"))
    let build = try await CommandLineTool.run(
      ["build", "--source", folder.url.path, "--strict"], environment: CommandLineTool.epoch)
    #expect(build.messages.hasSuffix("\nWith --strict warnings are errors: nothing was written.\n"))
    let quiet = try await CommandLineTool.run(arguments + ["--quiet"], environment: CommandLineTool.epoch)
    #expect(quiet.status == 0)
    #expect(quiet.messages + quiet.output == "")
    #expect(try folder.published() == [:])
  }

  @Test(.faults("E5")) func whatTheSystemRefusesEndsWithStatus74() async throws {
    let folder = try folder()
    try folder.set("Public", "a file where the folder should be")
    let run = try await CommandLineTool.run(["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
    #expect(run.status == 74)
    #expect(run.messages.contains("[unwritable]"))
  }

  @Test(.faults("G7"), arguments: ["build", "check", "serve"])
  func whereThereIsNoSiteThatIsAllThatIsSaid(_ command: String) async throws {
    let folder = try folder()
    let nowhere = folder.url.path + "/nowhere"
    let run = try await CommandLineTool.run([command, "--source", nowhere])
    #expect(run.status == 1)
    #expect(
      run.messages == """
        servus.yml: error: there is no servus.yml here [bad-config]
        help: run servus in the folder of a site, or name it with --source

        """)
    #expect(run.output == "")
    #expect(!FileManager.default.fileExists(atPath: nowhere))
  }

  @Test(arguments: [
    ("build --jobs 0", "--jobs must be a number from 1 to 1024"),
    ("check --jobs 0", "--jobs must be a number from 1 to 1024"),
    ("build --quiet --verbose", "--quiet and --verbose contradict each other"),
    ("build --json --verbose", "--json and --verbose contradict each other"),
    ("check --json --verbose", "--json and --verbose contradict each other"),
    ("build --outptu x", "Unknown option '--outptu'. Did you mean '--output'?"),
    ("build --source ", "--source must name a folder"), ("build --output ", "--output must name a folder"),
    ("serve --port 65536", "--port must be a number from 0 to 65535"), ("serve --host ", "--host must name an address"),
    ("render", "--lang is missing: name the language of the text"),
    (
      "check --external",
      "--external is not there yet: Servus asks no other site. Links within the site are always checked"
    ),
    ("biuld", "there is no command \"biuld\": did you mean \"build\"?"),
    ("new pst Thor --lang en", "there is no command \"new pst\": did you mean \"post\"?"),
  ])
  func wrongUsageEndsWithStatus64(_ line: String, _ message: String) async throws {
    let run = try await CommandLineTool.run(
      line.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.messages.hasPrefix("Error: \(message)\nUsage: servus"), "\(run.messages)")
  }

  @Test func aListThatIsNotThereIsAnsweredWithTheNearest() async throws {
    let near = try await CommandLineTool.run(["list", "tgas"])
    #expect(near.status == 64)
    #expect(near.messages.hasPrefix("Error: The value 'tgas' is invalid for '<list>': did you mean \"tags\"?\n"))
    let none = try await CommandLineTool.run(["list", "x"])
    let all = "there are posts, drafts, translations, tags, series, companies"
    #expect(none.messages.hasPrefix("Error: The value 'x' is invalid for '<list>': \(all)\n"))
  }

  @Test func aCommandThatIsNearToNoneIsAnsweredWithAll() async throws {
    let run = try await CommandLineTool.run(["frobnicate\u{1B}"])
    #expect(run.status == 64)
    #expect(
      run.messages.hasPrefix(
        "Error: there is no command \"frobnicate\\x1b\": known commands: init, new, build, serve, check, "))
  }

  @Test func aBadEpochIsWrongUsage() async throws {
    let run = try await CommandLineTool.run(["build", "--source", "/"], environment: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(run.status == 64)
    #expect(
      run.messages.hasPrefix("Error: SOURCE_DATE_EPOCH must be a number of seconds since 1970, not \"soon\"\n"))
  }

  @Test func aBaseURLReplacesTheOneInServusYml() async throws {
    let folder = try folder()
    let run = try await CommandLineTool.run(
      ["build", "--source", folder.url.path, "--base-url", "https://other.example/x"],
      environment: CommandLineTool.epoch)
    #expect(run.status == 0)
    #expect(try folder.published()["sitemap.xml"]?.contains("<loc>https://other.example/x/sk/thor/</loc>") == true)
    #expect(try folder.published()["sk/index.html"]?.contains("href=\"/x/sk/thor/\"") == true)
    let bad = try await CommandLineTool.run(["build", "--source", folder.url.path, "--base-url", "other.example"])
    #expect(bad.status == 64)
    #expect(
      bad.messages.contains(
        "The value 'other.example' is invalid for '--base-url <url>': "
          + "write the address in full, such as https://example.org/\n"))
  }

  /// What a command was asked for must not get lost unsaid.
  @Test(
    .faults("E7"),
    arguments: [
      ["list", "posts", "--json"], ["check", "--json"], ["render", "--plain"], ["new", "post", "X", "--lang", "sk"],
    ])
  func whatCannotBeDeliveredIsSaid(_ arguments: [String]) async throws {
    let folder = try folder()
    let shell = try #require(Program(named: "sh"))
    let site = arguments.contains("--plain") ? [] : ["--source", folder.url.path]
    let run = try await shell.run(
      ["-c", "exec \"$@\" > /dev/full", "sh", CommandLineTool.executable.path] + arguments + site, input: "x",
      environment: CommandLineTool.epoch)
    #expect(run.status == 74)
    #expect(
      run.messages == """
        error: standard output cannot be written: No space left on device [unwritable]
        help: make room where it goes, or send it elsewhere

        """)
  }

  @Test(.faults("E3"), .disabled(if: ChildProcess.isSanitized, "a sanitizer opens files of its own to know its list"))
  func tooFewOpenFilesAreNoTrap() async throws {
    let folder = try folder()
    let shell = try #require(Program(named: "sh"))
    for limit in 4...12 {
      let run = try await shell.run(
        ["-c", "ulimit -n \(limit); exec \"$@\"", "sh", CommandLineTool.executable.path, "build", "--source"]
          + [folder.url.path], environment: CommandLineTool.epoch)
      #expect(run.status == 74 || run.status == 0 && limit > 10, "\(limit): \(run.status)")
      guard limit < 10 else { continue }
      #expect(
        run.messages == """
          error: too few files may be open at a time [unreadable]
          help: raise the limit: ulimit -n 256

          """)
    }
  }

  @Test func noMessageHoldsARawControlCharacter() async throws {
    let folder = try folder(["a.md": SmallSite.post("A", "slug: \"\\e[31mred\\e[0m\\u202e\\u009b\"")])
    let run = try await CommandLineTool.run(["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
    #expect(run.messages.contains("\"\\x1b[31mred\\x1b[0m\\u{202e}\\x9b\" cannot be part of an address"))
    #expect(!run.messages.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B })
  }

  #if os(Linux)
    @Test(.faults("C6"), arguments: [".jpg", ".md", ".comments.yml"])
    func filesWhoseNamesMeetOnOtherSystemsAreRefused(_ ending: String) async throws {
      let text = "---\ntitle: A\ndate: 2020-01-15\nslug: SLUG\n---\n![x](\u{E9}.jpg) ![y](e\u{301}.jpg)\n"
      let folder = try folder([
        "a.md": FileTree(stringLiteral: ending == ".jpg" ? text.replacing("SLUG", with: "a") : "")
      ])
      for (number, name) in ["\u{E9}", "e\u{301}"].enumerated() {
        let content = ending == ".md" ? text.replacing("SLUG", with: "s\(number)") : "[]"
        try folder.set("Posts/sk/\(name)\(ending)", content)
      }
      let run = try await CommandLineTool.run(
        ["build", "--source", folder.url.path], environment: CommandLineTool.epoch)
      #expect(run.status == 1)
      #expect(!run.messages.contains("Fatal error"))
      #expect(run.messages.contains("error: "))
      #expect(try folder.published() == [:])
    }
  #endif
}
