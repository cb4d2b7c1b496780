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
  @OptionGroup var report: ReportOptions

  func validate() throws {
    try report.validate(with: options)
  }

  func run() async throws {
    let buildOptions = try options.buildOptions()
    if options.verbose {
      Console.printResult("Building \(buildOptions.source) into \(buildOptions.output) with \(buildOptions.jobs) jobs.")
    }
    try await report.run(options, buildOptions, countsRules: false, summary: Self.summary)
  }

  /// How long it took is said on a terminal alone: elsewhere the same site gives the same line.
  private static func summary(of result: BuildResult) -> String? {
    guard let report = result.report else { return nil }
    func files(_ count: Int) -> String { "\(count) \(count == 1 ? "file" : "files")" }
    let time = Console.isOutputTerminal ? " in \(result.timings.totalSeconds) s" : ""
    return
      "\(result.pages) \(result.pages == 1 ? "page" : "pages"): \(files(report.written)) written, "
      + "\(report.unchanged) unchanged, \(report.removed) removed\(time)."
  }
}
