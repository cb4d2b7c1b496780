/// The ids of a text, in the order of their letters: found in logarithmic time, in a third of the memory of a set.
package struct Anchors: Sendable, Equatable {
  package let sorted: [String]

  package init(_ ids: some Sequence<String>) {
    var sorted = Array(ids)
    sorted.sort()
    self.sorted = sorted
  }

  package var isEmpty: Bool { sorted.isEmpty }

  /// Whether an id is of the kind that layouts, asides and comments have: these are not known from the text.
  package static func isElsewhere(_ id: String) -> Bool {
    ["_", "aside_", "comment_"].contains(where: id.hasPrefix)
  }

  /// Whether an id is of a kind that no heading may have.
  static func isReserved(_ id: String) -> Bool {
    isElsewhere(id) || ["footnote_", "footnotes_"].contains(where: id.hasPrefix)
  }

  package func contains(_ id: String) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low] == id
  }
}

extension Anchors: ExpressibleByArrayLiteral {
  package init(arrayLiteral ids: String...) {
    self.init(ids)
  }
}
