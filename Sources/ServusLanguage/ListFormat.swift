/// How the items of a list are joined: Documentation/languages.md, chapter 1.4. Each phrase has `{a}` and `{b}`.
struct ListFormat: Hashable, Sendable {
  /// A list of two.
  let pair: Phrase
  /// Two items that others follow.
  let middle: Phrase
  /// All that went before, and the last item of three or more.
  let last: Phrase

  func join(_ items: [String]) -> String {
    guard let first = items.first, let end = items.last, items.count > 1 else { return items.first ?? "" }
    if items.count == 2 { return pair.filled(with: ["a": first, "b": end]) }
    let middle = items[1..<(items.count - 1)].reduce(first) { self.middle.filled(with: ["a": $0, "b": $1]) }
    return last.filled(with: ["a": middle, "b": end])
  }
}
