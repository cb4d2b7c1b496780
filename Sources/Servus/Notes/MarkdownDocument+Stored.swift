import ServusMarkdown
import ServusMarkup

extension ByteWriter {
  /// A document without its HTML and its text.
  mutating func add(_ document: MarkdownDocument) {
    add(document.headings) { $1.add($0) }
    add(document.references) { $1.add($0) }
    add(document.anchors.sorted)
    add(document.firstParagraph)
    add(document.wordCount)
  }

  private mutating func add(_ heading: MarkdownDocument.Heading) {
    add(heading.level)
    add(heading.id)
    add(heading.text)
    add(heading.point) { $1.add($0) }
    add(heading.mark)
  }

  private mutating func add(_ reference: MarkdownDocument.Reference) {
    add(reference.kind == .picture)
    add(reference.destination)
    add(reference.mark)
  }

}

extension HTMLFragment {
  var stored: [UInt8] {
    var writer = ByteWriter()
    writer.add(slots) { slot, writer in
      writer.add(slot.offset)
      writer.add(slot.reference)
    }
    writer.add(UInt64(html.bytes.count))
    writer.add(raw: html.bytes)
    return writer.bytes
  }

  init(stored bytes: [UInt8]) throws(DamagedNotes) {
    self = try bytes.reading { (reader) throws(DamagedNotes) in try reader.fragment() }
  }
}

extension ByteReader {
  mutating func document() throws(DamagedNotes) -> MarkdownDocument {
    let headings = try list { (reader) throws(DamagedNotes) in try reader.heading() }
    let references = try list { (reader) throws(DamagedNotes) in try reader.reference() }
    let anchors = Anchors(try texts())
    return MarkdownDocument(
      headings: headings, references: references, anchors: anchors, firstParagraph: try text(),
      wordCount: try integer())
  }

  private mutating func heading() throws(DamagedNotes) -> MarkdownDocument.Heading {
    MarkdownDocument.Heading(
      keptLevel: try integer(), id: try text(), text: try text(),
      point: try optional { (reader) throws(DamagedNotes) in try reader.integer() }, mark: try mark())
  }

  private mutating func reference() throws(DamagedNotes) -> MarkdownDocument.Reference {
    MarkdownDocument.Reference(
      kept: try flag() ? .picture : .link, destination: try text(), mark: try mark())
  }

  fileprivate mutating func fragment() throws(DamagedNotes) -> HTMLFragment {
    let slots = try list { (reader) throws(DamagedNotes) in
      HTMLFragment.Slot(offset: try reader.integer(), reference: try reader.integer())
    }
    return HTMLFragment(SafeHTML(unchecked: Array(try raw(try count()))), slots: slots)
  }
}
