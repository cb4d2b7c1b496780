/// One fingerprint of many: the order of what is added counts. The rounds are those of `ContentHash` for words of eight bytes.
struct HashMixer {
  private var state: UInt64

  init(_ first: ContentHash) {
    state = first.value
  }

  mutating func add(_ hash: ContentHash) { add(hash.value) }

  mutating func add(_ word: UInt64) {
    let primes = ContentHash.primes
    state = ContentHash.rotate(state ^ ContentHash.round(0, word), 27) &* primes.0 &+ primes.3
  }

  var hash: ContentHash { ContentHash(value: ContentHash.avalanche(state)) }

  static func hash(of hashes: [ContentHash]) -> ContentHash {
    var mixer = HashMixer(ContentHash(value: UInt64(hashes.count)))
    for hash in hashes { mixer.add(hash) }
    return mixer.hash
  }
}
