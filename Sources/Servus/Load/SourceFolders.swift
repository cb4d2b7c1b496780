/// What of a site's folder a build reads.
package enum SourceFolders {
  /// The file of settings.
  package static let settings = "servus.yml"
  /// The folders that are read with all that is in them.
  package static let names = ["Posts", "Templates"]
  /// How many folders may lie in each other.
  package static let deepest = 100

  /// Whether a file or folder of that name is left out, as what editors and systems keep for themselves.
  package static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#"))
  }
}
