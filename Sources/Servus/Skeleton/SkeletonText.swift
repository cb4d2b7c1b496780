import ServusYAML

/// The text of a YAML file or of a post's front matter in the making, a key a line.
struct SkeletonText {
  private(set) var text = ""

  /// A line of its own, as it stands.
  mutating func add(line: String = "") {
    text += line + "\n"
  }

  /// A key with its value, which is YAML already, and a remark.
  mutating func add(_ key: String, yaml value: String = "", remark: String? = nil, isNested: Bool = false) {
    let parts = [value, remark.map(yamlComment) ?? ""].filter { !$0.isEmpty }
    add(line: (isNested ? "  " : "") + ([key + ":"] + parts).joined(separator: " "))
  }

  /// A key with a text.
  mutating func add(_ key: String, _ value: String, remark: String? = nil, isNested: Bool = false) {
    add(key, yaml: yamlText(value), remark: remark, isNested: isNested)
  }

  /// A key with a list of texts.
  mutating func add(_ key: String, _ values: [String], remark: String? = nil) {
    let list = values.map { yamlText($0, isInList: true) }.joined(separator: ", ")
    add(key, yaml: "[\(list)]", remark: remark)
  }
}
