import ServusDiagnostics

/// Who stands at which address. Addresses that differ only in case meet on some systems and count as one.
struct AddressClaims {
  /// In the order of their files.
  let outputs: [PlannedOutput]
  /// Positions in `outputs`.
  private var owners: [String: Int] = [:]
  private(set) var diagnostics = Diagnostics()

  private static let mostComponentBytes = 255
  private static let mostPathBytes = 1024

  init(_ outputs: [PlannedOutput]) {
    self.outputs = Self.inOrder(outputs)
    owners.reserveCapacity(outputs.count)
    for position in self.outputs.indices { claim(position) }
    reportFilesInPlaceOfFolders()
  }

  /// By file. What Servus makes of itself comes before what authors ask for, so that a message has a place to point at.
  private static func inOrder(_ outputs: [PlannedOutput]) -> [PlannedOutput] {
    var order = outputs.enumerated().map { (file: $1.file, position: $0) }
    order.sort { left, right in
      guard left.file == right.file else { return left.file.utf8.precedes(right.file.utf8) }
      let (first, second) = (outputs[left.position].origin, outputs[right.position].origin)
      return (first.file == nil ? 0 : 1, first.name) < (second.file == nil ? 0 : 1, second.name)
    }
    return order.map { outputs[$0.position] }
  }

  /// What stands at an address, or nil.
  func owner(of address: Address) -> String? {
    owners[Self.key(address.file)].map { outputs[$0].origin.name }
  }

  private static func key(_ file: String) -> String {
    let isLowercase = file.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return isLowercase ? file : file.lowercased()
  }

  private mutating func claim(_ position: Int) {
    let output = outputs[position]
    let bytes = output.file.utf8.count
    if bytes > Self.mostPathBytes
      || bytes > Self.mostComponentBytes
        && output.file.split(separator: "/").contains(where: { $0.utf8.count > Self.mostComponentBytes })
    {
      report(.unsafePath, "the address \"/\(output.file.prefix(80))…\" is too long", output, help: "shorten the name")
      return
    }
    let key = Self.key(output.file)
    if let owner = owners[key] {
      report(
        .duplicateAddress,
        "\(output.origin.name) and \(outputs[owner].origin.name) claim one address, \"/\(output.address.path)\"",
        output, help: "give one of them another slug or name")
    } else {
      owners[key] = position
    }
  }

  /// A file cannot stand where another output needs a folder.
  private mutating func reportFilesInPlaceOfFolders() {
    // Neighbours share most of their folders, which need one look.
    var free = ""
    var reported: Set<Int> = []
    for output in outputs {
      var isFree = true
      var path = output.file[...]
      while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
        path = path[..<slash]
        if isFree, free.utf8.starts(with: path.utf8), free.utf8.dropFirst(path.utf8.count).first == UInt8(ascii: "/") {
          break
        }
        guard let owner = owners[Self.key(String(path))] else { continue }
        isFree = false
        guard reported.insert(owner).inserted else { continue }
        report(
          .duplicateAddress,
          "\(outputs[owner].origin.name) stands where \(output.origin.name) needs a folder, \"/\(path)\"",
          outputs[owner], help: "give one of them another name")
      }
      if isFree { free = output.file }
    }
  }

  private mutating func report(_ rule: Rule, _ message: String, _ output: PlannedOutput, help: String) {
    let origin = output.origin
    diagnostics.report(
      Diagnostic(rule, message, file: origin.file, mark: origin.mark, help: help))
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
