import ServusDiagnostics
import Testing

/// How much room texts take in a terminal.
@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("čaj", 3), ("c\u{30C}aj", 3), ("Привет", 6), ("и\u{306}", 1), ("日本", 4), ("한국", 4), ("🎉", 2), ("✅", 2),
    ("🇸🇰", 2), ("a\u{200B}b", 2), ("✔", 1),
  ])
  func theWidthCountsCells(_ text: String, width: Int) {
    #expect(displayWidth(of: text) == width)
  }

  @Test(arguments: [
    ("zákazník", 8, "zákazník"), ("zákazník", 7, "zákazn…"), ("Наш клиент прав", 11, "Наш клиент…"),
    ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("🎉🎉", 3, "🎉…"), ("a b c", 4, "a b…"),
  ])
  func aTextIsCutBetweenCharacters(_ text: String, most: Int, expected: String) {
    #expect(cut(text, toDisplayWidth: most) == expected)
  }
}
