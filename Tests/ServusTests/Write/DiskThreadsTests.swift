import Synchronization
import Testing

@testable import Servus

/// Calls that several threads make for many items.
struct DiskThreadsTests {
  @Test(arguments: [0, 1, 2, 7, 1000], [1, 2, 16]) func eachItemIsCalledOnce(count: Int, jobs: Int) throws {
    let called = Mutex<[Int]>([])
    try DiskThreads.forEach(Array(0..<count), jobs: jobs) { item in called.withLock { $0.append(item) } }
    #expect(called.withLock { $0.sorted() } == Array(0..<count))
  }

  @Test func oneTaskKeepsTheOrderAndEndsAtTheFirstFailure() {
    let called = Mutex<[Int]>([])
    let error = #expect(throws: FileError.self) {
      try DiskThreads.forEach(Array(0..<9), jobs: 1) { (item) throws(FileError) in
        called.withLock { $0.append(item) }
        if item >= 4 { throw FileError(reason: "\(item)") }
      }
    }
    #expect(error?.reason == "4")
    #expect(called.withLock(\.self) == [0, 1, 2, 3, 4])
  }

  /// Items are handed out in order, so whoever fails first in time, nothing before the failure that is told was left out.
  @Test(arguments: 0..<20) func ofSeveralFailuresTheFirstItemsIsTold(round: Int) {
    let called = Mutex<Set<Int>>([])
    let error = #expect(throws: FileError.self) {
      try DiskThreads.forEach(Array(0..<10_000), jobs: 4) { (item) throws(FileError) in
        _ = called.withLock { $0.insert(item) }
        if item % 100 == 50 { throw FileError(reason: "\(item)") }
      }
    }
    #expect(error?.reason == "50")
    called.withLock { called in
      #expect(called.isSuperset(of: 0...50))
      #expect(called.count < 10_000)
    }
  }
}
