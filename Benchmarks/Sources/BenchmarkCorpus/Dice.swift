/// Chance that is the same on every machine: SplitMix64, begun from a seed, a purpose and a number.
struct Dice {
  private var state: UInt64

  init(seed: UInt64, _ purpose: String, _ number: Int = 0) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = hash ^ (seed &* 0x9e37_79b9_7f4a_7c15)
    // Neighbouring numbers must not begin with neighbouring throws.
    state ^= UInt64(number) &* 0xd605_bbb5_8c8a_bc2d
    _ = next()
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to one less than the sides.
  mutating func roll(_ sides: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(sides)).high)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + roll(range.count)
  }

  mutating func chance(_ percent: Int) -> Bool {
    roll(100) < percent
  }

  /// An element, each as likely as the others.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[roll(elements.count)]
  }

  /// A place in a list whose first elements are drawn far more often than its last, as words and tags are: each doubling
  /// of the place is as likely as the one before. The first `flat` doublings count as one.
  mutating func rank(_ count: Int, flat: Int = 0) -> Int {
    let doublings = Int.bitWidth - count.leadingZeroBitCount
    while true {
      let doubling = number(in: flat...doublings - 1)
      let place = doubling == flat ? roll(2 << doubling) - 1 : (1 << doubling) - 1 + roll(1 << doubling)
      if (0..<count).contains(place) { return place }
    }
  }
}
