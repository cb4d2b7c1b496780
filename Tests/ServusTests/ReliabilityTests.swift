import Foundation
import Testing

/// Whether `Documentation/reliability.md` and the tests that prove its rows tell of each other.
@Suite struct ReliabilityTests {
  private static let documentFile = SmallSite.repository.appending(path: "Documentation/reliability.md")

  @Test func theDocumentNamesTheTestsThatProveEachRow() throws {
    let document = try String(contentsOf: Self.documentFile, encoding: .utf8)
    let proofs = try Self.proofs()
    let rows = document.matches(of: FaultRow.pattern).map(FaultRow.init)
    #expect(Set(proofs.keys).subtracting(rows.map(\.id)).sorted() == [], "tests name rows that are not there")
    #expect(rows.filter { proofs[$0.id] == nil && !$0.isOpen }.map(\.id) == [], "rows without a test")

    let updated = document.replacing(FaultRow.pattern) { match in
      let row = FaultRow(match)
      return row.proved(by: proofs[row.id] ?? [])
    }
    if isRecording {
      try updated.write(to: Self.documentFile, atomically: true, encoding: .utf8)
    } else {
      let isSame = updated == document
      #expect(isSame, "record again with SERVUS_RECORD=1 if these are the tests that are meant")
    }
  }

  @Test func noRowIsForgotten() throws {
    let parts = ["A": 22, "B": 11, "C": 14, "D": 8, "E": 8, "F": 6, "G": 7, "H": 13, "I": 20]
    let document = try String(contentsOf: Self.documentFile, encoding: .utf8)
    let rows = document.matches(of: FaultRow.pattern).map { FaultRow($0).id }
    let expected = parts.sorted { $0.key < $1.key }.flatMap { part, count in (1...count).map { "\(part)\($0)" } }
    #expect(Set(rows) == Set(expected))
    #expect(rows.count == expected.count)
  }

  /// The tests by the row that they prove, such as `FrontMatterTests.anUnclosedFrontMatter`.
  private static func proofs() throws -> [String: [String]] {
    var proofs: [String: Set<String>] = [:]
    for (path, text) in try SmallSite.swiftFiles(below: "Tests") where !path.hasSuffix("/ReliabilityTests.swift") {
      for mark in text.matches(of: /\.faults\(([^)]*)\)/) {
        let test = try #require(name(ofTestMarkedAt: mark.range.lowerBound, in: text), "\(path): marks no test")
        for row in mark.1.matches(of: /"(\w+)"/) { proofs[String(row.1), default: []].insert(test) }
      }
    }
    return proofs.mapValues { $0.sorted() }
  }

  private static func name(ofTestMarkedAt mark: String.Index, in text: String) -> String? {
    let attribute = text[..<mark].matches(of: /@(Test|Suite)\b/).last
    guard let declaration = text[mark...].firstMatch(of: /\b(?:struct|func) (\w+)/) else { return nil }
    if attribute?.1 == "Suite" { return String(declaration.1) }
    let suite = text[..<mark].matches(of: /(?m)^(?:@Suite.* )?(?:package |private )?(?:struct|extension) (\w+)/).last
    return suite.map { "\($0.1).\(declaration.1)" }
  }
}

/// A row of the document: what may go wrong, what Servus does, and the tests that show it.
private struct FaultRow {
  static var pattern: Regex<(Substring, Substring, Substring, Substring, Substring)> {
    /(?m)^\| ([A-I]\d+) \| (.+?) \| (.+?) \| (.*)\|$/
  }

  let id: String
  let fault: String
  let behaviour: String
  /// Whether no test can show it here; the behaviour says why.
  var isOpen: Bool { behaviour.hasPrefix("Not shown here: ") }

  init(_ match: Regex<(Substring, Substring, Substring, Substring, Substring)>.Match) {
    (id, fault, behaviour) = (String(match.1), String(match.2), String(match.3))
  }

  func proved(by tests: [String]) -> String {
    "| \(id) | \(fault) | \(behaviour) | \(tests.map { "`\($0)`" }.joined(separator: ", ")) |"
  }
}
