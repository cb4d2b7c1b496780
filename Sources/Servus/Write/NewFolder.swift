import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for a site that does not exist yet: nothing in it is ever overwritten.
package struct NewFolder: Sendable {
  /// As the user gave it.
  private let path: String
  private let output: OutputFolder
  /// The names that stand in it already, such as `.git`.
  private let hiddenNames: Set<String>

  /// The folder's own name, also where it was given as `.`.
  package var name: String {
    output.path.split(separator: "/").last.map(String.init) ?? "/"
  }

  /// Makes the folder, with those above it, or takes one that holds hidden files alone; nil, with a message, where that
  /// cannot be.
  package init?(_ path: String, diagnostics: inout Diagnostics) {
    guard makePath(path), let handle = opendir(path) else {
      diagnostics.report(
        Diagnostic(
          .unwritable, "the folder \(path) cannot be made: \(systemError())",
          help: "name a folder where you may write"))
      return nil
    }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      names.append(entryName(entry) ?? "?")
    }
    if let name = names.sorted().first(where: { !$0.hasPrefix(".") }) {
      diagnostics.report(
        Diagnostic(
          .unwritable, "the folder \(path) is not empty: it holds \"\(name)\"",
          help: "name a new folder or an empty one"))
      return nil
    }
    self.path = path
    output = OutputFolder(path: OutputPath.real(path))
    hiddenNames = Set(names)
  }

  /// Makes the files and says how many it made; it ends, with a message, at the first that cannot be made.
  package func fill(with files: [(path: String, bytes: [UInt8])], diagnostics: inout Diagnostics) -> Int {
    var made = 0
    for file in files {
      if hiddenNames.contains(file.path) {
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        diagnostics.report(
          Diagnostic(
            note: "\(file.path) was there already and stays as it is",
            help: "add the lines \(lines.joined(separator: " and "))"))
        continue
      }
      do throws(FileError) {
        try output.make(file.path, file.bytes)
        made += 1
      } catch {
        diagnostics.report(
          Diagnostic(
            .unwritable, "\(path)/\(file.path) cannot be made: \(error.reason)",
            help: "the site is not complete: remove what is in \(path) and try again"))
        break
      }
    }
    return made
  }
}
