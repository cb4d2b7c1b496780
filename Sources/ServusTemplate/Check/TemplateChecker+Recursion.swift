import ServusDiagnostics

/// Recursion ends if every round of it goes down in a tree and never leaves it.
extension TemplateChecker {
  /// Where the sections between two partials lead.
  enum Descent {
    /// To the same record.
    case same
    /// Down to an element of a tree that the record is.
    case below
    /// To some other record.
    case elsewhere
  }

  /// A partial that includes another one, both as numbers of visits.
  struct Inclusion {
    let from: Int
    let to: Int
    let descent: Descent
    let place: Range<Int>
    let program: Program
  }

  func descent(since count: Int) -> Descent {
    var descent = Descent.same
    for frame in frames[count...] {
      switch frame {
      case .shape(_, isDescent: false): return .elsewhere
      case .shape, .anything: descent = .below
      case .value: break
      }
    }
    return descent
  }

  /// Looks for the rounds that were not met on the way, since nothing is walked twice: those that go down nowhere, and
  /// those that lead elsewhere at some point.
  mutating func checkRecursion() {
    var partialOfVisit = [Int](repeating: 0, count: visits.count)
    for (visit, number) in visits { partialOfVisit[number] = visit.partial }
    var everywhere = [[Int]](repeating: [], count: visits.count)
    var staying = everywhere
    for inclusion in inclusions {
      everywhere[inclusion.from].append(inclusion.to)
      if inclusion.descent == .same { staying[inclusion.from].append(inclusion.to) }
    }
    for inclusion in inclusions where inclusion.descent != .below {
      let ways = inclusion.descent == .same ? staying : everywhere
      guard let way = way(from: inclusion.to, to: inclusion.from, over: ways) else { continue }
      let names = (way + [inclusion.to]).map { partials.names[partialOfVisit[$0]] }
      report(.recursion(names), inclusion.place, inclusion.program)
      return
    }
  }

  /// A shortest way between two visits, with both of them.
  private mutating func way(from start: Int, to end: Int, over ways: [[Int]]) -> [Int]? {
    var before = [start: start]
    var pending = [start]
    var next = 0
    while next < pending.count, before[end] == nil, steps <= Self.mostSteps {
      for neighbour in ways[pending[next]] where before[neighbour] == nil {
        before[neighbour] = pending[next]
        pending.append(neighbour)
      }
      next += 1
      steps += 1
    }
    guard before[end] != nil else { return nil }
    var way = [end]
    while let last = way.last, last != start, let previous = before[last] { way.append(previous) }
    return way.reversed()
  }
}
