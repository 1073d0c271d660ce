// The seccomp filter: which system calls are let through. It is in force before the program begins, so before its
// constructors and whatever else runs ahead of main().
#ifndef FILTER_H
#define FILTER_H

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "calls.h"
#include "options.h"

#ifndef SECCOMP_RET_USER_NOTIF
#define SECCOMP_RET_USER_NOTIF 0x7fc00000U
#define SECCOMP_FILTER_FLAG_NEW_LISTENER (1UL << 3)
#define SECCOMP_IOCTL_NOTIF_RECV _IOWR('!', 0, struct seccomp_notif)
struct seccomp_notif {
	__u64 id;
	__u32 pid, flags;
	struct seccomp_data data;
};
#endif
#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS 0x80000000U
#endif

// The kernel may know more members than these headers do.
#define SPACE_FOR_NOTIFICATION 4096

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the box knows x86_64 and aarch64"
#endif

#define LOW(argument) (offsetof(struct seccomp_data, args) + 8 * (argument))
#define HIGH(argument) (LOW(argument) + 4)

static struct sock_filter filter[2048];
static unsigned short filled;

static void emit(unsigned short code, unsigned char yes, unsigned char no, unsigned int k)
{
	filter[filled++] = (struct sock_filter){ code, yes, no, k };
}

static void load(unsigned int offset)
{
	emit(BPF_LD | BPF_W | BPF_ABS, 0, 0, offset);
}

static void answer(unsigned int with)
{
	emit(BPF_RET | BPF_K, 0, 0, with);
}

static void allow_calls(const int *calls, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		emit(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, calls[i]);
		answer(SECCOMP_RET_ALLOW);
	}
}

// Lets a call through if all conditions hold.
static void allow_if(int call, const struct condition *conditions, int count)
{
	emit(BPF_JMP | BPF_JEQ | BPF_K, 0, 3 * count + 2, call);
	for (int i = 0; i < count; i++) {
		load(conditions[i].offset);
		emit(BPF_ALU | BPF_AND | BPF_K, 0, 0, conditions[i].mask);
		emit(BPF_JMP | BPF_JEQ | BPF_K, 0, 3 * (count - i - 1) + 1, conditions[i].value);
	}
	answer(SECCOMP_RET_ALLOW);
	load(offsetof(struct seccomp_data, nr));
}

static void allow_value(int call, unsigned int offset, unsigned int mask, unsigned int value)
{
	struct condition condition = { offset, mask, value };

	allow_if(call, &condition, 1);
}

static void refuse_architectures(void)
{
	load(offsetof(struct seccomp_data, arch));
	emit(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
	answer(SECCOMP_RET_KILL_PROCESS);
	load(offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
	// The calls of x32 have this bit.
	emit(BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000);
	answer(SECCOMP_RET_KILL_PROCESS);
#endif
}

static void allow_with_arguments(const struct options *o)
{
	const struct condition once[] = { { LOW(0), ~0u, PROGRAM_FD }, { LOW(4), ~0u, AT_EMPTY_PATH } };
	const struct condition own_limits[] = { { LOW(0), ~0u, 0 }, { LOW(2), ~0u, 0 }, { HIGH(2), ~0u, 0 } };

	allow_if(SYS_execveat, once, 2);
	allow_if(SYS_prlimit64, own_limits, 3);
	for (size_t i = 0; i < COUNT(CONTROLS); i++)
		allow_value(SYS_ioctl, LOW(1), ~0u, CONTROLS[i]);
	for (size_t i = 0; i < COUNT(FILE_CONTROLS); i++)
		allow_value(SYS_fcntl, LOW(1), ~0u, FILE_CONTROLS[i]);
	for (size_t i = 0; i < COUNT(PROCESS_CONTROLS); i++)
		allow_value(SYS_prctl, LOW(0), ~0u, PROCESS_CONTROLS[i]);
	allow_value(SYS_personality, LOW(0), ~0u, 0xffffffff);
	// abort() and raise(): signals to oneself.
	allow_value(SYS_tgkill, LOW(0), ~0u, getpid());
	for (size_t i = 0; o->writes && i < COUNT(LOCKS); i++)
		allow_value(SYS_fcntl, LOW(1), ~0u, LOCKS[i]);
	if (o->writes)
		allow_calls(CALLS_TO_WRITE, COUNT(CALLS_TO_WRITE));
	else
		allow_value(SYS_openat, LOW(2), ~READING, 0);
#ifdef SYS_open
	allow_value(SYS_open, LOW(1), ~READING, 0);
#endif
}

static void allow_to_build(void)
{
	// New processes, but no new namespaces; clone3() hides its flags, so libraries are told that there is none.
	allow_value(SYS_clone, LOW(0), NAMESPACES, 0);
	allow_value(SYS_prlimit64, LOW(0), ~0u, 0);
	allow_calls(CALLS_TO_BUILD, COUNT(CALLS_TO_BUILD));
}

static long install(unsigned long flags)
{
	struct sock_fprog program = { filled, filter };

	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

// Installs the filter for this process and what it becomes. Returns the descriptor from which stopped calls can be
// read, -1 if the kernel just kills, and less if there is no filter.
static int install_filter(const struct options *o)
{
	long listener;

	filled = 0;
	refuse_architectures();
	allow_calls(CALLS, COUNT(CALLS));
	allow_with_arguments(o);
	if (o->build) {
		allow_to_build();
		answer(SECCOMP_RET_ERRNO | ENOSYS);
		return install(0) ? -2 : -1;
	}
	// A new C library asks for these and goes on without; nobody could have listed them here.
	emit(BPF_JMP | BPF_JGE | BPF_K, 0, 1, FIRST_UNKNOWN_CALL);
	answer(SECCOMP_RET_ERRNO | ENOSYS);
	if (o->notify) {
		answer(SECCOMP_RET_USER_NOTIF);
		listener = install(SECCOMP_FILTER_FLAG_NEW_LISTENER);
		if (listener >= 0)
			return listener;
		filled--;
	}
	answer(SECCOMP_RET_KILL_PROCESS);
	return install(0) ? -2 : -1;
}

// Whether this kernel tells which call it stopped. Asks with a filter that lets everything through.
static int notifies(void)
{
	filled = 0;
	answer(SECCOMP_RET_ALLOW);
	return !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) && install(SECCOMP_FILTER_FLAG_NEW_LISTENER) >= 0;
}
#endif
