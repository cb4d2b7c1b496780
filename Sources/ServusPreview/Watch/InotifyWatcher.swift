#if os(Linux)
  import Glibc
  import NIOPosix

  /// Hears from Linux what changes in a site's folder (inotify(7)).
  struct InotifyWatcher: Sendable {
    private let descriptors: Descriptors
    private let folders: WatchedFolders

    /// From here on no change is missed. Nil where the system has no more watches to give.
    init?(root: String) {
      guard let descriptors = Descriptors() else { return nil }
      var folders = WatchedFolders(root: root, descriptor: descriptors.events)
      guard folders.watchAll() else { return nil }
      self.descriptors = descriptors
      self.folders = folders
    }

    /// Reports changes until the task is cancelled, or the system cannot tell of them any more.
    func run(report: @escaping @Sendable (ChangeQueue.Changes) -> Void) async {
      let thread = NIOThreadPool(numberOfThreads: 1)
      thread.start()
      await withTaskCancellationHandler {
        try? await thread.runIfActive { listen(report) }
      } onCancel: {
        descriptors.wake()
      }
      try? await thread.shutdownGracefully()
    }

    private func listen(_ report: (ChangeQueue.Changes) -> Void) {
      var folders = folders
      var buffer = [UInt8](repeating: 0, count: 64 << 10)
      while descriptors.waitForEvents() {
        let count = read(descriptors.events, &buffer, buffer.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else { return }
        var changes = ChangeQueue.Changes()
        let isWatching = folders.handle(InotifyEvent.all(in: buffer[..<count]), &changes)
        // Only now, when new folders are watched: what they hold already is found by the build that this begins.
        if !changes.isEmpty { report(changes) }
        guard isWatching else { return }
      }
    }

    /// What the system tells of changes with, and what ends waiting for them.
    private final class Descriptors: Sendable {
      let events: Int32
      /// The ends of a pipe: to hear of the end, and to bring it about.
      private let end: (hearing: Int32, telling: Int32)

      init?() {
        events = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        end = (ends[0], ends[1])
        // Those that there are are closed when this object goes.
        guard events >= 0, end.hearing >= 0 else { return nil }
      }

      deinit {
        for descriptor in [events, end.hearing, end.telling] where descriptor >= 0 { close(descriptor) }
      }

      func wake() {
        write(end.telling, [0], 1)
      }

      /// Whether there are events; false where waiting is to end.
      func waitForEvents() -> Bool {
        var states = [events, end.hearing].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&states, nfds_t(states.count), -1) < 0 {
          guard errno == EINTR else { return false }
        }
        return states[1].revents == 0
      }
    }
  }

  /// What happened to a watched folder, or in it.
  struct InotifyEvent {
    let watch: Int32
    private let mask: UInt32
    /// Of what it happened to in the folder; empty where that is the folder itself, nil where it is not UTF-8.
    let name: String?

    func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }

    private static let headBytes = MemoryLayout<inotify_event>.size

    /// The events that were read at a time.
    static func all(in buffer: ArraySlice<UInt8>) -> [InotifyEvent] {
      var events: [InotifyEvent] = []
      var rest = buffer
      while rest.count >= headBytes {
        let head = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
        let nameBytes = rest.dropFirst(headBytes).prefix(Int(head.len)).prefix { $0 != 0 }
        events.append(
          InotifyEvent(watch: head.wd, mask: head.mask, name: String(validating: nameBytes, as: UTF8.self)))
        rest = rest.dropFirst(headBytes + Int(head.len))
      }
      return events
    }
  }
#endif
