/// Writes commands as a manual page has them, in mdoc(7).
struct ManualWriter {
  /// Options that several commands have are told once; where there are fewer of them, they are told again.
  private static let fewestShared = 4

  private(set) var text = ""
  private var told: [(name: String, arguments: [ToolHelp.Argument])] = []

  /// A command with all those below it.
  mutating func write(_ command: ToolHelp.Command) {
    for subcommand in command.ownSubcommands {
      write(subcommand, name: "\(command.commandName) \(subcommand.commandName)")
    }
  }

  private mutating func write(_ command: ToolHelp.Command, name: String) {
    for subcommand in command.ownSubcommands {
      write(subcommand, name: "\(name) \(subcommand.commandName)")
    }
    if !command.ownSubcommands.isEmpty { return }
    let shared = told.first { $0.arguments.count(where: command.ownArguments.contains) >= Self.fewestShared }
    let missing = shared?.arguments.filter { !command.ownArguments.contains($0) } ?? []
    let arguments = command.ownArguments.filter { shared?.arguments.contains($0) != true }
    told.append((name, command.ownArguments))
    line(".Ss \(name)")
    synopsis(name, arguments, isComplete: shared == nil)
    line(".Pp")
    paragraphs(command.abstract ?? "")
    paragraphs(command.discussion ?? "", startsAnew: true)
    if !arguments.isEmpty {
      line(".Bl -tag -width Ds")
      for argument in arguments { item(argument) }
      line(".El")
    }
    if let shared {
      line(".Pp")
      line("The options of")
      line(".Ic \(shared.name)")
      line("are understood too\(missing.isEmpty ? "." : ", but for")")
      for (index, argument) in missing.enumerated() {
        line(".\(macros(argument)) \(index + 1 < missing.count ? "," : ".")")
      }
    }
  }

  private mutating func synopsis(_ name: String, _ arguments: [ToolHelp.Argument], isComplete: Bool) {
    line(".Ic \(name)")
    for argument in arguments {
      line(argument.isOptional ? ".Op \(macros(argument))" : ".\(macros(argument))")
    }
    if !isComplete { line(".Op Ar options") }
  }

  private mutating func item(_ argument: ToolHelp.Argument) {
    let names = (argument.names ?? []).map { "Fl \($0.dashes)\($0.name)" }.joined(separator: " , ")
    let value = argument.kind == .flag ? "" : "Ar \(argument.valueName ?? "value")"
    line(".It \(names)\(names.isEmpty || value.isEmpty ? "" : " ")\(value)")
    paragraphs(argument.abstract ?? "")
    if let value = argument.defaultValue, argument.kind != .flag { line("(default: \(Self.escaped(value)))") }
  }

  /// The preferred name of an option and its value.
  private func macros(_ argument: ToolHelp.Argument) -> String {
    let value = "Ar \(argument.valueName ?? "value")"
    guard let name = argument.names?.first(where: { $0.kind == .long }) ?? argument.names?.first else { return value }
    return "Fl \(name.dashes)\(name.name)" + (argument.kind == .flag ? "" : " \(value)")
  }

  // MARK: Text

  /// Paragraphs with empty lines between them; those that are indented are shown as they stand.
  private mutating func paragraphs(_ source: String, startsAnew: Bool = false) {
    var isFirst = !startsAnew
    for paragraph in source.split(separator: "\n\n") {
      let isLiteral = paragraph.hasPrefix("  ")
      if isLiteral { line(".Bd -literal -offset indent") } else if !isFirst { line(".Pp") }
      for part in paragraph.split(separator: "\n") {
        line(Self.escaped(isLiteral ? String(part.drop { $0 == " " }) : String(part)))
      }
      if isLiteral { line(".Ed") }
      isFirst = false
    }
  }

  private mutating func line(_ line: String) {
    text += line + "\n"
  }

  /// A text in which nothing is a request.
  private static func escaped(_ text: String) -> String {
    let text = text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&\(text)" : text
  }
}

extension ToolHelp.Name {
  /// What stands before the name; `Fl` brings the first dash.
  fileprivate var dashes: String { kind == .long ? "\\-" : "" }
}
