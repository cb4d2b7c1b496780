import Testing

@testable import ServusTemplate

struct FieldNameTests {
  @Test func equalCharactersAreTheSameNameHoweverTheyAreComposed() {
    #expect(FieldName("caf\u{E9}") == FieldName("cafe\u{301}"))
    #expect(FieldName("caf\u{E9}") != FieldName("cafe"))
    #expect(FieldName("title") != FieldName("Title"))
  }

  @Test(arguments: ["title", ".", "", "ім’я"]) func aNameHasItsText(_ text: String) {
    #expect(FieldName(text).text == text)
  }
}
