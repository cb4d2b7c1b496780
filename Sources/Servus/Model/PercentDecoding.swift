/// A text with its percent escapes resolved; as it stands where they make no UTF-8.
///
/// - Parameter isResolved: which bytes are resolved; the escapes of others stay.
func percentDecoded(_ text: some StringProtocol, where isResolved: (UInt8) -> Bool = { _ in true }) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
  var bytes: [UInt8] = []
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
      rest.count >= 2, isResolved(value)
    {
      bytes.append(value)
      rest = rest.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self) ?? String(text)
}
