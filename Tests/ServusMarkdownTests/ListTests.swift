import ServusDiagnostics
import Testing

/// Numbers before the items of lists, and before paragraphs that are none.
@Suite struct ListTests {
  @Test(arguments: [
    "1. One\n2. Two\n3. Three\n", "1. One\n1. Two\n1. Three\n", "4) Four\n5) Five\n", "0. Zero\n0. Zero\n",
    "01. One\n02. Two\n",
    "3. Three\n", "1. One\n\n   1. One of it\n   2. Two of it\n2. Two\n", "24\\. 12. sviatok\n",
    "1.\n   1. One of it\n", "- 1. One\n- 2. Two\n", "7) small\n",
    "1. *One*\n",
    "1.\n2. Two\n", "1. small\n", "1. mája\n2. júna\n", "Text\n\n1. small\n", "Text\n1. Great\n",
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
    ("1. mája prišla pošta.\n", 1, 1, "1"),
    ("Text\n\n1. **decembra**, v piatok, prišla pošta.\n", 3, 1, "1"),
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

  @Test(arguments: [
    ("24. 12. je sviatok.\n", ["1:1 \"24. 12.\""]),
    ("Text\n\n25. 12. 2020 bolo zatvorené.\n", ["3:1 \"25. 12.\""]),
    ("2020. 5. 1. nyitottunk\n", ["1:1 \"2020. 5.\""]),
    ("1. 5. prvé\n2. 5. druhé\n", ["1:1 \"1. 5.\"", "2:1 \"2. 5.\""]),
    ("1. 5. prvé\n\n25. 12. druhé\n", ["1:1 \"1. 5.\"", "3:1 \"25. 12.\""]),
  ])
  func aDateInNumbersIsTold(_ text: String, dates: [String]) {
    #expect(
      Converted(text).messages == dates.map { $0.replacing(" \"", with: " list-number: \"") + " is a list in a list" })
  }

  @Test func whatFollowsADateInNumbersIsToldToo() {
    #expect(
      Converted("25. 12. zatvorené.\n\n1. mája otvorené.\n").messages == [
        "1:1 list-number: \"25. 12.\" is a list in a list",
        "3:1 list-number: readers see 26 here, not 1: a list counts on from its first number",
      ])
  }

  @Test(arguments: [
    ("25. decembra.\n\n3. januára.\n\n7. februára.\n\n9. marca\n", ["3:1 26 3", "5:1 27 7", "7:1 28 9"]),
    ("1. One\n2. Two\n2. Three\n3. Four\n4. Five\n", ["3:1 3 2"]),
    ("25. decembra 2014.\n\n25. decembra 2015.\n", ["3:1 26 25"]),
  ])
  func eachSlipIsTold(_ text: String, slips: [String]) {
    let messages = slips.map { slip in
      let parts = slip.split(separator: " ")
      return
        "\(parts[0]) list-number: readers see \(parts[1]) here, not \(parts[2]): a list counts on from its first number"
    }
    #expect(Converted(text).messages == messages)
  }

  @Test(arguments: [
    "1. prvé\n2. druhé\n\nOdsek medzi.\n\n3. tretie\n", "1. a\n\n```\nx\n```\n\n2. b\n", "2. ![snímka](x.png)\n",
    "2. - jablko\n",
    "2. > citát\n", "2. [ ] kúpiť\n", "a[^1]\n\n[^1]: 25. decembra\n", "a[^x2014]\n\n[^x2014]: 2014. apríla\n",
  ])
  func whatIsNoSentenceIsNotTold(_ text: String) {
    #expect(Converted(text).messages == [])
  }

  @Test(arguments: [
    ("1) One\n3) Three\n", "number the items one after another, or write 3\\) where it is no item of a list"),
    (
      "02. januára\n",
      "write 02\\. if it is a date or another ordinal number; else begin the item with a capital letter"
    ),
    ("1986. A year\n", "write 1986\\. and it stays a paragraph"),
  ])
  func theMessageTellsTheWayOut(_ text: String, help: String) {
    let findings = Converted(text).diagnostics.sorted
    #expect(findings.map(\.help) == [help])
    #expect(
      findings.first?.mark?.length == help.split(separator: "\\")[0].split(separator: " ").last.map { $0.count + 1 })
  }

  @Test func commentsAreTheirAuthorsOwn() {
    #expect(Converted("1. A\n5. B\n\n2. c\n", isComment: true).messages == [])
  }
}
