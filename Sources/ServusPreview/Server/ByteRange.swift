/// The part of a file that a `Range` header asks for (RFC 9110, 14).
enum ByteRange: Equatable {
  case whole
  case part(Range<Int>)
  case unsatisfiable

  /// - Parameters:
  ///   - header: such as `bytes=0-99`; what is not understood, or names several parts, asks for the whole.
  ///   - size: of the file, in bytes.
  init(_ header: String, size: Int) {
    let unit = "bytes="
    let bounds = header.dropFirst(unit.count).trimmingBlanks.split(separator: "-", omittingEmptySubsequences: false)
    guard header.lowercased().hasPrefix(unit), bounds.count == 2 else {
      self = .whole
      return
    }
    switch (bounds[0].isEmpty ? nil : Self.number(bounds[0]), bounds[1].isEmpty ? nil : Self.number(bounds[1])) {
    case (.invalid?, _), (_, .invalid?), (nil, nil): self = .whole
    case (nil, .value(let length)?):
      self = length == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - length)..<size)
    case (.value(let first)?, nil): self = first < size ? .part(first..<size) : .unsatisfiable
    case (.value(let first)?, .value(let last)?):
      self = last < first ? .whole : first < size ? .part(first..<(min(last, size - 1) + 1)) : .unsatisfiable
    }
  }

  private enum Number {
    case value(Int)
    case invalid
  }

  /// A number too large for the machine is larger than any file.
  private static func number(_ digits: Substring) -> Number {
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return .invalid }
    return .value(Int(digits) ?? .max)
  }
}

extension Substring {
  /// Without blanks and tabs at either end.
  var trimmingBlanks: Substring {
    var text = self
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text.drop { $0 == " " || $0 == "\t" }
  }
}
