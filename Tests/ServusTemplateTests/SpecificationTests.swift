import ServusDiagnostics
import ServusTemplate
import Testing

/// Every case of the Mustache specification but the lambdas.
@Suite struct SpecificationTests {
  static let modules = [
    "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~dynamic-names", "~inheritance",
  ]

  static func cases() throws -> [SpecificationCase] {
    try modules.flatMap { try SpecificationCase.all(in: $0) }
  }

  @Test func allModulesHaveTheirCases() throws {
    let counts = try Self.modules.map { try SpecificationCase.all(in: $0).count }
    #expect(counts == [12, 14, 39, 22, 12, 34, 21, 27])
  }

  @Test(arguments: try cases())
  func rendersAsSpecified(_ specified: SpecificationCase) {
    var diagnostics = Diagnostics()
    let library = TemplateLibrary(
      layouts: ["template": SourceText(path: "template", text: specified.template)],
      partials: (specified.partials ?? [:]).mapValues { SourceText(path: "partial", text: $0) },
      diagnostics: &diagnostics)
    let output = library.render(layout: "template", specified.data)
    #expect(String(decoding: output, as: UTF8.self) == specified.expected, "\(specified.desc)")
    #expect(diagnostics.isEmpty)
  }
}
