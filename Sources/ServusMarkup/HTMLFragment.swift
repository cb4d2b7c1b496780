/// HTML with the places where an address belongs.
package struct HTMLFragment: Sendable {
  /// What there is around these places.
  package let html: SafeHTML
  /// Where in `html` a slot stands, in rising order.
  package let slots: [Slot]

  package struct Slot: Sendable {
    package let offset: Int
    /// The index of the reference that fills it.
    package let reference: Int

    package init(offset: Int, reference: Int) {
      self.offset = offset
      self.reference = reference
    }
  }

  package init(_ html: SafeHTML, slots: [Slot]) {
    self.html = html
    self.slots = slots
  }

  /// About how many bytes the attributes of a reference take up.
  private static let usualSlotSize = 64

  /// The HTML with each slot filled by attributes such as ` href="/sk/thor/"`, blank included.
  package func filled(with attributes: (_ reference: Int, inout HTMLBuilder) -> Void) -> SafeHTML {
    guard !slots.isEmpty else { return html }
    var builder = HTMLBuilder(expecting: html.bytes.count + slots.count * Self.usualSlotSize)
    var start = 0
    for slot in slots {
      builder.add(html.bytes[start..<slot.offset])
      attributes(slot.reference, &builder)
      start = slot.offset
    }
    builder.add(html.bytes[start...])
    return builder.html
  }
}
