/// A fingerprint of bytes, the same on every machine: XXH64 with seed 0 (the specification of xxHash, version 0.1.1). It
/// tells changed files from unchanged ones; it is no protection against somebody who looks for a collision.
package struct ContentHash: Hashable, Sendable {
  let value: UInt64

  init(value: UInt64) {
    self.value = value
  }

  /// The fingerprint of bytes.
  package init(_ bytes: [UInt8]) {
    value = bytes.withUnsafeBytes { Self.hash($0) }
  }

  /// Sixteen digits.
  package var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
    0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63,
    0x27D4_EB2F_1656_67C5
  )

  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var index = 0
    var hash: UInt64
    if bytes.count >= 32 {
      var (a, b, c, d) = (primes.0 &+ primes.1, primes.1, UInt64(0), 0 &- primes.0)
      while index + 32 <= bytes.count {
        a = round(a, word(bytes, index))
        b = round(b, word(bytes, index + 8))
        c = round(c, word(bytes, index + 16))
        d = round(d, word(bytes, index + 24))
        index += 32
      }
      hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
      for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* primes.0 &+ primes.3 }
    } else {
      hash = primes.4
    }
    hash &+= UInt64(bytes.count)
    return avalanche(tail(bytes, from: index, hash))
  }

  private static func tail(_ bytes: UnsafeRawBufferPointer, from start: Int, _ initial: UInt64) -> UInt64 {
    var hash = initial
    var index = start
    while index + 8 <= bytes.count {
      hash = rotate(hash ^ round(0, word(bytes, index)), 27) &* primes.0 &+ primes.3
      index += 8
    }
    if index + 4 <= bytes.count {
      let half = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
      hash = rotate(hash ^ (half &* primes.0), 23) &* primes.1 &+ primes.2
      index += 4
    }
    while index < bytes.count {
      hash = rotate(hash ^ (UInt64(bytes[index]) &* primes.4), 11) &* primes.0
      index += 1
    }
    return hash
  }

  static func avalanche(_ hash: UInt64) -> UInt64 {
    let first = (hash ^ hash >> 33) &* primes.1
    let second = (first ^ first >> 29) &* primes.2
    return second ^ second >> 32
  }

  static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* primes.1, 31) &* primes.0
  }

  static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
