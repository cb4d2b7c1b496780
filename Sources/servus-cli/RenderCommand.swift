import ArgumentParser
import Servus
import ServusDiagnostics
import ServusStarter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `servus render`.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Turns Markdown on standard input into HTML on standard output.",
    discussion: """
      A text is set by the rules of its language, as a post of the site would be. In a folder that is no site's, the \
      languages are those that servus init knows.

        servus render --lang hu < text.md
        echo 'Plain *CommonMark*' | servus render --plain
      """)

  @Option(
    help: ArgumentHelp("The language of the text, such as sk.", valueName: "tag"), completion: .siteLanguages)
  var lang: String?

  @Flag(help: "Bare CommonMark: no dialect, no typography, raw HTML kept.")
  var plain = false

  @OptionGroup var site: SourceOption

  func validate() throws {
    if !plain && lang == nil { throw ValidationError("--lang is missing: name the language of the text") }
  }

  func run() async throws {
    let input = Self.readInput()
    guard let lang, !plain else {
      return try Self.print(TextRenderer.plain(input))
    }
    try Self.print(TextRenderer.render(input, language: lang, source: site.source, known: StarterSite.strings))
  }

  private static func print(_ rendered: ([UInt8], Diagnostics)) throws {
    let (html, diagnostics) = rendered
    Console.printMessages(diagnostics)
    try Console.deliver(html)
    let exitCode = diagnostics.exitCode
    if exitCode != .success { throw exitCode }
  }

  private static func readInput() -> [UInt8] {
    var input: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return input }
      input.append(contentsOf: buffer[..<count])
    }
  }
}
