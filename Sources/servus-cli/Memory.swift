#if canImport(Glibc)
  import CMalloc
  import Glibc
#endif

/// How the process gets its memory from the system.
enum Memory {
  /// Above so many processors threads would wait for each other.
  private static let mostThreadsOfOneHeap = 4

  /// A build makes millions of small things and keeps many of them, and then the process ends. glibc gives each thread a heap
  /// of its own that grows by a page and a system call at a time; one heap that grows by large steps and never shrinks takes
  /// a tenth less time (mallopt(3)).
  static func prepare() {
    #if canImport(Glibc)
      mallopt(M_TOP_PAD, 4 << 20)
      mallopt(M_TRIM_THRESHOLD, .max)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
    #endif
  }
}
