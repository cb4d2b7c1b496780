import Testing

@testable import ServusLanguage

/// The syntax of plural rules, beyond what the six languages use.
@Suite struct PluralRuleTests {
  @Test(arguments: [
    ("n = 1", ["1", "1.0"], ["0", "1.5", "11"]),
    ("n is 1", ["1"], ["2"]),
    ("n is not 1", ["2", "1.5"], ["1"]),
    ("n in 2..4", ["2", "4", "3.0"], ["3.5", "5"]),
    ("n not in 2..4", ["3.5", "5"], ["2", "4"]),
    ("n within 0..2", ["0", "0.5", "1.9", "2"], ["2.1", "3"]),
    ("n not within 0..2", ["2.1"], ["1.5"]),
    ("n mod 10 is 1 and n mod 100 is not 11", ["1", "21", "101"], ["11", "111", "2"]),
    ("n % 10 = 0,5..7,9", ["10", "26", "9"], ["8", "4"]),
    ("i = 0 or v != 0", ["0", "5.1", "1.0"], ["1"]),
    ("w = 1", ["1.50"], ["1.0", "1.55"]),
    ("f = 50 and t = 5", ["1.50"], ["1.5"]),
    ("v = 0 and i != 0 and i % 1000000 = 0", ["1000000", "2c6", "1.2c7"], ["0", "1", "1.2c6"]),
    ("e != 0..5", ["1c6"], ["1c3", "1"]),
    ("c = 3 @integer 1000 @decimal 1.1c3, …", ["1.1c3", "4e3"], ["1000"]),
    ("i=1and v=0", ["1"], ["1.0"]),
  ]) func ruleHoldsForItsNumbers(rule: String, numbers: [String], others: [String]) throws {
    let rule = try PluralRule(parsing: rule)
    for number in numbers { #expect(rule.holds(for: try #require(PluralOperands(number))), "\(number)") }
    for number in others { #expect(!rule.holds(for: try #require(PluralOperands(number))), "\(number)") }
  }

  @Test(arguments: [
    ("", "expected one of n, i, v, w, f, t, c, e"),
    ("x = 1", "expected one of n, i, v, w, f, t, c, e, found \"x\""),
    ("n", "expected = or != after \"n\""),
    ("n == 1", "expected = or != after \"n\", found \"==\""),
    ("n not 1", "expected \"in\" or \"within\" after \"not\", found \"1\""),
    ("n =", "expected a whole number after \"=\""),
    ("n = 1.5", "expected \"and\" or \"or\" after \"1\", found \".\""),
    ("n = 1 v = 0", "expected \"and\" or \"or\" after \"1\", found \"v\""),
    ("n = 1 and", "expected one of n, i, v, w, f, t, c, e after \"and\""),
    ("n % 0 = 1", "nothing can be divided by 0"),
    ("n = 4..2", "4..2 runs backwards"),
    ("n is 1,2", "expected \"and\" or \"or\" after \"1\", found \",\""),
    ("n = 99999999999999999999", "expected a whole number after \"=\", found \"99999999999999999999\""),
  ]) func faultIsNamed(rule: String, message: String) {
    #expect(throws: PluralRuleError(message: message)) { try PluralRule(parsing: rule) }
  }

  @Test func operandsAreThoseOfTheWrittenNumber() throws {
    let operands = try #require(PluralOperands("-1.50"))
    #expect([operands.i, operands.v, operands.w, operands.f, operands.t, operands.c] == [1, 2, 1, 50, 5, 0])
    let compact = try #require(PluralOperands("1.23c1"))
    #expect([compact.i, compact.v, compact.w, compact.f, compact.t, compact.c] == [12, 1, 1, 3, 3, 1])
    #expect(PluralOperands("7") == PluralOperands(-7))
    #expect(PluralOperands(Int.min).i == Int.max)
    for text in ["", "-", ".", "1.", ".5", "1,5", "one", "1e", "1e99", "+1", "١", "1.5.5", "99999999999999999999"] {
      #expect(PluralOperands(text) == nil, "\(text)")
    }
  }

  @Test func firstCategoryOfCLDRsOrderWins() throws {
    let rules = try PluralRules(parsing: [.many: "n = 1..9", .one: "n = 1", .other: "@integer 0"])
    #expect(rules.categories == [.one, .many, .other])
    #expect([0, 1, 2].map { rules.category(of: PluralOperands($0)) } == [.other, .one, .many])
    #expect(throws: PluralRuleError.self) { try PluralRules(parsing: [.few: "few"]) }
  }

  /// What scripts are given for whole numbers says the same as the whole rules.
  @Test(
    arguments: [
      [
        .one: "v = 0 and i % 10 = 1 and i % 100 != 11",
        .few: "v = 0 and i % 10 = 2..4 and i % 100 != 12..14 or f % 10 = 2",
      ],
      [.one: "i = 1 and v = 0 or i = 0", .two: "n = 2", .many: "v != 0 or n % 10 = 7, 9..10"],
      [.many: "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5"], [.one: "n within 0..2"],
    ] as [[PluralCategory: String]]) func rulesForWholeNumbersSayTheSame(_ texts: [PluralCategory: String]) throws
  {
    let rules = try PluralRules(parsing: texts)
    let whole = rules.wholeNumberRules
    for number in Array(0...250) + [1_000, 1_000_000, 2_000_002] {
      let category = whole.first { rule in
        rule.alternatives.contains { relations in
          relations.allSatisfy { relation in
            let value = relation.modulus.map { number % $0 } ?? number
            return relation.ranges.contains { $0.contains(value) } != relation.isNegated
          }
        }
      }?.category
      #expect(category ?? .other == rules.category(of: PluralOperands(number)), "\(number)")
    }
  }
}
