import Testing

@testable import ServusMarkdown

/// The ids of a text.
@Suite struct AnchorsTests {
  @Test func everyIDIsFoundAndNoOther() {
    let ids = (0..<200).map { "id-\($0 * 2)" } + ["čaj", "šťava"]
    let anchors = Anchors(ids.shuffled())
    for id in ids { #expect(anchors.contains(id)) }
    for id in ["", "id-1", "id-399", "id", "zzz", "caj"] { #expect(!anchors.contains(id)) }
  }
}
