#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Paths by their bytes, which are the same everywhere.
extension String.UTF8View {
  /// Whether this path comes before another.
  func precedes(_ other: String.UTF8View) -> Bool { order(to: other) < 0 }

  /// Less than 0 where this path comes before the other, more than 0 where it comes after it, 0 where they are one.
  func order(to other: String.UTF8View) -> Int {
    withBytes(and: other) { left, right in
      guard let first = left.baseAddress, let second = right.baseAddress else { return left.count - right.count }
      let order = memcmp(first, second, Swift.min(left.count, right.count))
      return order == 0 ? left.count - right.count : Int(order)
    }
  }

  /// How many bytes both paths begin with.
  func sharedCount(with other: String.UTF8View) -> Int {
    withBytes(and: other) { left, right in
      let shorter = Swift.min(left.count, right.count)
      return (0..<shorter).first { left[$0] != right[$0] } ?? shorter
    }
  }

  /// The folders of a file by the number of their bytes, the deepest first, as long as they have so many bytes or more.
  func folders(from least: Int) -> [Int] {
    withBytes(and: self) { path, _ in
      (Swift.min(least, path.count)..<path.count).reversed().filter { path[$0] == UInt8(ascii: "/") }
    }
  }

  private func withBytes<Result>(
    and other: String.UTF8View, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let result: Result?? = withContiguousStorageIfAvailable { left in
      other.withContiguousStorageIfAvailable { right in body(left, right) }
    }
    if let result = result.flatMap(\.self) { return result }
    return Array(self).withUnsafeBufferPointer { left in Array(other).withUnsafeBufferPointer { body(left, $0) } }
  }
}
