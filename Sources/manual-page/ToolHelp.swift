/// What a tool made with swift-argument-parser prints for `--experimental-dump-help`, as far as a manual needs it.
struct ToolHelp: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
    let shouldDisplay: Bool
  }

  struct Argument: Decodable, Equatable {
    let kind: Kind
    let abstract: String?
    let allValues: [String]?
    let defaultValue: String?
    let names: [Name]?
    let valueName: String?
    let isOptional: Bool
    let shouldDisplay: Bool
  }

  enum Kind: String, Decodable {
    case positional, option, flag
  }

  struct Name: Decodable, Equatable {
    let kind: Kind
    let name: String

    enum Kind: String, Decodable {
      case long, short, longWithSingleDash
    }
  }
}

extension ToolHelp.Command {
  /// The arguments of this command alone: every command of the tool has `--help` and `--version`.
  var ownArguments: [ToolHelp.Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }

  /// The commands below this one that do something themselves, with their whole names.
  func leaves(after name: String) -> [(name: String, command: ToolHelp.Command)] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }.flatMap { subcommand in
      let name = "\(name) \(subcommand.commandName)"
      let leaves = subcommand.leaves(after: name)
      return leaves.isEmpty ? [(name, subcommand)] : leaves
    }
  }
}
