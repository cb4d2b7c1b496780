import Foundation

/// Writes the manual page: a page with its commands left out comes from a file, the commands from what
/// `servus --experimental-dump-help` prints on standard input.
///
/// The plugin of swift-argument-parser would build everything anew, print the options of a site for each command that
/// has them, and know neither of exit statuses nor of files.
@main
enum ManualPage {
  private static let place = ".\\\" COMMANDS\n"

  static func main() throws {
    guard CommandLine.arguments.count == 2 else { throw Fault(description: "usage: manual-page PAGE < HELP") }
    let page = try String(contentsOf: URL(filePath: CommandLine.arguments[1]), encoding: .utf8)
    let parts = page.components(separatedBy: place)
    guard parts.count == 2 else { throw Fault(description: "the page must have one line \(place)") }
    let help = try JSONDecoder().decode(ToolHelp.self, from: FileHandle.standardInput.readDataToEndOfFile())
    print(parts[0] + ManualWriter(help.command).text + parts[1], terminator: "")
  }

  private struct Fault: Error, CustomStringConvertible {
    let description: String
  }
}
