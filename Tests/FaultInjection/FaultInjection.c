#ifdef __linux__
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/// What a call does, and so how it can fail.
enum { WORKS = 1, TAKES_ROOM = 2, LOOKS_UP = 4, OPENS = 8, MOVES = 16 };

struct fault {
  const char *name;
  int error, signal, affected;
};

static const struct fault faults[] = {
    {"EIO", EIO, 0, WORKS},      {"ENOSPC", ENOSPC, 0, TAKES_ROOM}, {"EACCES", EACCES, 0, LOOKS_UP},
    {"EMFILE", EMFILE, 0, OPENS}, {"EXDEV", EXDEV, 0, MOVES},        {"KILL", 0, SIGKILL, WORKS},
    {"INT", 0, SIGINT, WORKS},    {"TERM", 0, SIGTERM, WORKS},       {"HUP", 0, SIGHUP, WORKS},
};

static struct fault fault;
static const char *root, *only, *after;
static size_t root_length;
static int first, log_descriptor = -1;
static bool lasts;
static atomic_int calls;
static atomic_bool begun;

/// The paths that descriptors were opened with.
enum { DESCRIPTORS = 1024 };
static char *paths[DESCRIPTORS];

__attribute__((constructor)) static void read_environment(void) {
  const char *wanted = getenv("FAULT"), *at = getenv("FAULT_AT"), *log = getenv("FAULT_LOG");
  root = getenv("FAULT_ROOT");
  only = getenv("FAULT_CALL");
  after = getenv("FAULT_AFTER");
  begun = after == NULL;
  if (!root || !wanted || !log) return;
  root_length = strlen(root);
  first = at ? atoi(at) : 0;
  lasts = getenv("FAULT_LASTS") != NULL;
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    if (strcmp(wanted, faults[i].name) == 0) fault = faults[i];
  log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CLOEXEC);
}

/// Counts a call; true, with `errno`, where it is to fail.
static bool strikes(const char *call, const char *path, int does) {
  if (log_descriptor < 0 || !path || strncmp(path, root, root_length) != 0) return false;
  if (!begun) {
    if (strcmp(call, after) == 0) begun = true;
    return false;
  }
  if (!(does & fault.affected)) return false;
  if (only && strcmp(call, only) != 0) return false;
  int number = atomic_fetch_add(&calls, 1) + 1;
  bool strikes = lasts ? first > 0 && number >= first : number == first;
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%s%d %s %s\n", strikes ? "!" : "", number, call, path);
  syscall(SYS_write, log_descriptor, line, (size_t)length);
  if (!strikes) return false;
  if (fault.signal) {
    kill(getpid(), fault.signal);
    // Another thread may get it, a moment later.
    for (;;) pause();
  }
  errno = fault.error;
  return true;
}

static const char *path_of(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS ? paths[descriptor] : NULL;
}

static void remember(int descriptor, const char *path) {
  if (descriptor < 0 || descriptor >= DESCRIPTORS) return;
  free(paths[descriptor]);
  paths[descriptor] = path ? strdup(path) : NULL;
}

/// A path that is relative to a folder's descriptor, whole, in a buffer of the caller.
static const char *whole(int folder, const char *path, char buffer[static PATH_MAX]) {
  const char *above = path[0] == '/' ? NULL : path_of(folder);
  if (!above) return path;
  snprintf(buffer, PATH_MAX, "%s/%s", above, path);
  return buffer;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// Calls with a path

static int opening(int flags) { return WORKS | LOOKS_UP | OPENS | (flags & O_CREAT ? TAKES_ROOM : 0); }

static mode_t mode_of(int flags, va_list more) { return flags & O_CREAT ? va_arg(more, mode_t) : 0; }

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, more);
  va_end(more);
  if (strikes("open", path, opening(flags))) return -1;
  int descriptor = NEXT(open)(path, flags, mode);
  remember(descriptor, path);
  return descriptor;
}

int openat(int folder, const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, more);
  va_end(more);
  char buffer[PATH_MAX];
  const char *all = whole(folder, path, buffer);
  if (strikes("openat", all, opening(flags))) return -1;
  int descriptor = NEXT(openat)(folder, path, flags, mode);
  remember(descriptor, all);
  return descriptor;
}

DIR *opendir(const char *path) {
  if (strikes("opendir", path, WORKS | LOOKS_UP | OPENS)) return NULL;
  DIR *folder = NEXT(opendir)(path);
  if (folder) remember(dirfd(folder), path);
  return folder;
}

