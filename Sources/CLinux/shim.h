// Calls of the C library that Swift's Glibc module leaves out, because they are declared for _GNU_SOURCE only, and one of
// the kernel that the library has no function for.
#pragma once

#include <asm/unistd.h>
#include <linux/openat2.h>

int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
int syncfs(int descriptor);
long syscall(long number, ...);

/// `O_PATH` of open(2).
static const int open_path_only = 010000000;

/// Opens a path below a folder. No link is followed on the way, and `..` leads nowhere above (openat2(2), Linux 5.6).
static inline int open_beneath(int folder, const char *path, int flags) {
  struct open_how how = {.flags = (unsigned long long)flags, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
  return (int)syscall(__NR_openat2, folder, path, &how, sizeof how);
}
