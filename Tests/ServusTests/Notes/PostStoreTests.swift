import Foundation
import Testing

@testable import Servus

/// Where what was found in posts is kept.
@Suite struct PostStoreTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "servus-store-\(UUID().uuidString)").path

  private func expectKept(_ store: PostStore) throws {
    let first = store.append(outline: [1], html: [], words: [2, 3])
    let second = store.append(outline: [4, 5], html: [6], words: [])
    for (record, parts) in [(first, [[1], [], [2, 3]]), (second, [[4, 5], [6], []])] as [(PostRecord, [[UInt8]])] {
      #expect(try PostRecord.Part.allCases.map { try store.bytes(of: $0, in: record) } == parts)
    }
  }

  @Test func recordsStayInMemoryWhereThereIsNoDisk() throws {
    try expectKept(PostStore(.memory))
  }

  @Test func recordsComeBackFromTheDisk() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try PostStore(path: path, keeping: 0)
    try expectKept(store)
    #expect(store.isOnDisk)
    let later = try PostStore(path: path, keeping: store.size)
    try expectKept(later)
    later.shrink(to: store.size)
    #expect(try Data(contentsOf: URL(filePath: path)).count == store.size)
  }

  @Test func aDamagedRecordIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let store = try PostStore(path: path, keeping: 0)
    let record = store.append(outline: [1, 2, 3], html: [4], words: [5])
    try Data([1, 9, 3, 4]).write(to: URL(filePath: path), options: [])
    // The file was written in its place.
    #expect(throws: DamagedNotes.self) { try PostStore(path: path, keeping: 5).bytes(of: .outline, in: record) }
    #expect(throws: DamagedNotes.self) { try PostStore(path: path, keeping: 5).bytes(of: .words, in: record) }
    #expect(try PostStore(path: path, keeping: 5).bytes(of: .html, in: record) == [4])
  }
}
