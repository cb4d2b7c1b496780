/// A file of the repository as it was when the program was built; `EmbeddedFile.all` is generated.
struct EmbeddedFile: Sendable {
  /// From the name of its folder on: `Templates/home.mustache`, `Site/servus.yml`.
  let path: String
  /// A character for each byte.
  private let content: StaticString

  init(path: String, content: StaticString) {
    self.path = path
    self.content = content
  }

  var bytes: [UInt8] {
    content.description.unicodeScalars.map { UInt8($0.value) }
  }

  /// The path below a folder; nil where the file is elsewhere.
  func path(below folder: String) -> String? {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : nil
  }
}
