#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file for a folder that stands already is made in a work folder at the top of the output and then moved beside its
/// place, which shows that one may write there. There it waits until one renaming puts it in its place. It is not made
/// there at once, since ext4 gives a new file the first free inode near those of its folder, and without a journal it
/// passes, one by one, those that have been freed in the last minutes (`recently_deleted` in fs/ext4/ialloc.c): each build
/// would take longer than the one before.
extension OutputFolder {
  /// Few enough for a short list of names, and new folders come to lie where fewer inodes have been freed.
  private static let filesPerWorkFolder = 256

  /// Makes a file that waits beside its place.
  func createWaiting(
    _ number: Int, beside file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    let folder = Self.folder(of: file)
    let place = Self.inside(folder, "\(stage)-\(number)")
    let moved = try createElsewhere(number, for: place, in: folder, write)
    let stamp = if let moved { moved } else { try createBeside(place, in: folder, write) }
    waiting.withLock { $0.append((place, file)) }
    return stamp
  }

  /// Makes a file in a work folder and moves it; nil where the system refuses any of that.
  private func createElsewhere(
    _ number: Int, for place: String, in folder: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp? {
    guard !isOnOtherDisk(folder) else { return nil }
    do throws(FileError) {
      let workFolder = workFolder(of: number)
      try makeStaged(workFolder)
      let work = "\(workFolder)/\(number)"
      let stamp = try create(work, write)
      let root = try root()
      if renameat(root, work, root, place) == 0 { return stamp }
      if errno == EXDEV { _ = otherDisks.withLock { $0.insert(folder) } }
      unlinkat(root, work, 0)
      return nil
    } catch {
      // What it is a copy of cannot be read from anywhere else either.
      guard error.path == nil else { throw error }
      return nil
    }
  }

  /// Makes a file where it waits.
  private func createBeside(
    _ place: String, in folder: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    let mustSynchronize = isOnOtherDisk(folder)
    return try create(place) { (descriptor) throws(FileError) in
      try write(descriptor)
      // Before files are replaced, the disk of the output is waited for, and no other.
      guard !mustSynchronize || synchronizeFile(descriptor) else { throw .ofLastCall() }
    }
  }

  /// Whether a folder, or one above it, is known to be a disk of its own or part of one.
  private func isOnOtherDisk(_ folder: String) -> Bool {
    otherDisks.withLock { folders in
      guard !folders.isEmpty else { return false }
      var folder = folder
      while !folder.isEmpty, !folders.contains(folder) { folder = Self.folder(of: folder) }
      return !folder.isEmpty
    }
  }

  /// The folder in which the file of a number is made.
  private func workFolder(of number: Int) -> String { "\(stage)-folder-\(number / Self.filesPerWorkFolder)" }

  /// Removes the folders in which nothing is made any more.
  func removeWorkFolders() throws(FileError) {
    for number in stride(from: 0, through: counter.load(ordering: .relaxed), by: Self.filesPerWorkFolder) {
      do throws(FileError) {
        try removeTree(workFolder(of: number))
      } catch  where !error.isMissing {
        throw error
      } catch {}
    }
  }
}
