import Testing

@testable import ServusMarkup

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("", ""), ("sk/thor/", "sk/thor/"), ("a b", "a%20b"), ("č/100 %.png", "%C4%8D/100%20%25.png"),
    ("!$&'()*+,-./09:;=@AZ_az~", "!$&'()*+,-./09:;=@AZ_az~"),
    ("\"#<>?[\\]^`{|}", "%22%23%3C%3E%3F%5B%5C%5D%5E%60%7B%7C%7D"),
    ("\u{0}\n\u{7F}", "%00%0A%7F"),
  ])
  func aPathKeepsWhatMayStandInIt(_ path: String, _ encoded: String) {
    #expect(percentEncoded(path) == encoded)
  }

  @Test(arguments: [("a/b?c=d&e", "a%2Fb%3Fc%3Dd%26e"), ("Ťava-1._~", "%C5%A4ava-1._~"), ("+ '", "%2B%20%27")])
  func aValueKeepsWhatMeansItselfEverywhere(_ value: String, _ encoded: String) {
    #expect(percentEncodedValue(value) == encoded)
  }

  @Test func aSetHoldsItsCharactersAndNoOthers() {
    let set = ASCIISet("az").union(ASCIISet(0x30...0x40))
    #expect((UInt8.min...UInt8.max).filter(set.contains) == Array(0x30...0x40) + [0x61, 0x7A])
  }
}
