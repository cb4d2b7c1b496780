import Foundation

/// Programs that take turns, A B C A B C …, so that what the machine does meanwhile meets them all alike.
struct Race {
  struct Contestant {
    let name: String
    /// Done before the clock starts, with the number of the round.
    var prepare: (Int) throws -> Void = { _ in }
    let program: () throws -> Program
  }

  let contestants: [Contestant]
  let runs: Int
  /// Rounds before those that count.
  var warmUps = 1

  /// In the order of the contestants.
  func run() throws -> [Runs] {
    var samples: [[Usage]] = contestants.map { _ in [] }
    for round in -warmUps..<runs {
      for (index, contestant) in contestants.enumerated() {
        try contestant.prepare(round + warmUps)
        let program = try contestant.program()
        // What was written before must not be written to the disk on this one's time.
        sync()
        let usage = try program.run()
        if round >= 0 { samples[index].append(usage) }
      }
    }
    return samples.map(Runs.init)
  }
}
