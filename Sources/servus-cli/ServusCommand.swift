import ArgumentParser
import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command-line tool: arguments in, exit status out.
@main
struct ServusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "servus",
    abstract: "Turns a folder of Markdown posts in several languages into a static site.",
    discussion: """
      A new site, and how it looks:

        servus init my-blog
        servus serve --source my-blog
      """,
    version: Version.text,
    subcommands: [
      InitCommand.self, NewCommand.self, BuildCommand.self, ServeCommand.self, CheckCommand.self, ListCommand.self,
      CardsCommand.self, RenderCommand.self,
    ])

  static func main() async {
    // Neither a reader of our output that goes away nor a limit on the size of files may end a build half-way.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    openClosedStreams()
    Allocator.keepBuffersApart()
    do {
      try refuseTooFewFiles()
      try refuseUnknownCommand(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      if var asyncCommand = command as? any AsyncParsableCommand {
        try await asyncCommand.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }

  /// Where a standard stream is closed, the next file that is opened would get its number, and our messages with it.
  private static func openClosedStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
  }

  /// The runtime needs some files for itself, and would end in a trap without them.
  private static func refuseTooFewFiles() throws {
    let spare = (0..<8).map { _ in dup(STDIN_FILENO) }
    for descriptor in spare where descriptor >= 0 { close(descriptor) }
    guard spare.contains(where: { $0 < 0 }) else { return }
    Console.printMessage(
      "error: too few files may be open at a time [\(Rule.unreadable.rawValue)]\nhelp: raise the limit: ulimit -n 256")
    throw ExitCode(74)
  }

  /// Refuses a word that is none of the commands where one belongs, with the nearest; the parser does so for options alone.
  private static func refuseUnknownCommand(_ words: some Sequence<String>) throws {
    var known = configuration.subcommands
    var path = ""
    for word in words {
      guard !known.isEmpty, !word.hasPrefix("-"), !(path.isEmpty && word == "help") else { return }
      guard let command = known.first(where: { $0.configuration.commandName == word }) else {
        let names = known.compactMap { $0.configuration.commandName } + (path.isEmpty ? ["help"] : [])
        throw ValidationError(
          "there is no command \"\(path)\(DiagnosticFormatter.visible(word))\": "
            + didYouMean(word, among: names, orElse: "known commands"))
      }
      path += "\(word) "
      known = command.configuration.subcommands
    }
  }
}
