import ServusYAML
import Testing

/// Texts that are written as YAML.
@Suite struct YAMLTextTests {
  @Test(arguments: [
    ("Thor a stratená kniha", "Thor a stratená kniha"), ("10 + 8, a prečo?", "10 + 8, a prečo?"),
    ("Náš zákazník, náš pán: nie vždy", "\"Náš zákazník, náš pán: nie vždy\""), ("C# a iné", "\"C# a iné\""),
    ("\"Áno\"", "'\"Áno\"'"), ("'Áno' a \"nie\"", "'''Áno'' a \"nie\"'"), ("C:\\temp", "'C:\\temp'"),
    ("- zoznam", "\"- zoznam\""), ("[Nové] text", "\"[Nové] text\""), ("{a}", "\"{a}\""), ("? nie", "\"? nie\""),
    ("/old/", "/old/"), ("| a", "\"| a\""), ("> a", "\"> a\""), ("%", "\"%\""), ("@ja", "\"@ja\""), ("&a", "\"&a\""),
    ("*a", "\"*a\""),
    (" a", "\" a\""), ("a ", "\"a \""), ("", "\"\""), ("~", "\"~\""), ("a\nb", "\"a\\nb\""), ("a\tb", "\"a\\tb\""),
    ("\u{1B}[31m", "\"\\x1B[31m\""), ("a\u{202E}\"b\"", "\"a\\u202E\\\"b\\\"\""), ("🎉 Hotovo", "\"🎉 Hotovo\""),
    ("\"\u{301}", "'\"\u{301}'"), ("\u{E0001}", "\"\\U000E0001\""),
  ])
  func aTextStandsInQuotationMarksWhereItNeedsThem(_ text: String, yaml: String) {
    #expect(yamlText(text) == yaml)
  }

  @Test func aTextWithACommaNeedsThemInAList() {
    #expect(yamlText("a, b", isInList: true) == "\"a, b\"")
  }

  @Test func aCommentStaysOnItsLine() {
    #expect(yamlComment("jeden\ndva\u{7}  tri") == "# jeden dva tri")
  }
}
