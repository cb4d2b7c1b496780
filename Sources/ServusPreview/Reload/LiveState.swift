import NIOCore
import Synchronization

/// The state of the preview, and the browsers that wait for the next.
final class LiveState: Sendable {
  private struct Contents {
    var state: PreviewState
    var browsers: [Int: AsyncStream<PreviewState>.Continuation] = [:]
    var lastBrowser = 0
  }

  private let contents: Mutex<Contents>

  init(_ state: PreviewState) {
    contents = Mutex(Contents(state: state))
  }

  var current: PreviewState { contents.withLock(\.state) }

  /// Changes the state and tells every browser.
  func update(to state: PreviewState) {
    contents.withLock { contents in
      contents.state = state
      for browser in contents.browsers.values { browser.yield(state) }
    }
  }

  /// The state now and whenever it changes, until a connection is closed. Who is slow gets the latest only.
  func states(until closed: EventLoopFuture<Void>) -> AsyncStream<PreviewState> {
    let (states, browser) = AsyncStream.makeStream(of: PreviewState.self, bufferingPolicy: .bufferingNewest(1))
    let number = contents.withLock { contents in
      contents.lastBrowser += 1
      contents.browsers[contents.lastBrowser] = browser
      browser.yield(contents.state)
      return contents.lastBrowser
    }
    closed.whenComplete { [self] _ in
      browser.finish()
      _ = contents.withLock { $0.browsers.removeValue(forKey: number) }
    }
    return states
  }
}
