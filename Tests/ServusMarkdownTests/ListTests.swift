import ServusDiagnostics
import Testing

/// Numbers before the items of lists, and before paragraphs that are none.
@Suite struct ListTests {
  @Test(arguments: [
    "1. One\n2. Two\n3. Three\n", "1. One\n1. Two\n1. Three\n", "4) Four\n5) Five\n", "0. Zero\n0. Zero\n",
    "01. One\n02. Two\n",
    "3. Three\n", "1. One\n\n   1. One of it\n   2. Two of it\n2. Two\n", "- 1. One\n- 2. Two\n", "7) small\n",
    "1. *One*\n",
    "1.\n2. Two\n", "1. small\n", "Text\n\n1. small\n", "Text\n1. Great\n",
    "25\\. decembra prišla pošta.\n\n3\\. januára druhá.\n", "Text 25.\ndecembra\n",
    "```\n3. x\n5. y\n```\n",
  ])
  func goodNumbersAreNotTold(_ text: String) {
    #expect(Converted(text).messages == [])
  }

  @Test(arguments: [
    ("25. decembra prišla pošta.\n\n3. januára druhá.\n", 3, 26, 3),
    ("1. One\n2. Two\n2. Three\n", 3, 3, 2),
    ("1. One\n3. Three\n", 2, 2, 3),
    ("3. Three\n3. Three again\n4. Four\n", 2, 4, 3),
    ("Text\n\n7. Seven\n7. Seven\n7. Seven\n9. Nine\n", 4, 8, 7),
  ])
  func anItemThatReadersSeeWithAnotherNumberIsTold(_ text: String, line: Int, shown: Int, typed: Int) {
    #expect(
      Converted(text).messages == [
        "\(line):1 list-number: readers see \(shown) here, not \(typed): a list counts on from its first number"
      ])
  }

  @Test(arguments: [
    ("25. decembra prišla pošta.\n", 1, 1, "25"),
    ("Text\n\n2014. április 7-én nyitott.\n", 3, 1, "2014"),
    ("1986. A great year.\n", 1, 1, "1986"),
    ("Pošta prišla\n1. mája.\n", 2, 1, "1"),
    ("> 25. *decembra* prišla pošta.\n", 1, 3, "25"),
    ("> Pošta prišla\n> 1. **decembra**.\n", 2, 3, "1"),
    ("ž[^1]\n\n[^1]: Note.\n\n2. января пришла почта.\n", 5, 1, "2"),
  ])
  func aSentenceThatBeginsWithAnOrdinalNumberIsTold(_ text: String, line: Int, column: Int, number: String) {
    #expect(
      Converted(text).messages == [
        "\(line):\(column) list-number: a paragraph that begins with \"\(number).\" is a list of one item"
      ])
  }

  @Test func theMessageTellsBothWaysOut() {
    let findings = Converted("1) One\n3) Three\n").diagnostics.sorted
    #expect(
      findings.map(\.help) == ["number the items one after another, or write 3\\) where it is no item of a list"])
    #expect(findings.first?.mark?.length == 2)
    #expect(
      Converted("2. januára\n").diagnostics.sorted.map(\.help) == [
        "write 2\\. if it is a date or another ordinal number; else begin the item with a capital letter"
      ])
  }

  @Test func listsInCommentsAreLookedAtToo() {
    #expect(Converted("1. A\n5. B\n", isComment: true).messages.count == 1)
  }
}
