import CCmark

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory for what libcmark makes of one text: taken in large blocks, handed out piece by piece and given back all at once,
/// since a tree of a thousand small things is never taken apart while its text is worked on. It costs a third of what
/// `malloc` and `free` do, which parsing spends half of its time in, and threads do not wait for each other.
final class TextMemory {
  /// libcmark's allocators know no context, so each thread has its own memory.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      #if canImport(Glibc)
        if let pointer { Unmanaged<TextMemory>.fromOpaque(pointer).release() }
      #else
        Unmanaged<TextMemory>.fromOpaque(pointer).release()
      #endif
    }
    return key
  }()

  /// For longer texts nothing is gained, and what libcmark gives back while it works is worth having.
  private static let longestText = 256 << 10
  private static let blockSize = 1 << 20
  /// Before each piece stands its size, which keeps pieces aligned.
  private static let header = 16

  private var blocks: [UnsafeMutableRawPointer] = []
  private var block = 0
  private var position = TextMemory.blockSize
  /// Pieces that are too large for a block.
  private var large: [UnsafeMutableRawPointer] = []
  private var isInUse = false

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Runs `body` with libcmark taking its memory from here, where that pays. Nothing that libcmark made may leave it.
  static func serving<Result>(aTextOf bytes: Int, _ body: () -> Result) -> Result {
    guard bytes <= longestText else { return body() }
    let memory = current()
    guard !memory.isInUse else { return body() }
    memory.isInUse = true
    defer { memory.reset() }
    return body()
  }

  /// The allocator for what libcmark makes now.
  static var allocator: UnsafeMutablePointer<cmark_mem> {
    current().isInUse ? own : cmark_get_default_mem_allocator()
  }

  private nonisolated(unsafe) static let own: UnsafeMutablePointer<cmark_mem> = {
    let pointer = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    pointer.initialize(
      to: cmark_mem(
        calloc: { count, size in TextMemory.current().take(count * size, isZeroed: true) },
        realloc: { old, size in TextMemory.current().enlarge(old, to: size) },
        free: { _ in }))
    return pointer
  }()

  private static func current() -> TextMemory {
    if let pointer = pthread_getspecific(key) { return Unmanaged<TextMemory>.fromOpaque(pointer).takeUnretainedValue() }
    let memory = TextMemory()
    pthread_setspecific(key, Unmanaged.passRetained(memory).toOpaque())
    return memory
  }

  private func take(_ size: Int, isZeroed: Bool) -> UnsafeMutableRawPointer {
    let needed = (size + Self.header + 15) & ~15
    let piece = needed <= Self.blockSize / 2 ? takeFromBlock(needed) : takeLarge(needed)
    piece.storeBytes(of: size, as: Int.self)
    if isZeroed { memset(piece + Self.header, 0, size) }
    return piece + Self.header
  }

  private func takeFromBlock(_ size: Int) -> UnsafeMutableRawPointer {
    if position + size > Self.blockSize { openBlock() }
    defer { position += size }
    return blocks[block - 1] + position
  }

  private func openBlock() {
    if block == blocks.count { blocks.append(Self.allocate(Self.blockSize)) }
    block += 1
    position = 0
  }

  private func takeLarge(_ size: Int) -> UnsafeMutableRawPointer {
    large.append(Self.allocate(size))
    return large[large.count - 1]
  }

  private static func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer.allocate(byteCount: size, alignment: header)
  }

  private func enlarge(_ old: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer {
    guard let old else { return take(size, isZeroed: false) }
    let before = (old - Self.header).load(as: Int.self)
    guard size > before else { return old }
    let new = take(size, isZeroed: false)
    memcpy(new, old, before)
    return new
  }

  private func reset() {
    for piece in large { piece.deallocate() }
    large.removeAll()
    // A block or two serve most texts.
    for spare in blocks.dropFirst(2) { spare.deallocate() }
    blocks.removeSubrange(min(2, blocks.count)...)
    (block, position, isInUse) = (0, Self.blockSize, false)
  }
}
