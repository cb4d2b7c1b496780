import ArgumentParser
import Servus
import ServusDiagnostics

/// `servus build`.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Builds the site; with errors, the last good site stays as it is.",
    discussion: """
      Only what has changed is parsed and written. Files in the output folder that Servus did not write are never touched.

        servus build
        servus build --drafts --base-url https://preview.example.org/

      SOURCE_DATE_EPOCH, in seconds since 1970, says what counts as now. The exit status is 0 when the site was built, 1 \
      when it has errors, 64 for wrong usage, 74 when a file could not be read or written.
      """)

  @OptionGroup var options: SiteOptions

  func run() async throws {
    let buildOptions = try options.buildOptions()
    if options.verbose {
      Console.printResult("Building \(buildOptions.source) into \(buildOptions.output) with \(buildOptions.jobs) jobs.")
    }
    let result = await Pipeline(options: buildOptions).build()
    Console.printMessages(result.diagnostics, errorsOnly: options.quiet && !options.strict)
    let exitCode = result.diagnostics.exitCode(strict: options.strict)
    if let report = result.report, exitCode == .success, !options.quiet {
      Console.printResult(Self.summary(of: report, pages: result.pages))
    }
    if options.verbose { Console.printResult(result.timings.table) }
    // The system takes the memory back faster than we could.
    withExtendedLifetime(result) { Console.endProcess(with: exitCode) }
  }

  private static func summary(of report: WriteReport, pages: Int) -> String {
    func files(_ count: Int) -> String { "\(count) \(count == 1 ? "file" : "files")" }
    return
      "\(pages) \(pages == 1 ? "page" : "pages"): \(files(report.written)) written, \(report.unchanged) unchanged, "
      + "\(report.removed) removed."
  }
}
