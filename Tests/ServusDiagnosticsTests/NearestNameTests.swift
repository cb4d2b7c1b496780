import ServusDiagnostics
import Testing

/// Which name was probably meant.
@Suite struct NearestNameTests {
  private let names = ["amazon", "amazonas", "rozetka", "title", "tags", "date", "description"]

  @Test(arguments: [
    ("amazn", "amazon"), ("amzaon", "amazon"), ("Amazon", "amazon"), ("AMAZN", "amazon"), ("titel", "title"),
    ("tag", "tags"), ("dat", "date"), ("descripton", "description"), ("rozetaka", "rozetka"),
  ])
  func aNameThatDiffersLittleIsFound(name: String, expected: String) {
    #expect(nearestName(to: name, among: names) == expected)
    #expect(didYouMean(name, among: names) == "did you mean \"\(expected)\"?")
  }

  @Test(arguments: ["", "x", "zappos", "company", "am", "titanic"])
  func aNameThatDiffersMuchIsNot(_ name: String) {
    #expect(nearestName(to: name, among: names) == nil)
    #expect(didYouMean(name, among: names) == nil)
  }

  @Test func theFirstOfEquallyNearNamesIsTaken() {
    #expect(nearestName(to: "bat", among: ["rat", "cat", "hat"]) == "cat")
  }

  @Test func aNameIsNeverMeantForItself() {
    #expect(nearestName(to: "tags", among: ["tags"]) == nil)
  }

  @Test func whereNoneIsNearTheKnownNamesAreListed() {
    #expect(didYouMean("titel", among: names, orElse: "known here") == "did you mean \"title\"?")
    #expect(didYouMean("xyz", among: ["a", "b"], orElse: "known here") == "known here: a, b")
    let many = (10...60).map { "key-\($0)" }
    #expect(didYouMean("x", among: many, orElse: "known here").hasSuffix("key-38, key-39, …"))
  }

  @Test func aVeryLongNameIsNotCompared() {
    #expect(nearestName(to: String(repeating: "a", count: 100_000), among: names) == nil)
  }
}
