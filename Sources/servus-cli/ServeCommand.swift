import ArgumentParser
import Servus
import ServusDiagnostics
import ServusPreview

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `servus serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Builds the site, serves it to your browser, and keeps the page up to date whenever something changes.",
    discussion: """
      Errors appear over the page, and the last good page stays under them. What is in the output folder is what build \
      would write; the script that keeps pages up to date is in none of its files.

        servus serve --open
        servus serve --drafts --future --port 3000
      """)

  @OptionGroup var options: SiteOptions

  @Option(help: "The address to listen on; others than this machine can reach it unless it is 127.0.0.1 or ::1.")
  var host = "127.0.0.1"

  @Option(help: "The port; if it is in use, the next free one.")
  var port = 8080

  @Flag(help: "Open the site in the browser.")
  var open = false

  mutating func validate() throws {
    if !(0...65535).contains(port) { throw ValidationError("--port must be a number from 0 to 65535") }
    if host.isEmpty { throw ValidationError("--host must name an address") }
  }

  func run() async throws {
    // A build that is killed leaves nothing half-written.
    for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(0) } }
    let buildOptions = try options.buildOptions()
    let preview = Preview(options: buildOptions, host: host, port: port) {
      // It was read once already, so it can be read.
      (try? SourceOption.now()) ?? buildOptions.now
    }
    let log = ServeLog(options: options, wantedPort: port, opensBrowser: open)
    do throws(Preview.Failure) {
      try await preview.run { event in await log.print(event) }
    } catch {
      throw Self.exitCode(after: error)
    }
  }

  /// Says why there is nothing to see.
  private static func exitCode(after failure: Preview.Failure) -> ExitCode {
    switch failure {
    case .nothingToServe(let diagnostics):
      Console.printMessages(diagnostics)
      return diagnostics.exitCode
    case .listening(.forbidden(let port)):
      Console.printMessage(
        "error: port \(port) is kept for programs with more rights\n"
          + "help: choose another from 1024 up, such as --port 8080")
    case .listening(.noneFree(let port)):
      Console.printMessage(
        "error: port \(port) and those after it are in use\nhelp: choose another with --port, or 0 for any that is free"
      )
    case .listening(.impossible(let host, let reason)):
      Console.printMessage(
        "error: cannot listen on \(DiagnosticFormatter.visible(host)): \(reason)\n"
          + "help: leave --host out to listen on this machine alone")
    }
    return ExitCode(1)
  }
}
