import Servus
import ServusDiagnostics
import ServusPreview

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the terminal shows of a preview.
actor ServeLog {
  private let options: SiteOptions
  private let wantedPort: Int
  private let opensBrowser: Bool
  /// What was said last of the site; said again only where it has changed, unless it is an error.
  private var lastFindings: [Diagnostic] = []

  init(options: SiteOptions, wantedPort: Int, opensBrowser: Bool) {
    self.options = options
    self.wantedPort = wantedPort
    self.opensBrowser = opensBrowser
  }

  func print(_ event: Preview.Event) {
    switch event {
    case .built(let build): print(build)
    case .serving(let address): print(address)
    case .polling:
      Console.printMessage(
        "note: the system cannot tell of changes here, so all files are looked at again and again\n"
          + "help: on Linux, raise fs.inotify.max_user_watches")
    }
  }

  private func print(_ address: Preview.Address) {
    if wantedPort != 0, address.port != wantedPort {
      Console.printMessage("note: port \(wantedPort) is in use, so this is port \(address.port)")
    }
    if !address.isLoopback {
      Console.printMessage("warning: everybody in your network can see this site, drafts included if they are built")
    }
    if !options.quiet {
      Console.printResult("\(address.url) shows \(address.folder)")
      if options.drafts {
        Console.printResult("Drafts are in \(address.folder) until the next build without --drafts.")
      }
      Console.printResult("Posts, Templates and servus.yml are watched. Ctrl-C ends this.")
    }
    if opensBrowser, !Browser.open(address.url) {
      Console.printMessage("warning: no browser could be opened\nhelp: open \(address.url)")
    }
  }

  private func print(_ build: Preview.Build) {
    let findings = build.diagnostics.sorted
    if build.isBroken || findings != lastFindings {
      Console.printMessages(build.diagnostics, errorsOnly: options.quiet)
    }
    lastFindings = findings
    if !options.quiet { Console.printResult(line(about: build)) }
    if options.verbose { Console.printResult(build.timings.table) }
  }

  private func line(about build: Preview.Build) -> String {
    let time = "in \(Self.milliseconds(build.timings.total)) ms"
    let outcome =
      if build.isBroken {
        "nothing is written while there are errors"
      } else if let report = build.report {
        "\(Self.words(for: report)) \(time)"
      } else {
        "nothing was written"
      }
    switch build.cause {
    case .start: return build.isBroken ? "\(outcome.capitalizedFirst)." : "\(build.pages) pages: \(outcome)."
    case .changes(let changes): return "\(Self.words(for: changes)): \(outcome)."
    }
  }

  private static func words(for changes: ChangeQueue.Changes) -> String {
    let paths = changes.namedPaths
    guard let first = paths.first else {
      return changes.isTimely && !changes.isIncomplete ? "A post's time has come" : "Many files changed"
    }
    let others = paths.count - 1
    let more = others == 0 ? "" : " and \(others) other\(others == 1 ? "" : "s")"
    return "\(DiagnosticFormatter.visible(first))\(more)\(changes.isIncomplete ? " and more" : "") changed"
  }

  private static func words(for report: WriteReport) -> String {
    func files(_ count: Int) -> String { "\(count) \(count == 1 ? "file" : "files")" }
    return switch (report.written, report.removed) {
    case (0, 0): "nothing to write"
    case (let written, 0): "\(files(written)) written"
    case (0, let removed): "\(files(removed)) removed"
    case (let written, let removed): "\(files(written)) written, \(removed) removed"
    }
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
