import ArgumentParser

extension CompletionKind {
  /// The languages of the site in the working folder.
  static let siteLanguages = names(in: "Templates/strings")
  /// Its series.
  static let siteSeries = names(in: "Posts/_series")
  /// Its companies.
  static let siteCompanies = names(in: "Posts/_companies")

  /// The names of the YAML files in a folder.
  private static func names(in folder: String) -> CompletionKind {
    .shellCommand("ls \(folder) 2>/dev/null | sed -n 's/\\.yml$//p'")
  }
}
