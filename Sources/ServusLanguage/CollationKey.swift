/// Where a text stands in a language's alphabetical order. Keys of one alphabet compare with `<`; equal keys leave the
/// order to the caller.
package struct CollationKey: Hashable, Comparable, Sendable {
  /// Letters, 0, accents, 0, cases: the three levels of Documentation/languages.md, chapter 1.5.
  let units: [UInt16]

  /// By the alphabet.
  package static func < (left: CollationKey, right: CollationKey) -> Bool {
    left.units.lexicographicallyPrecedes(right.units)
  }
}

/// Collects the three levels of a key.
struct CollationKeyBuilder {
  private static let plain: UInt16 = 1

  private(set) var primary: [UInt16] = []
  private var secondary: [UInt16] = []
  private var tertiary: [UInt16] = []

  init(capacity: Int) {
    primary.reserveCapacity(capacity + 8)
    secondary.reserveCapacity(capacity)
    tertiary.reserveCapacity(capacity)
  }

  mutating func append(_ weight: CollationWeight, letterCase: UInt16) {
    if weight.primary != 0 {
      primary.append(weight.primary)
      secondary.append(weight.accent == 0 ? Self.plain : weight.accent)
      tertiary.append(letterCase)
    } else if weight.accent != 0 {
      secondary.append(weight.accent)
    }
  }

  /// The key; levels that end plainly end early, which changes no comparison since the parting 0 is the lowest unit.
  var key: CollationKey {
    var units = primary
    for level in [secondary, tertiary] {
      units.append(0)
      let end = level.lastIndex { $0 != Self.plain }.map { $0 + 1 } ?? 0
      units.append(contentsOf: level[..<end])
    }
    return CollationKey(units: units)
  }
}

/// One unit of order that a text consists of. A combining mark has an accent and no primary weight; a letter
/// has an accent where an alphabet names it as another spelling.
struct CollationWeight: Hashable, Sendable {
  var primary: UInt16
  var accent: UInt16 = 0
  /// Whether another character has the same letter and accent and goes before: `2` before `²`.
  var isVariant = false

  /// The weight of a variant.
  var variant: CollationWeight {
    CollationWeight(primary: primary, accent: accent, isVariant: true)
  }
}
