#pragma once

// What Swift's modules of the system do not show.

#ifdef __linux__
#include <features.h>

/// Waits until all that was written to a descriptor's file system is on the disk. glibc and musl have it, but show it to GNU
/// programs alone.
int syncfs(int descriptor);

#ifdef __GLIBC__
#include <malloc.h>
#endif
#endif
