/// Which Servus this is; the commit is generated with each build.
enum Version {
  private static let number = "0.2.0"

  /// `0.2.0 (abcdef123)`, without a commit where it is not known.
  static var text: String {
    commit.map { "\(number) (\($0))" } ?? number
  }
}
