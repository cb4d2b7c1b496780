/// A record whose fields come from data, such as the interface words.
package struct DataRecord: TemplateRecord {
  /// Made once.
  package let fieldSource: FieldSource

  /// A record with those fields; a field `.` is what the record as a whole stands for.
  package init(_ fields: [String: TemplateValue]) {
    fieldSource = FieldSource(DataReader(fields))
  }
}

private final class DataReader: FieldReader {
  private let names: NameTable
  private let values: [TemplateValue]

  init(_ fields: [String: TemplateValue]) {
    let fields = fields.sorted { $0.key < $1.key }
    names = NameTable(fields.map { FieldName($0.key) })
    values = fields.map(\.value)
  }

  func position(of name: FieldName) -> Int? { names.position(of: name) }

  func form(at position: Int) -> FieldForm {
    switch values[position] {
    case .list: .list
    case .record: .record
    case .text, .html, .address, .flag, .absent: .value
    }
  }

  func isTruthy(at position: Int) -> Bool {
    switch values[position] {
    case .text(let text), .address(let text): !text.isEmpty
    case .html(let bytes): !bytes.isEmpty
    case .flag(let isSet): isSet
    case .list(let elements): !elements.isEmpty
    case .record: true
    case .absent: false
    }
  }

  func write(_ position: Int, _ insertion: Insertion, to output: inout [UInt8]) {
    switch values[position] {
    case .text(let text), .address(let text): insertion.append(text, to: &output)
    case .html(let bytes): insertion.append(html: bytes, to: &output)
    case .flag(let isSet): insertion.append(isSet, to: &output)
    case .list, .record, .absent: break
    }
  }

  func text(at position: Int) -> String? {
    if case .text(let text) = values[position] { text } else { nil }
  }

  func record(at position: Int) -> (any FieldReader)? {
    if case .record(let record) = values[position] { record.fieldSource.reader } else { nil }
  }

  func forEach(at position: Int, _ body: (any FieldReader) -> Void) {
    guard case .list(let elements) = values[position] else { return }
    for element in elements { body(element.fieldSource.reader) }
  }
}
