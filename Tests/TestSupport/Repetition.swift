/// A text so many times over.
package func * (text: String, count: Int) -> String {
  String(repeating: text, count: count)
}
