/// One fingerprint of many: the order of what is added counts. The rounds are those of XXH64 for words of eight bytes (the
/// specification of xxHash, version 0.1.1).
struct HashMixer {
  private var state: UInt64

  init(_ first: ContentHash) {
    state = first.value
  }

  mutating func add(_ hash: ContentHash) { add(hash.value) }

  mutating func add(_ word: UInt64) {
    let mixed = Self.rotate(word &* 0xC2B2_AE3D_27D4_EB4F, 31) &* 0x9E37_79B1_85EB_CA87
    state = Self.rotate(state ^ mixed, 27) &* 0x9E37_79B1_85EB_CA87 &+ 0x85EB_CA77_C2B2_AE63
  }

  var hash: ContentHash {
    let first = (state ^ state >> 33) &* 0xC2B2_AE3D_27D4_EB4F
    let second = (first ^ first >> 29) &* 0x1656_67B1_9E37_79F9
    return ContentHash(value: second ^ second >> 32)
  }

  static func hash(of hashes: [ContentHash]) -> ContentHash {
    var mixer = HashMixer(ContentHash(value: UInt64(hashes.count)))
    for hash in hashes { mixer.add(hash) }
    return mixer.hash
  }

  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }
}
