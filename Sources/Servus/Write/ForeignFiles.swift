import ServusDiagnostics

/// The files of an output folder that are not ours.
struct ForeignFiles: Sendable {
  let folder: OutputFolder
  let ours: PathTable<OutputState.Entry>

  /// Old addresses at which such a file stands: servers send the file instead of leading on.
  func standing(at redirects: [Redirect]) -> Diagnostics {
    var diagnostics = Diagnostics()
    for redirect in redirects {
      guard let file = Self.files(at: redirect).first(where: stands) else { continue }
      diagnostics.report(
        Diagnostic(
          .duplicateAddress,
          "the alias \"\(redirect.old)\" is the address of \(folder.absolute(file)), which Servus did not write",
          file: redirect.origin.file, mark: redirect.origin.mark, help: "remove the file or the alias"))
    }
    return diagnostics
  }

  /// Whether such a file stands there; what the system does not let us know is told where files are written.
  func stands(_ file: String) -> Bool { ours[file] == nil && (try? folder.stamp(of: file)).flatMap(\.self) != nil }

  /// The files that a server sends for an old address.
  static func files(at redirect: Redirect) -> [String] {
    let index = redirect.folder + "index.html"
    return redirect.path.isEmpty || redirect.path.hasSuffix("/") ? [index] : [redirect.path, index]
  }
}
