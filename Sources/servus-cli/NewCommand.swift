import ArgumentParser
import Servus
import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `servus new`.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begins a post.", subcommands: [PostCommand.self])

  /// `servus new post`.
  struct PostCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "post", abstract: "Begins a post, as a draft dated today, and prints its path.",
      discussion: """
        Nothing is overwritten. A translation takes over all that is no text.

            servus new post "Thor and the lost book" --lang en --case amazon
            servus new post "Další díl" --lang cs --series kawasaki
            servus new post "It starts with the boss" --lang en --translate Posts/hu/kawasaki/01.md
        """)

    @Argument(help: ArgumentHelp("The post's title.", valueName: "title"))
    var title: String

    @Option(
      help: ArgumentHelp("The language of the post, such as sk.", valueName: "tag"), completion: .siteLanguages)
    var lang: String

    @Option(help: ArgumentHelp("The series that it continues.", valueName: "id"), completion: .siteSeries)
    var series: String?

    @Option(
      name: .customLong("case"),
      help: ArgumentHelp("The company whose case it tells; a new one gets a file.", valueName: "company"),
      completion: .siteCompanies)
    var company: String?

    @Option(
      help: ArgumentHelp("The post that it translates.", valueName: "file"), completion: .file(extensions: ["md"]))
    var translate: String?

    @OptionGroup var site: SourceOption

    func validate() throws {
      if translate != nil, series != nil || company != nil {
        throw ValidationError("--translate takes the series and the case from the original")
      }
    }

    func run() async throws {
      var request = NewPost(title: title, language: lang)
      request.series = series
      request.company = company
      let options = try site.buildOptions()
      let result = try await Console.refusingUnknown { () throws(UsageFault) in
        try await Pipeline(options: options).makePost(request, translating: translate)
      }
      Console.printMessages(result.diagnostics)
      if let path = result.path { try Console.deliver(Array("\(site.path(of: path))\n".utf8)) }
      let exitCode = result.diagnostics.exitCode
      if exitCode != .success { throw exitCode }
    }
  }
}
