#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "batch/sandbox.h"

namespace ziping::batch {
namespace {

// What Poppler, Leptonica, Tesseract, fontconfig, ONNX Runtime and the C library below them call to read files, to
// have memory and threads, and to ask for the time. Everything else ends with ENOSYS, as on a kernel without it, which
// libraries are prepared for: a future library that uses a new call falls back on an old one.
constexpr auto kAllowed = std::to_array<int>({
    // descriptors that are open, and files to read
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(preadv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(close_range),
    SCMP_SYS(lseek),
    SCMP_SYS(fadvise64),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
    SCMP_SYS(fcntl),
    SCMP_SYS(flock),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    SCMP_SYS(pipe2),
    SCMP_SYS(eventfd2),
    // what there is
    SCMP_SYS(stat),
    SCMP_SYS(fstat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(umask),
    // memory
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mprotect),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(mincore),
    SCMP_SYS(membarrier),
    SCMP_SYS(get_mempolicy),
    // threads
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(get_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_setaffinity),
    SCMP_SYS(sched_getparam),
    SCMP_SYS(sched_getscheduler),
    SCMP_SYS(sched_get_priority_max),
    SCMP_SYS(sched_get_priority_min),
    SCMP_SYS(getcpu),
    SCMP_SYS(arch_prctl),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    // signals of our own
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(rt_sigtimedwait),
    // time, limits, who and where we are
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit),
    SCMP_SYS(setrlimit),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getpgrp),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
});

// What nobody shut in has any business with. The same as everything else that is not allowed, but with the error that
// says why.
constexpr auto kForbidden = std::to_array<int>({
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(ptrace),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(creat),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(symlink),
    SCMP_SYS(symlinkat),
    SCMP_SYS(truncate),
    SCMP_SYS(ftruncate),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
    SCMP_SYS(chdir),
    SCMP_SYS(fchdir),
    SCMP_SYS(chroot),
    SCMP_SYS(mount),
    SCMP_SYS(memfd_create),
    SCMP_SYS(bpf),
    SCMP_SYS(keyctl),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
});

/// A filter being written. The first refusal sticks.
class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), &seccomp_release) {}

  template <class... Conditions>
  void rule(std::uint32_t action, int call, Conditions... conditions) {
    if (!context_ || code_ != 0) return;
    const std::array<scmp_arg_cmp, sizeof...(Conditions)> all{conditions...};
    const int code = seccomp_rule_add_array(context_.get(), action, call, sizeof...(Conditions), all.data());
    // -EDOM, -EINVAL: a call this kind of processor does not have.
    if (code != 0 && code != -EDOM && code != -EINVAL) code_ = code;
  }

  Status load() {
    if (!context_) code_ = -ENOMEM;
    if (code_ == 0) code_ = seccomp_load(context_.get());
    if (code_ == 0) return Done{};
    Origin origin;
    origin.stage = "batch";
    return Error{ErrorCode::SandboxUnavailable, fmt::format("filter of system calls: {}", std::strerror(-code_)),
                 origin};
  }

 private:
  std::unique_ptr<void, decltype(&seccomp_release)> context_;
  int code_ = 0;
};

scmp_arg_cmp has_bits(unsigned int argument, scmp_datum_t mask, scmp_datum_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

scmp_arg_cmp is(unsigned int argument, scmp_datum_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}

/// Files may be opened to be read; `flags` is the number of the argument that says what for.
void allow_opening(Filter& filter, int call, unsigned int flags) {
  constexpr scmp_datum_t kMakes = O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
  filter.rule(SCMP_ACT_ALLOW, call, has_bits(flags, O_ACCMODE | kMakes, O_RDONLY));
  filter.rule(SCMP_ACT_ERRNO(EACCES), call, has_bits(flags, O_ACCMODE, O_WRONLY));
  filter.rule(SCMP_ACT_ERRNO(EACCES), call, has_bits(flags, O_ACCMODE, O_RDWR));
}

}  // namespace

Status restrict_calls() {
  Filter filter;
  for (int call : kAllowed) filter.rule(SCMP_ACT_ALLOW, call);
  for (int call : kForbidden) filter.rule(SCMP_ACT_ERRNO(EPERM), call);
  allow_opening(filter, SCMP_SYS(open), 1);
  allow_opening(filter, SCMP_SYS(openat), 2);
  // Threads, but no processes. clone3 keeps its flags in memory, where a filter cannot look: it stays unknown.
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(clone), has_bits(0, CLONE_THREAD, CLONE_THREAD));
  filter.rule(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), has_bits(0, CLONE_THREAD, 0));
  // abort() and raise(), and our own limit of CPU time.
  const auto self = static_cast<scmp_datum_t>(::getpid());
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), is(0, self));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), is(0, 0));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), is(0, self));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prctl), is(0, PR_SET_NAME));
  filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prctl), is(0, PR_GET_NAME));
  for (const scmp_datum_t request : {TCGETS, TIOCGWINSZ, FIONREAD}) {
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(ioctl), is(1, request));
  }
  return filter.load();
}

}  // namespace ziping::batch
