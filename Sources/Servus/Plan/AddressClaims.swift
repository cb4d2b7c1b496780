import ServusDiagnostics

/// Who stands at which address. Addresses that differ only in case, or in how accents are coded, meet on some systems and
/// count as one.
struct AddressClaims {
  /// In the order of their files.
  let outputs: [PlannedOutput]
  /// Positions in `outputs`.
  private var owners: [String: Int] = [:]
  private var refused: Set<Place> = []
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
      let byFile = left.file.utf8.order(to: right.file.utf8)
      guard byFile == 0 else { return byFile < 0 }
      let (first, second) = (outputs[left.position].origin, outputs[right.position].origin)
      return (first.file == nil ? 0 : 1, first.name) < (second.file == nil ? 0 : 1, second.name)
    }
    return order.map { outputs[$0.position] }
  }

  /// What stands at an address, or nil.
  func owner(of address: Address) -> PlannedOutput? {
    owners[foldedPath(address.file)].map { outputs[$0] }
  }

  private mutating func claim(_ position: Int) {
    let output = outputs[position]
    if Self.isTooLong(output.file) {
      return refuse(output, "the address \"/\(output.file.prefix(80))…\" is too long", help: "shorten the name")
    }
    if let name = PortableName.fault(in: output.file) {
      return refuse(
        output,
        "the address \"/\(output.address.path)\" needs a file or folder \"\(name)\", a name that Windows forbids",
        help: "give it another slug or name")
    }
    let key = foldedPath(output.file)
    if let owner = owners[key] {
      report(
        .duplicateAddress,
        "\(output.origin.name) and \(outputs[owner].origin.name) claim one address, \"/\(output.address.path)\"",
        output.origin.file == nil ? outputs[owner] : output, help: "give one of them another slug or name")
    } else {
      owners[key] = position
    }
  }

  private static func isTooLong(_ file: String) -> Bool {
    let bytes = file.utf8.count
    return bytes > mostPathBytes
      || bytes > mostComponentBytes
        && file.split(separator: "/").contains(where: { $0.utf8.count > mostComponentBytes })
  }

  /// One message for all the files that a place in the sources asks for.
  private mutating func refuse(_ output: PlannedOutput, _ message: String, help: String) {
    if let file = output.origin.file, !refused.insert(Place(file: file, mark: output.origin.mark)).inserted { return }
    report(.unsafePath, message, output, help: help)
  }

  private struct Place: Hashable {
    let file: String
    let mark: SourceMark?
  }

  /// A file cannot stand where another output needs a folder.
  private mutating func reportFilesInPlaceOfFolders() {
    // Neighbours share most of their folders, which need one look.
    var free = ""
    var reported: Set<Int> = []
    for output in outputs {
      var isFree = true
      for folder in output.file.utf8.folders(from: free.utf8.sharedCount(with: output.file.utf8)) {
        let path = output.file.utf8.prefix(folder)
        guard let owner = owners[foldedPath(String(Substring(path)))] else { continue }
        isFree = false
        guard reported.insert(owner).inserted else { continue }
        report(
          .duplicateAddress,
          "\(outputs[owner].origin.name) stands where \(output.origin.name) needs a folder, \"/\(Substring(path))\"",
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
