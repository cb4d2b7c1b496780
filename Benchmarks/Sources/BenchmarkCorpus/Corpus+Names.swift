extension Corpus {
  /// The name, without its ending, of the file of an English post about there.
  public func englishPost(near number: Int) -> String {
    let count = languages.count
    return Self.fileName(max(0, number / count - 1) * count + count - 1)
  }
}
