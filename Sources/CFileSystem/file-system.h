#pragma once

#ifdef __linux__
/// Waits until all that was written to a descriptor's file system is on the disk. glibc and musl have it, but show it to GNU
/// programs alone.
int syncfs(int descriptor);
#endif
