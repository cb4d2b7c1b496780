import ArgumentParser
import Servus
import ServusDiagnostics

/// `servus cards`.
struct CardsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cards",
    abstract: "Draws the missing and outdated social cards, each beside its post.",
    discussion: """
      A card is a picture of 1200 × 630 pixels that other sites show beside a link to a post. It is drawn with rsvg-convert \
      from Templates/card.svg.mustache for every post without a picture of its own. Keep the cards with the posts: a build \
      publishes them and draws none.
      """)

  @OptionGroup var site: SourceOption

  @Option(
    help: ArgumentHelp("Draw the cards of this language alone; may be repeated.", valueName: "tag"),
    completion: .siteLanguages)
  var lang: [String] = []

  @Flag(help: "Draw cards of posts with draft: true as well.")
  var drafts = false

  @Flag(help: "Draw cards of posts with a date in the future as well.")
  var future = false

  @Flag(help: "Draw cards that are up to date anew.")
  var force = false

  @Option(help: ArgumentHelp("How many cards are drawn at a time (default: one for each processor).", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    try SiteOptions.validate(jobs: jobs)
  }

  func run() async throws {
    var options = try site.buildOptions()
    if let jobs { options.jobs = jobs }
    options.includesDrafts = drafts
    options.includesFuture = future
    var wishes = CardOptions()
    wishes.languages = lang
    wishes.redrawsAll = force
    let result = try await Console.refusingUnknown { [options, wishes] () throws(UsageFault) in
      try await Pipeline(options: options).drawCards(wishes) { [site] in Console.printResult(site.path(of: $0)) }
    }
    Console.printMessages(result.diagnostics)
    let exitCode = result.diagnostics.exitCode
    guard exitCode == .success else { throw exitCode }
    Console.printResult(Self.summary(of: result))
  }

  private static func summary(of result: CardResult) -> String {
    func cards(_ count: Int) -> String { "\(count) \(count == 1 ? "card" : "cards")" }
    let foreign = result.foreign > 0 ? ", \(result.foreign) not drawn by servus and left alone" : ""
    return "\(cards(result.drawn)) drawn, \(result.current) up to date\(foreign)."
  }
}
