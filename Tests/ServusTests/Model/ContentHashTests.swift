import Testing

@testable import Servus

/// XXH64 with seed 0, against the values that xxHash's own tool gives.
@Suite struct ContentHashTests {
  @Test(arguments: [
    ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("as", "1c330fb2d66be179"), ("asd", "631c37ce72a97393"),
    ("asdf", "415872f599cea71e"), ("abc", "44bc2cf5ad770999"),
    ("Call me Ishmael. Some years ago--never mind how long precisely-", "02a2e85470d6fd96"),
    ("The quick brown fox jumps over the lazy dog", "0b242d361fda71bc"),
  ])
  func hashesAreThePublishedOnes(text: String, expected: String) {
    #expect(ContentHash(Array(text.utf8)).hexadecimal == expected)
  }

  @Test func everyLengthHasAHashOfItsOwn() {
    let bytes = (0..<200).map { UInt8($0 & 0xFF) }
    let hashes = Set((0...200).map { ContentHash(Array(bytes.prefix($0))).value })
    #expect(hashes.count == 201)
  }

  @Test func shortHashesKeepTheirZeros() {
    #expect(ContentHash(value: 1).hexadecimal == "0000000000000001")
  }
}
