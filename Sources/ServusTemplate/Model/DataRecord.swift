/// A record whose fields come from data, such as the interface words.
package struct DataRecord: TemplateRecord {
  private let fields: FieldTable

  /// A record with those fields; a field `.` is what the record as a whole stands for.
  package init(_ fields: [String: TemplateValue]) {
    let fields = fields.sorted { $0.key < $1.key }
    self.fields = FieldTable(fields.map { (FieldName($0.key), FieldReading($0.value)) })
  }

  /// A box for the values, which the table holds.
  package var boxed: BoxedRecord { BoxedRecord(fields) }
}

extension FieldReading {
  /// How a value that is there already is read.
  convenience init(_ value: TemplateValue) {
    let source: Source =
      switch value {
      case .text(let text): .constant(.fixed(text.utf8))
      case .address(let url): .address { _ in url }
      case .html(let html): .html { _ in html }
      case .flag(let isSet): .flag { _ in isSet }
      case .list(let elements):
        .list(
          forEach: { _, body in for element in elements { body(element.boxed) } }, isEmpty: { _ in elements.isEmpty })
      case .record(let record): .record({ _ in record.boxed }, isPresent: { _ in true })
      case .absent: .text { _ in nil }
      }
    self.init(source)
  }
}
