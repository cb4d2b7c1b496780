import ServusMarkdown
import Testing

/// What a text begins with, which describes it where its author does not.
@Suite struct FirstParagraphTests {
  @Test(arguments: [
    ("# A\n\n> [!NOTE]\n> In the aside.\n\nOne *two*\n`three`.\n", "One two three."),
    ("> [!NOTE] Mind\n> In the aside.\n", "In the aside."),
    ("> [!NOTE]\n>\n> - Item.\n", "Item."),
    ("> [!CHAT]\n> **Thor:** Good day\n>\n> **Desk:** And to you\n", "Thor: Good day"),
    ("> [!CHAT] A call\n> **Thor**:\n>\n> > Good day\n", "Good day"),
    ("> [!QUOTE de]\n> Guten Tag.\n>\n> — Thor\n", "Guten Tag."),
    ("> Quoted.\n", "Quoted."), ("1. First.\n2. Second.\n", "First."), ("- [x] Done.\n", "Done."),
    ("![Picture](a.jpg)\n\n> ![Picture](b.jpg)\n>\n> Below.\n", "Below."),
    ("# Heading[^1]\n\n[^1]: A footnote.\n", ""),
    ("# Heading\n\n```\ncode\n```\n", ""), ("![Picture](a.jpg)\n", ""), ("", ""),
  ])
  func itIsLookedForInTheTextItselfFirst(_ text: String, _ expected: String) {
    #expect(Converted(text).document?.firstParagraph == expected)
  }
}
