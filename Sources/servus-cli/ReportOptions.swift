import ArgumentParser
import Servus
import ServusDiagnostics

/// How commands that judge a site say what they found.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Print messages and result as JSON on standard output, for editors and other programs.")
  var json = false

  func validate(with options: SiteOptions) throws {
    if json && options.verbose { throw ValidationError("--json and --verbose contradict each other") }
  }

  /// Judges or builds a site and prints the messages; `summary` is printed where the site has no errors.
  func run(
    _ options: SiteOptions, _ buildOptions: BuildOptions, countsRules: Bool,
    summary: (BuildResult) -> String?
  ) async throws {
    let bar = json || options.quiet || options.verbose ? nil : ProgressBar()
    let result = await Pipeline(options: buildOptions, progress: bar?.progress).build()
    bar?.erase()
    let exitCode = result.diagnostics.exitCode
    if json {
      try Console.deliver(JSONReport(result, errorsOnly: options.quiet, exitCode: exitCode).bytes)
    } else {
      Console.printMessages(result.diagnostics, errorsOnly: options.quiet, countsRules: countsRules)
      if exitCode != .success, !result.diagnostics.contains(where: { $0.rule?.severity == .error }) {
        Console.printMessage(
          buildOptions.isDryRun
            ? "With --strict warnings are errors." : "With --strict warnings are errors: nothing was written.")
      }
      if exitCode == .success, !options.quiet, let summary = summary(result) { Console.printResult(summary) }
      if options.verbose { Console.printResult(result.timings.table) }
    }
    // The system takes the memory back faster than we could.
    withExtendedLifetime(result) { Console.endProcess(with: exitCode) }
  }
}
