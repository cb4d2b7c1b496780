/// Writes commands as a manual page has them, in mdoc(7).
struct ManualWriter {
  /// How many commands must have an option in common that is told once for all of them.
  private static let fewestSharing = 3

  private(set) var text = ""
  private let shared: [ToolHelp.Argument]

  /// All commands of a tool, and then the options that several of them have.
  init(_ tool: ToolHelp.Command) {
    let commands = tool.leaves(after: tool.commandName)
    let arguments = commands.flatMap(\.command.ownArguments)
    var shared: [ToolHelp.Argument] = []
    for argument in arguments where !shared.contains(argument) {
      if arguments.count(where: { $0 == argument }) >= Self.fewestSharing { shared.append(argument) }
    }
    self.shared = shared
    for (name, command) in commands { write(command, name: name) }
    line(".Ss Options of several commands")
    list(shared)
  }

  private mutating func write(_ command: ToolHelp.Command, name: String) {
    line(".Ss \(name)")
    line(".Ic \(name)")
    for argument in command.ownArguments {
      line(argument.isOptional ? ".Op \(macros(argument))" : ".\(macros(argument))")
    }
    line(".Pp")
    paragraphs(command.abstract ?? "")
    paragraphs(command.discussion ?? "", startsAnew: true)
    list(command.ownArguments.filter { !shared.contains($0) })
  }

  private mutating func list(_ arguments: [ToolHelp.Argument]) {
    guard !arguments.isEmpty else { return }
    line(".Bl -tag -width Ds")
    for argument in arguments { item(argument) }
    line(".El")
  }

  private mutating func item(_ argument: ToolHelp.Argument) {
    let names = (argument.names ?? []).map { "Fl \($0.dashes)\($0.name)" }.joined(separator: " , ")
    let value = argument.kind == .flag ? "" : "Ar \(argument.valueName ?? "value")"
    line(".It \(names)\(names.isEmpty || value.isEmpty ? "" : " ")\(value)")
    paragraphs(argument.abstract ?? "")
    if let values = argument.allValues { line("(values: \(Self.escaped(values.joined(separator: ", "))))") }
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
