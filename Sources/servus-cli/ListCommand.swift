import ArgumentParser
import Servus
import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `servus list`.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists what there is in the site, and what is missing.",
    discussion: """
      What there is to list:

          posts         all posts with their states
          drafts        drafts, scheduled posts, and those that will expire
          translations  which texts there are in which languages
          tags          how many posts have them, and which are written in two ways
          series        which points are published and which are missing
          companies     their cases by verdict and language

      Tables are as wide as the terminal, or as COLUMNS says.

          servus list drafts
          servus list translations --lang hu
          servus list posts --json
      """)

  @Argument(
    help: ArgumentHelp("What to list.", valueName: "list"), completion: .list(SiteList.allCases.map(\.rawValue)),
    transform: SiteList.init(argument:))
  var list: SiteList

  @Option(help: ArgumentHelp("List this language alone.", valueName: "tag"), completion: .siteLanguages)
  var lang: String?

  @Flag(help: "Print JSON: Documentation/lists.md describes it.")
  var json = false

  @Flag(help: "Count drafts as published.")
  var drafts = false

  @Flag(help: "Count posts dated in the future as published.")
  var future = false

  @OptionGroup var site: SourceOption

  func run() async throws {
    var options = try site.buildOptions()
    options.includesDrafts = drafts
    options.includesFuture = future
    let (overview, diagnostics) = try await Console.refusingUnknown { [options] () throws(UsageFault) in
      try await Pipeline(options: options).overview(language: lang)
    }
    Console.printMessages(diagnostics, errorsOnly: true)
    if let overview {
      try Console.deliver(json ? overview.json(list) : Array(overview.text(list, width: Console.width).utf8))
    }
    // The system takes the memory back faster than we could.
    withExtendedLifetime(overview) { Console.endProcess(with: diagnostics.exitCode) }
  }
}

extension SiteList {
  fileprivate init(argument name: String) throws {
    let names = Self.allCases.map(\.rawValue)
    guard let list = Self(rawValue: name) else {
      throw ValidationError(didYouMean(name, among: names) ?? "there are \(names.joined(separator: ", "))")
    }
    self = list
  }
}
