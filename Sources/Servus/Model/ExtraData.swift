/// What an author keeps under `extra`: anything, for templates. Servus itself makes nothing of it.
indirect enum ExtraData: Sendable, Equatable {
  case text(String)
  case flag(Bool)
  case list([ExtraData])
  /// In the file's order; no key is there twice.
  case mapping([(key: String, value: ExtraData)])
  /// A key without a value, or `null`.
  case nothing

  /// How deep lists and mappings may lie in each other.
  static let deepestNesting = 100

  static func == (left: ExtraData, right: ExtraData) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left == right
    case (.flag(let left), .flag(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.mapping(let left), .mapping(let right)): left.elementsEqual(right, by: ==)
    case (.nothing, .nothing): true
    default: false
    }
  }
}
