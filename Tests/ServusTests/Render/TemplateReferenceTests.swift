import Foundation
import ServusTemplate
import Testing

@testable import Servus

/// Templates/README.md says what the page model says.
@Suite struct TemplateReferenceTests {
  private static let file = SmallSite.repository.appending(path: "Templates/README.md")
  private static let heading = "## Variables\n"

  @Test func theReadmeOfTheTemplatesNamesEveryVariable() throws {
    let text = String(decoding: try Data(contentsOf: Self.file), as: UTF8.self)
    let start = try #require(text.firstRange(of: "\n" + Self.heading), "there is no heading \(Self.heading)").upperBound
    let end = text[start...].firstRange(of: "\n## ")?.lowerBound ?? text.endIndex
    let wanted = "\n" + TemplateReference.markdown()
    if isRecording {
      try Data((text[..<start] + wanted + text[end...]).utf8).write(to: Self.file)
    } else {
      let isSame = text[start..<end] == wanted
      let difference = FileTree.firstDifference(String(text[start..<end]), wanted)
      #expect(isSame, "record again with SERVUS_RECORD=1\n\(difference)")
    }
  }

  @Test func everyVariableIsExplained() {
    for layout in Layout.allCases {
      for field in layout.shape(words: [], statics: []).fields {
        #expect(field.documentation.hasSuffix("."), "\(layout.rawValue): \(field.name)")
      }
    }
  }

  /// The reference says so once, instead of naming each flag.
  @Test func everyListHasAFlagThatSaysWhetherItHoldsAnything() {
    for layout in Layout.allCases {
      let fields = layout.shape(words: [], statics: []).fields
      for field in fields {
        guard case .list = field.kind else { continue }
        #expect(fields.contains { $0.name == "has_\(field.name)" }, "\(layout.rawValue): \(field.name)")
      }
    }
  }

  /// Two models of one name would be documented as one.
  @Test func modelsHaveNamesOfTheirOwn() {
    var fields: [String: [String]] = [:]
    var pending = Layout.allCases.flatMap { $0.content.fields } + PageFrame.shape.fields
    while let field = pending.popLast() {
      let shape: Shape
      switch field.kind {
      case .list(let element, _): shape = element()
      case .record(let record): shape = record()
      default: continue
      }
      let names = shape.fields.map(\.name)
      if let known = fields.updateValue(names, forKey: shape.name) {
        #expect(known == names, "\(shape.name)")
      } else {
        pending += shape.fields
      }
    }
  }

  @Test func theLayoutsContentDoesNotHideTheFrame() {
    let frame = Set(PageFrame.shape.fields.map(\.name) + ["words", "assets"])
    for layout in Layout.allCases {
      #expect(frame.isDisjoint(with: layout.content.fields.map(\.name)), "\(layout.rawValue)")
    }
  }
}
