import ArgumentParser
import Servus

/// The options of every command that builds or judges a site.
struct SiteOptions: ParsableArguments {
  @OptionGroup var site: SourceOption

  @Option(
    help: ArgumentHelp("Where to write the site (default: Public in the site's folder).", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp("The site's address, instead of base_url in servus.yml.", valueName: "url"),
    transform: BaseURL.init(argument:))
  var baseURL: BaseURL?

  @Flag(help: "Build posts with draft: true as well.")
  var drafts = false

  @Flag(help: "Build posts with a date in the future as well.")
  var future = false

  @Option(help: ArgumentHelp("How many tasks run at a time (default: one for each processor).", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Treat warnings as errors: nothing is written while there are any.")
  var strict = false

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  @Flag(help: "Say where the site is read from and written to, and how long each stage took, with amounts and memory.")
  var verbose = false

  mutating func validate() throws {
    try Self.validate(jobs: jobs)
    if quiet && verbose { throw ValidationError("--quiet and --verbose contradict each other") }
    if output?.isEmpty == true { throw ValidationError("--output must name a folder") }
  }

  static func validate(jobs: Int?) throws {
    if let jobs, jobs < 1 || jobs > 1024 { throw ValidationError("--jobs must be a number from 1 to 1024") }
  }

  /// What the pipeline is asked to do.
  func buildOptions() throws -> BuildOptions {
    var options = try site.buildOptions()
    if let output { options.output = output }
    if let jobs { options.jobs = jobs }
    options.baseURL = baseURL
    options.includesDrafts = drafts
    options.includesFuture = future
    options.isStrict = strict
    return options
  }
}

extension BaseURL {
  fileprivate init(argument text: String) throws {
    guard let url = BaseURL(text) else {
      throw ValidationError("write the address in full, such as https://example.org/")
    }
    self = url
  }
}
