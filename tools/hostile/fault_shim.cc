#include "fault_shim.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>

namespace ziping::hostile {
namespace {

// One thread of one process: the batch's parent is single threaded where it writes.
Fault planned = Fault::None;
long strike_at = 0;
bool strike_on = false;
long counted = 0;

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool changes_file(int descriptor) {
  struct stat facts {};
  return ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
}

bool strikes() {
  ++counted;
  return planned != Fault::None && (counted == strike_at || (strike_on && counted > strike_at));
}

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  ::_exit(99);
}

// Does not return where the fault is a kill.
int fail() {
  if (planned == Fault::Kill) die();
  errno = planned == Fault::NoSpace ? ENOSPC : EIO;
  return -1;
}

bool writes_half() {
  return planned == Fault::Kill && strike_at % 2 == 0;
}

}  // namespace

void arm(Fault fault, long at, bool forever) {
  planned = fault;
  strike_at = at;
  strike_on = forever;
  counted = 0;
}

long calls() {
  return counted;
}

}  // namespace ziping::hostile

namespace hostile = ziping::hostile;

extern "C" {

ssize_t write(int descriptor, const void* bytes, std::size_t size) {
  static const auto next = hostile::real<ssize_t (*)(int, const void*, std::size_t)>("write");
  if (hostile::changes_file(descriptor) && hostile::strikes()) {
    if (hostile::writes_half()) (void)!next(descriptor, bytes, size / 2);
    return hostile::fail();
  }
  return next(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t size, off64_t at) {
  static const auto next = hostile::real<ssize_t (*)(int, const void*, std::size_t, off64_t)>("pwrite64");
  if (hostile::changes_file(descriptor) && hostile::strikes()) {
    if (hostile::writes_half()) (void)!next(descriptor, bytes, size / 2, at);
    return hostile::fail();
  }
  return next(descriptor, bytes, size, at);
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t size, off_t at) {
  return pwrite64(descriptor, bytes, size, at);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  static const auto next = hostile::real<ssize_t (*)(int, const iovec*, int)>("writev");
  if (hostile::changes_file(descriptor) && hostile::strikes()) return hostile::fail();
  return next(descriptor, parts, count);
}

int fsync(int descriptor) {
  static const auto next = hostile::real<int (*)(int)>("fsync");
  if (hostile::strikes()) return hostile::fail();
  return next(descriptor);
}

int fdatasync(int descriptor) {
  static const auto next = hostile::real<int (*)(int)>("fdatasync");
  if (hostile::strikes()) return hostile::fail();
  return next(descriptor);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  static const auto next = hostile::real<int (*)(int, off64_t)>("ftruncate64");
  if (hostile::strikes()) return hostile::fail();
  return next(descriptor, size);
}

int ftruncate(int descriptor, off_t size) noexcept {
  return ftruncate64(descriptor, size);
}

int rename(const char* from, const char* to) noexcept {
  static const auto next = hostile::real<int (*)(const char*, const char*)>("rename");
  if (hostile::strikes()) return hostile::fail();
  return next(from, to);
}

int unlink(const char* path) noexcept {
  static const auto next = hostile::real<int (*)(const char*)>("unlink");
  if (hostile::strikes()) return hostile::fail();
  return next(path);
}

}  // extern "C"
