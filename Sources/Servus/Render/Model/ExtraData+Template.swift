import ServusTemplate

extension TemplateValue {
  /// What an author keeps under `extra`, as far as a template looks into it.
  init(_ data: ExtraData) {
    self =
      switch data {
      case .text(let text): .text(text)
      case .flag(let isSet): .flag(isSet)
      case .list(let values): .list(values.map(ExtraRecord.init))
      case .mapping: .record(ExtraRecord(data: data))
      case .nothing: .absent
      }
  }
}

/// A mapping, or an element of a list; what has no names of its own is called `.`.
private struct ExtraRecord: TemplateRecord {
  let data: ExtraData

  var boxed: BoxedRecord {
    guard case .mapping(let entries) = data else { return DataRecord([".": TemplateValue(data)]).boxed }
    return DataRecord(Dictionary(entries.map { ($0.key, TemplateValue($0.value)) }) { first, _ in first }).boxed
  }
}
