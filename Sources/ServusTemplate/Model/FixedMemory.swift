extension UnsafeBufferPointer {
  /// A copy of the elements in memory that does not move, so that they can be looked at without an array being retained.
  /// Whoever asks for it deinitializes and deallocates it.
  static func fixed(_ elements: some Collection<Element>) -> UnsafeBufferPointer {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = memory.initialize(fromContentsOf: elements)
    return UnsafeBufferPointer(memory)
  }
}
