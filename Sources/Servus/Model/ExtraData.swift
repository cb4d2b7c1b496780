/// What an author keeps under `extra`: anything, for templates. Servus itself makes nothing of it.
indirect enum ExtraData: Sendable {
  case text(String)
  case flag(Bool)
  case list([ExtraData])
  /// In the file's order; no key is there twice.
  case mapping([(key: String, value: ExtraData)])
  /// A key without a value, or `null`.
  case nothing

  /// How deep lists and mappings may lie in each other.
  static let deepestNesting = 100
}
