import Servus

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on the terminal that says how far a build has come. It appears when a build takes longer than half a second, and
/// goes before anything else is printed.
struct ProgressBar {
  let progress: BuildProgress

  /// Nil where nobody would see it.
  init?() {
    guard Console.isInteractive, let width = Console.messageWidth, width >= Self.fewestColumns else { return nil }
    progress = BuildProgress(after: .milliseconds(500), every: .milliseconds(100)) { position in
      Console.write(Array("\r\(Self.line(position))\u{1B}[K".utf8), to: STDERR_FILENO)
    }
  }

  /// Removes the line, if it has appeared.
  func erase() {
    guard progress.hasTold else { return }
    Console.write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO)
  }

  private static let fewestColumns = 60
  private static let cells = 24

  private static func line(_ position: BuildProgress.Position) -> String {
    let filled = position.total > 0 ? min(cells, position.done * cells / position.total) : 0
    let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: cells - filled)
    return "\(position.stage.words) [\(bar)] \(position.done) of \(position.total)"
  }
}

extension BuildProgress.Stage {
  /// What the line begins with, all equally long.
  fileprivate var words: String {
    switch self {
    case .reading: "reading posts  "
    case .searching: "making indexes "
    case .comparing: "comparing files"
    case .writing: "writing files  "
    }
  }
}
