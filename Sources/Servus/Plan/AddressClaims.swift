import ServusDiagnostics

/// Who stands at which address. Addresses that differ only in case meet on some systems and count as one.
struct AddressClaims {
  private var owners: [String: PlannedOutput] = [:]
  private(set) var diagnostics = Diagnostics()

  private static let mostComponentBytes = 255
  private static let mostPathBytes = 1024

  init(_ outputs: [PlannedOutput]) {
    // What Servus makes of itself comes before what authors ask for, so that a message has a place to point at.
    let order = outputs.map { (file: $0.address.file, isWritten: $0.origin.file == nil ? 0 : 1, output: $0) }.sorted {
      ($0.file, $0.isWritten, $0.output.origin.name) < ($1.file, $1.isWritten, $1.output.origin.name)
    }
    for entry in order { claim(entry.output) }
    for output in outputs { reportFileInPlaceOfFolder(output) }
  }

  /// What stands at an address, or nil.
  func owner(of address: Address) -> String? {
    owners[Self.key(address.file)]?.origin.name
  }

  /// All addresses, without a slash at the beginning.
  var addresses: [String] { owners.values.map(\.address.path) }

  private static func key(_ file: String) -> String { file.lowercased() }

  private mutating func claim(_ output: PlannedOutput) {
    let file = output.address.file
    if file.utf8.count > Self.mostPathBytes
      || file.split(separator: "/").contains(where: { $0.utf8.count > Self.mostComponentBytes })
    {
      report(.unsafePath, "the address \"/\(file.prefix(80))…\" is too long", output, help: "shorten the name")
      return
    }
    if let other = owners[Self.key(file)] {
      report(
        .duplicateAddress,
        "\(output.origin.name) and \(other.origin.name) claim one address, \"/\(output.address.path)\"",
        output, help: "give one of them another slug or name")
    } else {
      owners[Self.key(file)] = output
    }
  }

  /// A file cannot stand where another output needs a folder.
  private mutating func reportFileInPlaceOfFolder(_ output: PlannedOutput) {
    var path = output.address.file[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if let other = owners[Self.key(String(path))] {
        report(
          .duplicateAddress, "\(other.origin.name) stands where \(output.origin.name) needs a folder, \"/\(path)\"",
          other,
          help: "give one of them another name")
      }
    }
  }

  private mutating func report(_ rule: Rule, _ message: String, _ output: PlannedOutput, help: String) {
    let origin = output.origin
    diagnostics.report(
      Diagnostic(rule, message, file: origin.file, mark: origin.mark, excerpt: origin.excerpt, help: help))
  }
}

/// Why a text cannot be an alias: one alias is one plain path of `_redirects`.
enum AliasFault {
  case notAbsolute, elsewhere, unsafe

  init?(_ alias: String) {
    if alias.hasPrefix("//") || alias.contains("://") {
      self = .elsewhere
    } else if !alias.hasPrefix("/") {
      self = .notAbsolute
    } else if alias.unicodeScalars.contains(where: {
      $0.value <= 0x20 || $0.value == 0x7F || "*:?#\\%<>\"".unicodeScalars.contains($0)
    })
      || alias.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) || alias.dropFirst().contains("//")
    {
      self = .unsafe
    } else {
      return nil
    }
  }

  func message(_ alias: String) -> String {
    switch self {
    case .notAbsolute: "the alias \"\(alias)\" does not begin with a slash"
    case .elsewhere: "the alias \"\(alias)\" is an address elsewhere"
    case .unsafe: "the alias \"\(alias)\" is no plain path"
    }
  }

  var help: String {
    "write the old address from the site's root: /old/address/"
  }
}
