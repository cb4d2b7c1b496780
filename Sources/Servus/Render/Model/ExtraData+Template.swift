import ServusTemplate

extension TemplateValue {
  /// What an author keeps under `extra`.
  init(_ data: ExtraData) {
    self =
      switch data {
      case .text(let text): .text(text)
      case .flag(let isSet): .flag(isSet)
      case .list(let values): .list(values.map { DataRecord(element: $0) })
      case .mapping(let entries): .record(DataRecord(entries))
      case .nothing: .absent
      }
  }
}

extension DataRecord {
  /// An element of a list; what has no names of its own is called `.`.
  fileprivate init(element data: ExtraData) {
    if case .mapping(let entries) = data { self.init(entries) } else { self.init([".": TemplateValue(data)]) }
  }

  fileprivate init(_ entries: [(key: String, value: ExtraData)]) {
    self.init(Dictionary(entries.map { ($0.key, TemplateValue($0.value)) }) { first, _ in first })
  }
}
