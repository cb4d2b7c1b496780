import ServusLanguage

extension Alphabet {
  /// Values in alphabetical order of their names; equal names by `id`.
  func sorted<Value>(_ values: [Value], name: (Value) -> String, id: (Value) -> String) -> [Value] {
    typealias Entry = (key: CollationKey, id: String, value: Value)
    let entries: [Entry] = values.map { (key(name($0)), id($0), $0) }
    let sorted = entries.sorted { (left: Entry, right: Entry) -> Bool in
      left.key == right.key ? left.id < right.id : left.key < right.key
    }
    return sorted.map(\.value)
  }
}
