#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files that will replace others wait beside these, where one renaming puts each of them in its place and where it is
/// known already that one may write. They are made in folders of their own: ext4 gives a new file the first free inode near
/// those of its folder, and without a journal it passes, one by one, those that have been freed in the last minutes
/// (`recently_deleted` in fs/ext4/ialloc.c). So files made beside those that they replace take longer from build to build.
extension OutputFolder {
  private static let filesPerWorkFolder = 256

  /// Makes a file that will replace another, and lets it wait beside that. Where it cannot come there from elsewhere, as
  /// another disk may begin between the two, it is made there.
  func createWaiting(
    _ number: Int, beside file: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp {
    let place = Self.inside(Self.folder(of: file), "\(stage)-\(number)")
    let made = try createElsewhere(number, for: place, write)
    let stamp = if let made { made } else { try create(place, write) }
    waiting.withLock { $0.append((place, file)) }
    return stamp
  }

  /// Makes a file in a folder of its own and moves it to its place; nil where the system refuses any of that.
  private func createElsewhere(
    _ number: Int, for place: String, _ write: (Int32) throws(FileError) -> Void
  ) throws(FileError) -> FileStamp? {
    do throws(FileError) {
      let work = "\(try workFolder(number / Self.filesPerWorkFolder))/\(number)"
      let stamp = try create(work, write)
      let root = try root()
      if renameat(root, work, root, place) == 0 { return stamp }
      unlinkat(root, work, 0)
      return nil
    } catch {
      // What it is a copy of cannot be read from anywhere else either.
      guard error.path == nil else { throw error }
      return nil
    }
  }

  private func workFolder(_ number: Int) throws(FileError) -> String {
    let folder = "\(stage)-folder-\(number)"
    if workFolders.withLock({ $0.contains(folder) }) { return folder }
    try makeStaged(folder)
    _ = workFolders.withLock { $0.insert(folder) }
    return folder
  }

  /// Removes the folders in which nothing is made any more.
  func removeWorkFolders() throws(FileError) {
    let root = try root()
    for folder in workFolders.withLock(\.self) where unlinkat(root, folder, AT_REMOVEDIR) != 0 {
      throw .ofLastCall(at: absolute(folder))
    }
  }
}
