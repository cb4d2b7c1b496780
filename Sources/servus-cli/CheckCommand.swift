import ArgumentParser
import Servus
import ServusDiagnostics

/// `servus check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reports every error and warning of the site and writes nothing.",
    discussion: """
      The exit status is 0 where a build would succeed, which is of use before a commit and in CI.

        servus check --strict --drafts
      """)

  @OptionGroup var options: SiteOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "Look whether links to other sites still lead somewhere (not there yet).")
  var external = false

  func validate() throws {
    try report.validate(with: options)
    if external {
      throw ValidationError(
        "--external is not there yet: Servus asks no other site. Links within the site are always checked")
    }
  }

  func run() async throws {
    var buildOptions = try options.buildOptions()
    buildOptions.isDryRun = true
    try await report.run(options, buildOptions, countsRules: true) { _ in "No errors." }
  }
}
