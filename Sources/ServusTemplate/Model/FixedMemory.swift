extension UnsafeBufferPointer {
  /// A copy of the elements in memory that does not move, so that they can be looked at without an array being retained.
  /// They must hold no reference (numbers, ranges, unmanaged references): whoever asks for the memory only deallocates it.
  static func fixed(_ elements: some Collection<Element>) -> UnsafeBufferPointer {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = memory.initialize(fromContentsOf: elements)
    return UnsafeBufferPointer(memory)
  }
}
