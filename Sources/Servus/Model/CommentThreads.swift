/// Which of a post's comments answer which others, wherever in their file they stand.
struct CommentThreads: Sendable {
  /// The position of what each comment answers; nil where it answers none that there is.
  let answered: [Int?]
  /// The positions of all comments that lead back to no ring, each after what it answers.
  let order: [Int]

  init(_ comments: [Comment]) {
    let positions = Dictionary(comments.enumerated().map { ($1.id, $0) }) { first, _ in first }
    answered = comments.map { $0.replyTo.flatMap { positions[$0] } }
    var replies = comments.map { _ in [Int]() }
    var order: [Int] = []
    for (position, answered) in answered.enumerated() {
      if let answered { replies[answered].append(position) } else { order.append(position) }
    }
    var next = 0
    while next < order.count {
      order += replies[order[next]]
      next += 1
    }
    self.order = order
  }

  /// The first comment of each ring of replies.
  var rings: [Int] {
    var rings: [Int] = []
    var isSeen = Array(repeating: false, count: answered.count)
    for position in order { isSeen[position] = true }
    for start in answered.indices where !isSeen[start] {
      var way: [Int] = []
      var position = start
      while !isSeen[position], let next = answered[position] {
        isSeen[position] = true
        way.append(position)
        position = next
      }
      // A way that ends elsewhere leads to a ring that is known already.
      if let first = way.firstIndex(of: position), let ring = way[first...].min() { rings.append(ring) }
    }
    return rings
  }
}
