/// What Windows does not allow in the names of files and folders, wherever the site is built: it may be unpacked or served
/// there.
enum PortableName {
  /// The first folder or file in a path that cannot have its name there; nil where there is none.
  static func fault(in path: String) -> Substring? {
    if path.utf8.withContiguousStorageIfAvailable(isPlain) == true { return nil }
    return path.split(separator: "/").first { !isPortable($0) }
  }

  /// Whether a look at single bytes shows that there is no fault: so it is with nearly all paths.
  private static func isPlain(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    for (place, byte) in path.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), slash, UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        break
      case UInt8(ascii: ".") where place + 1 < path.count && path[place + 1] != slash: break
      default: return false
      }
      let isFirst = place == 0 || path[place - 1] == slash
      if isFirst, mayBeDevice(path[place...]) { return false }
    }
    return true
  }

  /// By the first letter and the length of the first name in the rest of a path.
  private static func mayBeDevice(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch rest.first {
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "p"): break
    default: return false
    }
    let length = rest.prefix(5).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") }.count
    return length == 3 || length == 4
  }

  private static func isPortable(_ name: Substring) -> Bool {
    guard name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !"<>:\"|?*\\".unicodeScalars.contains($0) }),
      let last = name.unicodeScalars.last, last != ".", last != " "
    else { return false }
    // A device is meant whatever stands behind its name: a blank, an ending.
    var stem = name.prefix { $0 != "." }
    while stem.last == " " { stem.removeLast() }
    return !devices.contains(stem.lowercased())
  }

  private static let devices: Set<String> = {
    let numbered = "0123456789¹²³".flatMap { ["com\($0)", "lpt\($0)"] }
    return Set(["con", "prn", "aux", "nul", "conin$", "conout$"] + numbered)
  }()
}
