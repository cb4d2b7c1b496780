/// Rising places for each of many words, which grow at the same time. The places of a word are bytes in a chain of chunks,
/// all in one memory: most places take one byte.
struct PlaceChains: Sendable {
  private struct Chain: Sendable {
    /// Where the first chunk begins.
    let start: UInt32
    /// Where the next byte goes, and where the chunk has its link to the one after it.
    var next: UInt32
    var link: UInt32
    var size: UInt32
    var count: UInt32 = 0
    /// What distances are counted from: one more than the last place.
    var base: UInt32 = 0
  }

  private static let firstSize: UInt32 = 8
  private static let largestSize: UInt32 = 256
  private static let linkSize: UInt32 = 4

  private var memory: [UInt8] = []
  private var chains: [Chain] = []

  /// How many words there are.
  var count: Int { chains.count }

  /// Adds a word without places.
  mutating func addWord() {
    let start = UInt32(memory.count)
    memory.append(contentsOf: repeatElement(0, count: Int(Self.firstSize)))
    chains.append(Chain(start: start, next: start, link: start + Self.firstSize - Self.linkSize, size: Self.firstSize))
  }

  func placeCount(of word: Int) -> Int { Int(chains[word].count) }

  /// Appends a place that is greater than the last one of the word.
  @inline(__always)
  mutating func append(_ place: UInt32, to word: Int) {
    var chain = chains[word]
    var rest = place &- chain.base
    while rest >= 0x80 {
      append(byte: UInt8(truncatingIfNeeded: rest) | 0x80, to: &chain)
      rest >>= 7
    }
    append(byte: UInt8(rest), to: &chain)
    chain.base = place &+ 1
    chain.count &+= 1
    chains[word] = chain
  }

  @inline(__always)
  private mutating func append(byte: UInt8, to chain: inout Chain) {
    if chain.next == chain.link { addChunk(to: &chain) }
    memory[Int(chain.next)] = byte
    chain.next &+= 1
  }

  @inline(never)
  private mutating func addChunk(to chain: inout Chain) {
    let start = UInt32(memory.count)
    chain.size = Self.size(after: chain.size)
    memory.append(contentsOf: repeatElement(0, count: Int(chain.size)))
    for offset in 0..<Self.linkSize {
      memory[Int(chain.link + offset)] = UInt8(truncatingIfNeeded: start >> (8 * offset))
    }
    chain.next = start
    chain.link = start + chain.size - Self.linkSize
  }

  private static func size(after size: UInt32) -> UInt32 { min(size * 2, largestSize) }

  /// Calls `body` with the distance of each place from the one before, as if all places between were left out.
  @inline(__always)
  func forEachDistance(of word: Int, _ body: (UInt32) -> Void) {
    memory.withUnsafeBufferPointer { memory in
      let chain = chains[word]
      var size = Self.firstSize
      var index = Int(chain.start)
      var link = index + Int(size - Self.linkSize)
      var (number, shift) = (UInt32(0), UInt32(0))
      while index != Int(chain.next) {
        if index == link {
          index = (0..<Int(Self.linkSize)).reversed().reduce(0) { $0 << 8 | Int(memory[link + $1]) }
          size = Self.size(after: size)
          link = index + Int(size - Self.linkSize)
        }
        let byte = memory[index]
        index += 1
        number |= UInt32(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 {
          body(number)
          (number, shift) = (0, 0)
        }
      }
    }
  }
}
