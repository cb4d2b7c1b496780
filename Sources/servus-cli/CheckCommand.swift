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

  func run() async throws {
    var buildOptions = try options.buildOptions()
    buildOptions.isDryRun = true
    let result = await Pipeline(options: buildOptions).build()
    Console.printMessages(result.diagnostics, errorsOnly: options.quiet && !options.strict)
    let exitCode = result.diagnostics.exitCode(strict: options.strict)
    guard exitCode == .success else { throw exitCode }
    if !options.quiet { Console.printResult("No errors.") }
  }
}
