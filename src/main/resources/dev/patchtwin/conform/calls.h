// The system calls that are let through. Whatever is not here is stopped.
#ifndef CALLS_H
#define CALLS_H

#include <asm/ioctls.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

// A condition on a part of an argument.
struct condition {
	unsigned int offset, mask, value;
};

// The loader, the start of the C library, the sanitizers and their reports, pipes, memory, and the time.
static const int CALLS[] = {
	SYS_read, SYS_write, SYS_writev, SYS_readv, SYS_close, SYS_lseek, SYS_pread64, SYS_fstat, SYS_newfstatat,
	SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise, SYS_mincore, SYS_brk,
	SYS_futex, SYS_set_tid_address, SYS_set_robust_list, SYS_getrandom, SYS_sched_yield, SYS_sched_getaffinity,
	SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_restart_syscall,
	SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_times,
	SYS_getpid, SYS_gettid, SYS_getppid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_uname, SYS_sysinfo,
	SYS_getrusage, SYS_getcwd, SYS_getcpu, SYS_faccessat, SYS_readlinkat, SYS_dup, SYS_dup3, SYS_pipe2, SYS_ppoll,
	SYS_pselect6, SYS_exit, SYS_exit_group,
#ifdef SYS_faccessat2
	SYS_faccessat2,
#endif
#ifdef SYS_rseq
	SYS_rseq,
#endif
#ifdef SYS_statx
	SYS_statx,
#endif
#ifdef SYS_mseal
	SYS_mseal,
#endif
#ifdef __x86_64__
	SYS_arch_prctl, SYS_access, SYS_readlink, SYS_stat, SYS_lstat, SYS_poll, SYS_select, SYS_pipe, SYS_dup2, SYS_time,
	SYS_getrlimit, SYS_pause,
#endif
};

// How files may be opened by a program that must not write.
#define READING (O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_DIRECTORY | O_PATH | LARGE_FILE)
#ifdef __aarch64__
#define LARGE_FILE 0400000
#else
#define LARGE_FILE 0100000
#endif

// To ask whether a file is a terminal, which also goes by another name in new C libraries.
static const unsigned int CONTROLS[] = { TCGETS, 0x802c542a };

// Not F_SETOWN and F_SETSIG, which send signals to others, and no sizes of pipes, which are memory.
static const unsigned int FILE_CONTROLS[] = { F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL };

// To name memory and threads. Not PR_SET_PDEATHSIG: the box needs that.
static const unsigned int PROCESS_CONTROLS[] = { PR_SET_NAME, PR_GET_NAME, PR_GET_DUMPABLE, 0x53564d41 };

// What a program needs in addition that writes files; Landlock says where.
static const int CALLS_TO_WRITE[] = { SYS_openat, SYS_ftruncate, SYS_mkdirat, SYS_pwrite64 };

// Locks on what is written.
static const unsigned int LOCKS[] = { F_GETLK, F_SETLK, F_SETLKW };

// New system calls have the same number on all architectures; those from here on came with Linux 6.13 and later.
#define FIRST_UNKNOWN_CALL 463

// The flags of clone() that make new namespaces.
#define NAMESPACES 0x7e020080

// What a compiler needs in addition, with its passes and its linker.
static const int CALLS_TO_BUILD[] = {
	SYS_execve, SYS_wait4, SYS_waitid, SYS_openat, SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_mkdirat,
	SYS_fchmod, SYS_fchmodat, SYS_ftruncate, SYS_fallocate, SYS_umask, SYS_getdents64, SYS_pwrite64,
	SYS_preadv, SYS_pwritev, SYS_copy_file_range, SYS_sendfile, SYS_utimensat, SYS_chdir, SYS_fchdir, SYS_statfs,
	SYS_fstatfs, SYS_fsync, SYS_fdatasync, SYS_msync, SYS_getpgid, SYS_getgroups, SYS_setrlimit, SYS_getpriority,
	SYS_setitimer, SYS_sched_setaffinity, SYS_membarrier, SYS_fadvise64, SYS_rt_sigtimedwait,
	SYS_rt_sigsuspend,
#ifdef SYS_close_range
	SYS_close_range,
#endif
#ifdef __x86_64__
	SYS_vfork, SYS_fork, SYS_open, SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_chmod, SYS_getdents,
	SYS_getpgrp, SYS_alarm,
#endif
};
#endif
