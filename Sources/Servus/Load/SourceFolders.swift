import ServusDiagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What of a site's folder a build reads.
package enum SourceFolders {
  /// The file of settings.
  package static let settings = "servus.yml"
  /// The folders that are read with all that is in them.
  package static let names = ["Posts", "Templates"]
  /// How many folders may lie in each other.
  package static let deepest = 100

  /// The error that there is no site here; nil where there is one, or where the system does not say.
  package static func missingSite(in folder: String) -> Diagnostic? {
    var status = stat()
    guard lstat("\(folder)/\(settings)", &status) != 0, errno == ENOENT || errno == ENOTDIR else { return nil }
    return noSettings
  }

  static let noSettings = Diagnostic(
    .badConfig, "there is no servus.yml here", file: settings,
    help: "run servus in the folder of a site, or name it with --source")

  /// Where servers look for what others must find at a fixed address (RFC 8615).
  static let wellKnown = "Templates/static/.well-known"

  /// Whether a file or folder of that name is left out, as what editors and systems keep for themselves.
  package static func isIgnored(_ name: String, in folder: String) -> Bool {
    name.hasPrefix(".") && "\(folder)/\(name)" != wellKnown || name.hasSuffix("~")
      || (name.hasPrefix("#") && name.hasSuffix("#"))
  }
}
