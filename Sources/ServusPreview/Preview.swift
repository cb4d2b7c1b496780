import NIOCore
import Servus
import ServusDiagnostics

/// Builds a site, serves it to browsers of this machine, and builds it again whenever its sources change.
package struct Preview: Sendable {
  /// What the site is built from; `now` is asked for anew each time.
  private let options: BuildOptions
  private let host: String
  private let port: Int
  /// Seconds since 1970.
  private let clock: @Sendable () -> Int
  /// How long a browser may take for a request, or for reading a piece of an answer.
  var patience = TimeAmount.seconds(10)

  /// - Parameters:
  ///   - port: the first that is tried; 0 for any.
  ///   - clock: seconds since 1970.
  package init(options: BuildOptions, host: String, port: Int, clock: @escaping @Sendable () -> Int) {
    self.options = options
    self.host = host
    self.port = port
    self.clock = clock
  }

  /// What happens, for whoever looks on.
  package enum Event: Sendable {
    case built(Build)
    case serving(Address)
    /// The system tells of no changes, or no longer: files are looked at again and again.
    case polling
  }

  /// Where the site can be seen.
  package struct Address: Sendable {
    /// With the path that the site's addresses begin with.
    package let url: String
    /// The output folder.
    package let folder: String
    package let port: Int
    /// Whether only programs of this machine reach it.
    package let isLoopback: Bool
  }

  /// Why a preview cannot begin.
  package enum Failure: Error {
    /// There is no site, or the output folder holds what must not be served.
    case nothingToServe(Diagnostics)
    case listening(ListenError)
  }

  /// Goes on until the task is cancelled.
  package func run(report: @escaping @Sendable (Event) async -> Void) async throws(Failure) {
    var obstacles = Diagnostics()
    if let missing = SourceFolders.missingSite(in: options.source) {
      obstacles.report(missing)
      throw .nothingToServe(obstacles)
    }
    guard let output = OutputPath.resolve(options.output, source: options.source, diagnostics: &obstacles) else {
      throw .nothingToServe(obstacles)
    }
    let server: PreviewServer
    do throws(ListenError) {
      server = try await PreviewServer.listen(host: host, port: port, patience: patience)
    } catch {
      throw .listening(error)
    }
    await run(server, PublishedFolder(path: output), report)
  }

  private func run(
    _ server: PreviewServer, _ folder: PublishedFolder, _ report: @escaping @Sendable (Event) async -> Void
  ) async {
    let queue = ChangeQueue()
    let watch = SourceWatch(root: options.source, queue: queue)
    var builds = BuildSeries(options: options, clock: clock, folder: folder)
    let first = await builds.build(.start)
    builds.publish(first)
    await report(.built(first))
    await report(.serving(Address(server, folder, basePath: builds.live.current.basePath)))
    if watch.method == .polling { await report(.polling) }
    await withTaskGroup { group in
      group.addTask(executorPreference: server.executor) { [live = builds.live] in
        await server.run(folder: folder, live: live)
      }
      group.addTask { await watch.run { await report(.polling) } }
      await rebuild(&builds, validUntil: first.validUntil, queue, report)
      group.cancelAll()
    }
  }

  /// How often an error is kept back, because more has changed since the build began that met it.
  private static let mostRetries = 5

  /// Builds after each burst of changes, until the task is cancelled.
  private func rebuild(
    _ builds: inout BuildSeries, validUntil: Int?, _ queue: ChangeQueue, _ report: (Event) async -> Void
  ) async {
    var alarm = alarm(at: validUntil, queue)
    defer { alarm.cancel() }
    var changes = ChangeQueue.Changes()
    var retries = 0
    while let newChanges = await queue.next() {
      changes.add(newChanges)
      let build = await builds.build(.changes(changes))
      if build.isBroken, !queue.isEmpty, retries < Self.mostRetries {
        retries += 1
        continue
      }
      (changes, retries) = (ChangeQueue.Changes(), 0)
      builds.publish(build)
      await report(.built(build))
      alarm.cancel()
      alarm = self.alarm(at: build.validUntil, queue)
    }
  }

  /// How long to sleep at most before the clock is read again, in seconds: it may be set, or the machine may sleep too.
  private static let longestSleep = 60

  /// Has the site built again at a moment from which on other posts are published.
  private func alarm(at moment: Int?, _ queue: ChangeQueue) -> Task<Void, Never> {
    Task {
      guard let moment else { return }
      while clock() < moment {
        guard (try? await Task.sleep(for: .seconds(min(moment - clock(), Self.longestSleep)))) != nil else { return }
      }
      queue.report { $0.isTimely = true }
    }
  }
}

extension Preview.Address {
  fileprivate init(_ server: PreviewServer, _ folder: PublishedFolder, basePath: String) {
    self.init(
      url: server.address + basePath.dropFirst(), folder: folder.path, port: server.port, isLoopback: server.isLoopback)
  }
}
