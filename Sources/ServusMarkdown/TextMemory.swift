import CCmark

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory for what libcmark makes of one text: taken in large blocks, handed out piece by piece and given back all at once,
/// since a tree of a thousand small things is never taken apart while its text is worked on. It costs a fifth of what
/// `malloc` and `free` do, which parsing spends half of its time in, and threads do not wait for each other.
struct TextMemory {
  /// For longer texts nothing is gained, and what libcmark gives back while it works is worth having.
  private static let longestText = 256 << 10
  private static let blockSize = 1 << 20
  /// Before each piece stands its size, which keeps pieces aligned.
  private static let header = 16

  private var blocks: [UnsafeMutableRawPointer] = []
  /// The number of the block that follows the one that pieces are taken from.
  private var nextBlock = 0
  /// What is left of that block.
  private var free = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// Pieces that are too large for a block.
  private var large: [UnsafeMutableRawPointer] = []
  private var isInUse = false

  /// Runs `body` with libcmark taking its memory from here, where that pays. Nothing that libcmark made may leave it.
  static func serving<Result>(aTextOf bytes: Int, _ body: () -> Result) -> Result {
    guard bytes <= longestText else { return body() }
    let memory = current()
    guard !memory.pointee.isInUse else { return body() }
    memory.pointee.isInUse = true
    defer { memory.pointee.reset() }
    return body()
  }

  /// The allocator for what libcmark makes now.
  static var allocator: UnsafeMutablePointer<cmark_mem> {
    current().pointee.isInUse ? own : cmark_get_default_mem_allocator()
  }

  private nonisolated(unsafe) static let own: UnsafeMutablePointer<cmark_mem> = {
    let pointer = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    pointer.initialize(
      to: cmark_mem(
        calloc: { count, size in memset(TextMemory.current().pointee.take(count * size), 0, count * size) },
        realloc: { old, size in TextMemory.current().pointee.enlarge(old, to: size) },
        free: { _ in }))
    return pointer
  }()

  /// What a piece takes, with its header.
  @inline(__always)
  private static func room(for size: Int) -> Int { (size + header + 15) & ~15 }

  @inline(__always)
  private mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    let needed = Self.room(for: size)
    if needed > free.count { return takeElsewhere(size, needed) }
    guard let piece = free.baseAddress else { return takeElsewhere(size, needed) }
    free = UnsafeMutableRawBufferPointer(start: piece + needed, count: free.count &- needed)
    piece.storeBytes(of: size, as: Int.self)
    return piece + Self.header
  }

  @inline(never)
  private mutating func takeElsewhere(_ size: Int, _ needed: Int) -> UnsafeMutableRawPointer {
    if needed <= Self.blockSize / 2 {
      openBlock()
      return take(size)
    }
    let piece = Self.allocate(needed)
    large.append(piece)
    piece.storeBytes(of: size, as: Int.self)
    return piece + Self.header
  }

  private mutating func openBlock() {
    if nextBlock == blocks.count { blocks.append(Self.allocate(Self.blockSize)) }
    free = UnsafeMutableRawBufferPointer(start: blocks[nextBlock], count: Self.blockSize)
    nextBlock += 1
  }

  private static func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer.allocate(byteCount: size, alignment: header)
  }

  private mutating func enlarge(_ old: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer {
    guard let old else { return take(size) }
    let before = (old - Self.header).load(as: Int.self)
    guard size > before else { return old }
    if extend(old, from: before, to: size) { return old }
    let new = take(size)
    memcpy(new, old, before)
    return new
  }

  /// The piece that was handed out last grows where it lies, as the buffer does that a page is printed into.
  private mutating func extend(_ piece: UnsafeMutableRawPointer, from before: Int, to size: Int) -> Bool {
    let more = Self.room(for: size) - Self.room(for: before)
    guard let next = free.baseAddress, piece - Self.header + Self.room(for: before) == next, more <= free.count else {
      return false
    }
    free = UnsafeMutableRawBufferPointer(start: next + more, count: free.count - more)
    (piece - Self.header).storeBytes(of: size, as: Int.self)
    return true
  }

  private mutating func reset() {
    for piece in large { piece.deallocate() }
    large.removeAll()
    // A block or two serve most texts.
    for spare in blocks.dropFirst(2) { spare.deallocate() }
    blocks.removeSubrange(min(2, blocks.count)...)
    free = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    (nextBlock, isInUse) = (0, false)
  }

  private func deallocateBlocks() {
    for block in blocks { block.deallocate() }
  }
}

// MARK: Threads

/// libcmark's allocators know no context, so each thread has its own memory. It is no object, since counting references to it
/// would cost more than handing out a piece.
extension TextMemory {
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      #if canImport(Glibc)
        if let pointer { TextMemory.end(pointer) }
      #else
        TextMemory.end(pointer)
      #endif
    }
    return key
  }()

  private static func current() -> UnsafeMutablePointer<TextMemory> {
    if let pointer = pthread_getspecific(key) { return pointer.assumingMemoryBound(to: TextMemory.self) }
    let memory = UnsafeMutablePointer<TextMemory>.allocate(capacity: 1)
    memory.initialize(to: TextMemory())
    pthread_setspecific(key, memory)
    return memory
  }

  /// When a thread ends.
  private static func end(_ pointer: UnsafeMutableRawPointer) {
    let memory = pointer.assumingMemoryBound(to: TextMemory.self)
    memory.pointee.deallocateBlocks()
    memory.deinitialize(count: 1)
    memory.deallocate()
  }
}
