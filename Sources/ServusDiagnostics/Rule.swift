/// The rules that a finding can name. Their names are part of the contract with authors and never change.
package enum Rule: String, CaseIterable, Sendable {
  // Errors: the site is not written.
  case frontMatter = "front-matter"
  case missingKey = "missing-key"
  case badDate = "bad-date"
  case badEncoding = "bad-encoding"
  case badConfig = "bad-config"
  case badStrings = "bad-strings"
  case badTerm = "bad-term"
  case badComment = "bad-comment"
  case badAlias = "bad-alias"
  case unknownLanguage = "unknown-language"
  case unknownAuthor = "unknown-author"
  case unknownCompany = "unknown-company"
  case unknownSeries = "unknown-series"
  case unknownOffer = "unknown-offer"
  case unknownPost = "unknown-post"
  case duplicateAddress = "duplicate-address"
  case duplicateTranslation = "duplicate-translation"
  case duplicatePart = "duplicate-part"
  case unsafePath = "unsafe-path"
  case unsafeOutput = "unsafe-output"
  case brokenLink = "broken-link"
  case brokenAnchor = "broken-anchor"
  case dialect
  case rawHTML = "raw-html"
  case templateSyntax = "template-syntax"
  case unknownVariable = "unknown-variable"
  case unknownPartial = "unknown-partial"
  case templateRecursion = "template-recursion"
  case pointTwice = "point-twice"
  case pointOutOfRange = "point-out-of-range"
  case tooLarge = "too-large"
  case tooDeep = "too-deep"
  case tooCostly = "too-costly"
  case fileExists = "file-exists"
  case missingProgram = "missing-program"
  case failedProgram = "failed-program"
  case unreadable
  case unwritable
  // Warnings: errors under --strict.
  case unknownKey = "unknown-key"
  case missingTranslation = "missing-translation"
  case staleTranslation = "stale-translation"
  case wrongLanguage = "wrong-language"
  case missingAlt = "missing-alt"
  case unsafeLink = "unsafe-link"
  case externalPicture = "external-picture"
  case unpublishedLink = "unpublished-link"
  case unknownAddress = "unknown-address"
  case unknownLayout = "unknown-layout"
  case headingOrder = "heading-order"
  case listNumber = "list-number"
  case earlyUpdate = "early-update"
  case unusedAsset = "unused-asset"
  case brokenStylesheet = "broken-stylesheet"
  case orphanComments = "orphan-comments"
  case pointGap = "point-gap"
  case similarTags = "similar-tags"

  package var severity: Diagnostic.Severity {
    switch self {
    case .unknownKey, .missingTranslation, .staleTranslation, .wrongLanguage, .missingAlt, .unsafeLink,
      .externalPicture, .unpublishedLink, .unknownAddress, .unknownLayout,
      .headingOrder, .listNumber, .earlyUpdate, .unusedAsset, .brokenStylesheet, .orphanComments, .pointGap,
      .similarTags:
      .warning
    default:
      .error
    }
  }

  /// Whether the system refused to read or write a file, which has an exit status of its own.
  package var isSystemRefusal: Bool {
    self == .unreadable || self == .unwritable
  }
}
