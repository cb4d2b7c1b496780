import Testing

/// Says which rows of `Documentation/reliability.md` a test proves.
package struct FaultTrait: TestTrait, SuiteTrait {
  /// Such as `A3`.
  package let rows: [String]
}

extension Trait where Self == FaultTrait {
  /// The test proves these rows of `Documentation/reliability.md`.
  package static func faults(_ rows: String...) -> Self { FaultTrait(rows: rows) }
}
