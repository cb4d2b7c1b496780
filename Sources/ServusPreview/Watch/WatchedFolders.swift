#if os(Linux)
  import Glibc
  import Servus

  /// Which folder each watch of inotify is for.
  struct WatchedFolders: Sendable {
    private let root: String
    private let descriptor: Int32
    /// Relative to the site's folder, which is the empty path itself.
    private var paths: [Int32: String] = [:]
    private var watches: [String: Int32] = [:]

    private static let events =
      IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF
      | IN_MOVE_SELF | IN_ONLYDIR

    init(root: String, descriptor: Int32) {
      self.root = root
      self.descriptor = descriptor
    }

    /// Watches the site's folder and all below it that a build reads; false where the system refuses.
    mutating func watchAll() -> Bool {
      guard watch("") else { return false }
      return SourceFolders.names.allSatisfy { watchTree($0) }
    }

    /// Notes what happened; false where the system cannot tell of changes any more.
    mutating func handle(_ events: [InotifyEvent], _ changes: inout ChangeQueue.Changes) -> Bool {
      events.allSatisfy { handle($0, &changes) }
    }

    private mutating func handle(_ event: InotifyEvent, _ changes: inout ChangeQueue.Changes) -> Bool {
      if event.has(IN_Q_OVERFLOW) {
        // Folders may have come of which nothing was told.
        changes.isIncomplete = true
        return watchAll()
      }
      guard let folder = paths[event.watch] else { return true }
      if event.has(IN_IGNORED) {
        forget(event.watch)
        return !folder.isEmpty
      }
      if event.name == "" {
        guard folder.isEmpty, event.has(IN_DELETE_SELF) || event.has(IN_MOVE_SELF) else { return true }
        // The site itself has gone elsewhere: another folder may come to stand at its path.
        return false
      }
      guard let name = event.name else {
        changes.isIncomplete = true
        return true
      }
      guard isRead(name, in: folder) else { return true }
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let isKnown = !changes.paths.insert(path).inserted
      if isKnown, event.has(IN_DELETE) || event.has(IN_MOVED_FROM) { changes.passing.insert(path) }
      guard event.has(IN_ISDIR) else { return true }
      if event.has(IN_MOVED_FROM) { forgetTree(path) }
      return event.has(IN_CREATE) || event.has(IN_MOVED_TO) || event.has(IN_ATTRIB) ? watchTree(path) : true
    }

    /// Whether a build reads what has that name in a folder.
    private func isRead(_ name: String, in folder: String) -> Bool {
      folder.isEmpty
        ? name == SourceFolders.settings || SourceFolders.names.contains(name)
        : !SourceFolders.isIgnored(name, in: folder)
    }

    /// Watches a folder with those in it; what cannot be watched because it has gone again, or cannot be read, needs no
    /// watch. False where the system has no more watches to give.
    private mutating func watchTree(_ top: String) -> Bool {
      var pending = [top]
      while let folder = pending.popLast() {
        guard folder.utf8.count(where: { $0 == UInt8(ascii: "/") }) <= SourceFolders.deepest else { continue }
        guard watch(folder) else { return false }
        pending += subfolders(of: folder)
      }
      return true
    }

    private mutating func watch(_ folder: String) -> Bool {
      // A link is followed in the site's own path alone.
      let events = Self.events | (folder.isEmpty ? 0 : IN_DONT_FOLLOW)
      let watch = inotify_add_watch(descriptor, folder.isEmpty ? root : "\(root)/\(folder)", UInt32(bitPattern: events))
      guard watch >= 0 else { return !folder.isEmpty && errno != ENOSPC && errno != ENOMEM }
      if let other = watches[folder], other != watch { remove(other) }
      if let other = paths[watch], other != folder { watches[other] = nil }
      paths[watch] = folder
      watches[folder] = watch
      return true
    }

    private func subfolders(of folder: String) -> [String] {
      guard let handle = opendir("\(root)/\(folder)") else { return [] }
      defer { closedir(handle) }
      var subfolders: [String] = []
      while let entry = readdir(handle) {
        guard let name = entryName(entry), !SourceFolders.isIgnored(name, in: folder) else { continue }
        var status = stat()
        if fstatat(dirfd(handle), name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFDIR {
          subfolders.append("\(folder)/\(name)")
        }
      }
      return subfolders
    }

    /// What was moved away tells of itself no longer.
    private mutating func forgetTree(_ top: String) {
      for (folder, watch) in watches where folder == top || folder.hasPrefix(top + "/") { remove(watch) }
    }

    private mutating func remove(_ watch: Int32) {
      inotify_rm_watch(descriptor, watch)
      forget(watch)
    }

    private mutating func forget(_ watch: Int32) {
      guard let folder = paths.removeValue(forKey: watch), watches[folder] == watch else { return }
      watches[folder] = nil
    }
  }
#endif
