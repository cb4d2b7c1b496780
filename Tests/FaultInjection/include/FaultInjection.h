#pragma once

/// A library to be loaded before all others (`LD_PRELOAD`). It numbers the calls by which a program works on the files of one
/// folder, and has one of them fail, or ends the program before it. The environment says which:
///
/// - `FAULT_ROOT`: the folder, an absolute path without links.
/// - `FAULT`: `EIO`, `ENOSPC`, `EACCES`, `EMFILE` or `EXDEV`; only calls that can fail in this way are numbered: with
///   `EXDEV`, those by which something comes into the folder, or goes from one folder below it to another. Or the name
///   of a signal: `KILL`, `INT`, `TERM` or `HUP`.
/// - `FAULT_AFTER`: such as `syncfs`; if it is there, calls are numbered only after the first of this name.
/// - `FAULT_CALL`: such as `renameat`; if it is there, no other calls are numbered.
/// - `FAULT_AT`: the number of the call, from 1 on; 0 for none.
/// - `FAULT_LASTS`: if it is there, all later calls fail too.
/// - `FAULT_LOG`: a file that gets a line for each numbered call, such as `7 openat /site/Public/index.html`; where the
///   fault strikes, `!` stands before it.
///
/// Calls that the C library makes for its own purposes, such as those of `opendir`, are not numbered: they are part of a
/// call that is.
