import Foundation

/// Swift source with every file of some folders, each under its path from the folder's name on.
func embeddedFiles(of folders: [URL]) throws -> String {
  var lines = ["extension EmbeddedFile {", "  static let all: [EmbeddedFile] = ["]
  for folder in folders {
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      let file = folder.appending(path: path)
      let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
      // Such as .DS_Store.
      if !isFile || path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
      let name = literal(Data("\(folder.lastPathComponent)/\(path)".utf8))
      lines.append("    EmbeddedFile(path: \(name), content: \(literal(try Data(contentsOf: file)))),")
    }
  }
  return (lines + ["  ]", "}", ""]).joined(separator: "\n")
}

/// A string literal with a character for each byte. Swift takes a second for ten thousand elements of an array, and next to
/// no time for a literal of any length; UTF-8 would leave out pictures.
private func literal(_ bytes: Data) -> String {
  var text = "\""
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "\n"): text += "\\n"
    case UInt8(ascii: "\\"), UInt8(ascii: "\""): text += "\\\(Character(Unicode.Scalar(byte)))"
    case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
    default: text += "\\u{\(String(byte, radix: 16))}"
    }
  }
  return text + "\""
}
