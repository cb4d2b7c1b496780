import Synchronization

/// A field's name, as a number that stands for the same text everywhere: names are compared while pages are rendered, and a
/// number is compared in one step and copied without being retained. Names are the same where their characters are, however the
/// accents are composed, and `text` has the spelling that was met first.
package struct FieldName: Hashable, Sendable {
  /// In the order in which names were met.
  let number: UInt32

  /// The name under which a record answers for itself as a whole: `{{.}}`.
  package static let itself = FieldName(".")

  /// The name of that text.
  package init(_ text: String) {
    number = Self.known.withLock { $0.number(of: text) }
  }

  /// The name as templates write it.
  package var text: String { Self.known.withLock { $0.texts[Int(number)] } }

  /// All names that were met: those of models and templates, and the keys of authors' data. They are never forgotten; a site has
  /// some hundred.
  private struct Known {
    private(set) var texts: [String] = []
    private var numbers: [String: UInt32] = [:]

    mutating func number(of text: String) -> UInt32 {
      if let number = numbers[text] { return number }
      let number = UInt32(texts.count)
      texts.append(text)
      numbers[text] = number
      return number
    }
  }

  private static let known = Mutex(Known())
}

extension FieldName: ExpressibleByStringLiteral {
  /// A name that stands in the code.
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
