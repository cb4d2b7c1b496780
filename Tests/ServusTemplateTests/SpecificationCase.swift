import Foundation
import ServusTemplate
import Testing

/// A case of the Mustache specification.
struct SpecificationCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let desc: String
  let data: JSON
  let template: String
  let partials: [String: String]?
  let expected: String

  var testDescription: String { name }

  static func all(in module: String) throws -> [SpecificationCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Specification")
    let bytes = try Data(contentsOf: folder.appending(path: module + ".json"))
    return try JSONDecoder().decode(Module.self, from: bytes).tests
  }

  private struct Module: Decodable {
    let tests: [SpecificationCase]
  }
}

/// Any JSON value, as a record: members are fields, and `.` is the value itself.
enum JSON: Decodable, TemplateRecord {
  case null
  case flag(Bool)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .text("\(number)")
    } else if let number = try? container.decode(Double.self) {
      self = .text("\(number)")
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  var boxed: BoxedRecord {
    guard case .object(let members) = self else { return DataRecord([".": value]).boxed }
    return DataRecord(members.mapValues(\.value)).boxed
  }

  private var value: TemplateValue {
    switch self {
    case .null: .absent
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements)
    case .object: .record(self)
    }
  }
}
