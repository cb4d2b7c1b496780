#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The processor time that this thread spends on something, in seconds: a busy machine does not count.
package func processorTime(of body: () throws -> Void) rethrows -> Double {
  let start = threadTime()
  try body()
  return threadTime() - start
}

private func threadTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
