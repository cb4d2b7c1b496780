import ArgumentParser

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
        servus build --source my-blog
      """,
    version: Version.text,
    subcommands: [
      InitCommand.self, NewCommand.self, BuildCommand.self, CheckCommand.self, ListCommand.self, RenderCommand.self,
    ])

  static func main() async {
    // A reader of our output that goes away must not end a build half-way.
    signal(SIGPIPE, SIG_IGN)
    do {
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
}
