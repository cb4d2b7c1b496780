/// Writes numbers as characters that JSON and its escaping leave alone.
enum SearchDigits {
  /// The first half ends a number, the second half goes on.
  private static let digits: StaticString =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%'()*+,-./:;=?@[]^_`{|}"
  private static let base = 44
  /// What one character can say.
  static let largest = base - 1

  @inline(__always)
  static func append(_ number: Int, to output: inout [UInt8]) {
    var rest = number
    while rest >= base {
      output.append(digits.utf8Start[base + rest % base])
      rest = rest / base - 1
    }
    output.append(digits.utf8Start[rest])
  }

  /// Rising numbers, each as its distance from the one before.
  static func append(rising numbers: some Sequence<UInt32>, to output: inout [UInt8]) {
    var next = 0
    for number in numbers {
      append(Int(number) - next, to: &output)
      next = Int(number) + 1
    }
  }
}
