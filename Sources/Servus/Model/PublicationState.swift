/// Where a post stands between its author's desk and its readers.
package enum PublicationState: String, Sendable {
  case published
  /// Published, until a day that has not come yet.
  case expiring
  case draft
  /// Dated in the future.
  case scheduled
  case expired
  /// It has errors, so that nothing can be said for certain.
  case faulty = "error"

  init(of frontMatter: FrontMatter, at now: PublicationTime) {
    self =
      if frontMatter.isDraft {
        .draft
      } else if frontMatter.hasExpired(at: now) {
        .expired
      } else if frontMatter.isScheduled(at: now) {
        .scheduled
      } else {
        frontMatter.expires == nil ? .published : .expiring
      }
  }
}

extension FrontMatter {
  /// Whether its day has not come yet.
  func isScheduled(at now: PublicationTime) -> Bool { date > now }

  /// Whether the last moment in which it is shown is over.
  func hasExpired(at now: PublicationTime) -> Bool { expires.map { $0.lastMoment < now.epoch } ?? false }
}