#define WITH_PATH(name, does, parameters, ...)                                                                          \
  int name parameters {                                                                                                 \
    return strikes(#name, path, does) ? -1 : NEXT(name)(__VA_ARGS__);                                                   \
  }

WITH_PATH(stat, WORKS | LOOKS_UP, (const char *path, struct stat *status), path, status)
WITH_PATH(lstat, WORKS | LOOKS_UP, (const char *path, struct stat *status), path, status)
WITH_PATH(mkdir, WORKS | LOOKS_UP | TAKES_ROOM, (const char *path, mode_t mode), path, mode)
WITH_PATH(rmdir, WORKS | LOOKS_UP, (const char *path), path)
WITH_PATH(unlink, WORKS | LOOKS_UP, (const char *path), path)
WITH_PATH(chmod, WORKS | LOOKS_UP, (const char *path, mode_t mode), path, mode)

#define BELOW_FOLDER(name, does, parameters, ...)                                                                       \
  int name parameters {                                                                                                 \
    char buffer[PATH_MAX];                                                                                              \
    return strikes(#name, whole(folder, path, buffer), does) ? -1 : NEXT(name)(__VA_ARGS__);                            \
  }

BELOW_FOLDER(fstatat, WORKS | LOOKS_UP, (int folder, const char *path, struct stat *status, int flags), folder, path, status, flags)
BELOW_FOLDER(mkdirat, WORKS | LOOKS_UP | TAKES_ROOM, (int folder, const char *path, mode_t mode), folder, path, mode)
BELOW_FOLDER(unlinkat, WORKS | LOOKS_UP, (int folder, const char *path, int flags), folder, path, flags)
BELOW_FOLDER(fchmodat, WORKS | LOOKS_UP, (int folder, const char *path, mode_t mode, int flags), folder, path, mode, flags)

/// Whether two paths lead to different folders.
static bool moves(const char *path, const char *target) {
  const char *end = strrchr(path, '/'), *other_end = strrchr(target, '/');
  size_t length = end ? (size_t)(end - path) : 0, other_length = other_end ? (size_t)(other_end - target) : 0;
  return length != other_length || strncmp(path, target, length) != 0;
}

int renameat(int folder, const char *path, int other, const char *target) {
  char buffer[PATH_MAX], other_buffer[PATH_MAX];
  const char *from = whole(folder, path, buffer), *to = whole(other, target, other_buffer);
  // Another disk begins where a file is moved to.
  bool fails = fault.affected & MOVES ? moves(from, to) && strikes("renameat", to, MOVES)
                                      : strikes("renameat", from, WORKS | LOOKS_UP | TAKES_ROOM);
  return fails ? -1 : NEXT(renameat)(folder, path, other, target);
}

// Calls with a descriptor

#define WITH_DESCRIPTOR(result, name, does, parameters, ...)                                                            \
  result name parameters {                                                                                              \
    return strikes(#name, path_of(descriptor), does) ? -1 : NEXT(name)(__VA_ARGS__);                                    \
  }

WITH_DESCRIPTOR(int, fstat, WORKS, (int descriptor, struct stat *status), descriptor, status)
WITH_DESCRIPTOR(ssize_t, read, WORKS, (int descriptor, void *bytes, size_t count), descriptor, bytes, count)
WITH_DESCRIPTOR(ssize_t, pread, WORKS, (int descriptor, void *bytes, size_t count, off_t start), descriptor, bytes, count, start)
WITH_DESCRIPTOR(ssize_t, write, WORKS | TAKES_ROOM, (int descriptor, const void *bytes, size_t count), descriptor, bytes, count)
WITH_DESCRIPTOR(ssize_t, pwrite, WORKS | TAKES_ROOM, (int descriptor, const void *bytes, size_t count, off_t start), descriptor, bytes, count, start)
WITH_DESCRIPTOR(int, ftruncate, WORKS, (int descriptor, off_t length), descriptor, length)
WITH_DESCRIPTOR(int, fchmod, WORKS, (int descriptor, mode_t mode), descriptor, mode)
WITH_DESCRIPTOR(int, fdatasync, WORKS | TAKES_ROOM, (int descriptor), descriptor)
WITH_DESCRIPTOR(int, syncfs, WORKS | TAKES_ROOM, (int descriptor), descriptor)
WITH_DESCRIPTOR(int, flock, WORKS, (int descriptor, int operation), descriptor, operation)
WITH_DESCRIPTOR(int, futimens, WORKS, (int descriptor, const struct timespec times[2]), descriptor, times)

struct dirent *readdir(DIR *folder) { return strikes("readdir", path_of(dirfd(folder)), WORKS) ? NULL : NEXT(readdir)(folder); }

/// A descriptor is closed even where that fails.
int close(int descriptor) {
  bool fails = strikes("close", path_of(descriptor), WORKS | TAKES_ROOM);
  remember(descriptor, NULL);
  int result = NEXT(close)(descriptor);
  if (!fails) return result;
  errno = fault.error;
  return -1;
}

int closedir(DIR *folder) {
  remember(dirfd(folder), NULL);
  return NEXT(closedir)(folder);
}
#endif
