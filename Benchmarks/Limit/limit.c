/* What no generator of these pages can do without: reading the posts, CommonMark by libcmark, and writing files.

   limit build MANIFEST OUTPUT   reads, parses and renders each source with libcmark, then writes each file with as many bytes
                                 as a real build gave it
   limit stat MANIFEST OUTPUT    asks for size and time of each source and each file, as the least that a build must do that
                                 finds nothing changed

   MANIFEST has a line for each source, "S path", each folder, "D path", parents first, and each file, "F size path". Two
   threads share the work. There is no front matter, no template and no order here: what a generator takes beyond this is its
   own. */
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { THREADS = 2 };

struct entry {
  const char *path;
  size_t size;
};
struct list {
  struct entry *entries;
  size_t count, capacity;
};

static struct list sources, folders, files;
static const char *output;
static char *filler;
static atomic_size_t next_source, next_file;
static atomic_size_t rendered;

static void fail(const char *path) {
  fprintf(stderr, "limit: %s: %s\n", path, strerror(errno));
  exit(1);
}

static void add(struct list *list, const char *path, size_t size) {
  if (list->count == list->capacity) {
    list->capacity = list->capacity ? 2 * list->capacity : 1024;
    list->entries = realloc(list->entries, list->capacity * sizeof *list->entries);
    if (!list->entries) fail("memory");
  }
  list->entries[list->count++] = (struct entry){path, size};
}

/* The bytes of a file, with a zero behind them. */
static char *contents(const char *path, size_t *size) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status)) fail(path);
  char *bytes = malloc((size_t)status.st_size + 1);
  size_t done = 0;
  while (done < (size_t)status.st_size) {
    ssize_t count = read(file, bytes + done, (size_t)status.st_size - done);
    if (count <= 0) fail(path);
    done += (size_t)count;
  }
  close(file);
  bytes[done] = 0;
  *size = done;
  return bytes;
}

static void read_manifest(const char *path) {
  size_t size, largest = 1;
  char *line = contents(path, &size), *end;
  for (; *line; line = end + 1) {
    end = strchr(line, '\n');
    if (!end) break;
    *end = 0;
    if (*line == 'S') add(&sources, line + 2, 0);
    if (*line == 'D') add(&folders, line + 2, 0);
    if (*line == 'F') {
      char *name;
      size_t bytes = strtoul(line + 2, &name, 10);
      add(&files, name + 1, bytes);
      if (bytes > largest) largest = bytes;
    }
  }
  filler = malloc(largest);
  memset(filler, 'x', largest);
}

static void place(char *buffer, size_t size, const char *path) {
  if ((size_t)snprintf(buffer, size, "%s/%s", output, path) >= size) {
    errno = ENAMETOOLONG;
    fail(path);
  }
}

static void render(const char *path) {
  size_t size;
  char *text = contents(path, &size), *body = text;
  if (!strncmp(text, "---\n", 4) && (body = strstr(text + 4, "\n---\n"))) body += 5;
  if (!body) body = text;
  cmark_node *document = cmark_parse_document(body, size - (size_t)(body - text), CMARK_OPT_DEFAULT);
  char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
  rendered += strlen(html);
  free(html);
  cmark_node_free(document);
  free(text);
}

static void write_file(const struct entry *entry) {
  char path[4096];
  place(path, sizeof path, entry->path);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) fail(path);
  for (size_t done = 0; done < entry->size;) {
    ssize_t count = write(file, filler + done, entry->size - done);
    if (count < 0) fail(path);
    done += (size_t)count;
  }
  close(file);
}

static void *build(void *unused) {
  size_t index;
  while ((index = next_source++) < sources.count) render(sources.entries[index].path);
  while ((index = next_file++) < files.count) write_file(&files.entries[index]);
  return unused;
}

static void *look(void *unused) {
  size_t index;
  struct stat status;
  char path[4096];
  while ((index = next_source++) < sources.count)
    if (stat(sources.entries[index].path, &status)) fail(sources.entries[index].path);
  while ((index = next_file++) < files.count) {
    place(path, sizeof path, files.entries[index].path);
    if (stat(path, &status)) fail(path);
  }
  return unused;
}

int main(int count, char **arguments) {
  if (count != 4 || (strcmp(arguments[1], "build") && strcmp(arguments[1], "stat"))) {
    fprintf(stderr, "usage: limit build|stat MANIFEST OUTPUT\n");
    return 64;
  }
  int builds = !strcmp(arguments[1], "build");
  output = arguments[3];
  read_manifest(arguments[2]);
  if (builds) {
    char path[4096];
    if (mkdir(output, 0755) && errno != EEXIST) fail(output);
    for (size_t index = 0; index < folders.count; index++) {
      place(path, sizeof path, folders.entries[index].path);
      if (mkdir(path, 0755) && errno != EEXIST) fail(path);
    }
  }
  pthread_t threads[THREADS];
  for (int index = 0; index < THREADS; index++)
    if ((errno = pthread_create(&threads[index], NULL, builds ? build : look, NULL))) fail("thread");
  for (int index = 0; index < THREADS; index++) pthread_join(threads[index], NULL);
  return 0;
}
