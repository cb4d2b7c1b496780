import Foundation

@testable import Servus

/// What happens to the output and to the notes.
extension ChangingSite {
  /// Damages one file of the output, or one of the notes.
  func damage() throws {
    begin()
    let isOutput = chance(2)
    let root = isOutput ? folder.output : folder.url.appending(path: ".servus")
    let names = try FileTree(reading: root).paths.filter { $0 != "lock" }
    guard !names.isEmpty else { return }
    let name = any(names)
    let file = root.appending(path: name)
    var bytes = [UInt8](try Data(contentsOf: file))
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      note("\(name) is deleted")
      return try FileManager.default.removeItem(at: file)
    case 1:
      note("\(name) is cut")
      bytes.removeLast(bytes.count / 2)
    case 2:
      note("\(name) is another")
      bytes = Array("mine".utf8)
    default:
      guard !bytes.isEmpty else { return }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      note("\(name): byte \(place) is flipped")
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    }
    try Data(bytes).write(to: file, options: chance(2) ? .atomic : [])
  }
}
