// Tries what a program in the box may not. The name of the attempt comes from the standard input; a program that is let
// through ends with exit status 99, or with what errno was.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static void *nothing(void *argument)
{
	return argument;
}

static int let_through(long result)
{
	return result < 0 ? errno : 99;
}

static _Noreturn void threads(void)
{
	pthread_t thread;

	for (;;)
		pthread_create(&thread, NULL, nothing, NULL);
}

static _Noreturn void forks(void)
{
	for (;;)
		fork();
}

static int shell(void)
{
	char *arguments[] = { "sh", "-c", "echo out", NULL };

	return let_through(execv("/bin/sh", arguments));
}

// The filter lets execveat() through for one descriptor, which nobody can have a second time.
static int shell_by_descriptor(void)
{
	char *arguments[] = { "sh", "-c", "echo out", NULL };
	int shell = open("/bin/sh", O_PATH);

	if (shell < 0)
		shell = 0;
	dup2(shell, 200);
	dup3(shell, 200, O_CLOEXEC);
	fcntl(shell, F_DUPFD, 200);
	while (open("/proc/self/maps", O_RDONLY) >= 0)
		;
	return let_through(syscall(SYS_execveat, 200, "", arguments, environ, AT_EMPTY_PATH));
}

static int other_architecture(void)
{
#ifdef __x86_64__
	long result;

	// getpid() of 32 bits
	__asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
	return let_through(result);
#else
	return let_through(socket(AF_INET, SOCK_STREAM, 0));
#endif
}

static int other_numbers(void)
{
#ifdef __x86_64__
	// getpid() of x32
	return let_through(syscall(0x40000000 + 39));
#else
	return let_through(socket(AF_INET, SOCK_STREAM, 0));
#endif
}

static int memory_of_parent(void)
{
	char byte;
	struct iovec here = { &byte, 1 }, there = { &byte, 1 };

	return let_through(process_vm_readv(getppid(), &here, 1, &there, 1, 0));
}

static int limit_of_processes(void)
{
	struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };

	return let_through(setrlimit(RLIMIT_NPROC, &all));
}

static int read_file(const char *path)
{
	char byte;
	int fd = open(path, O_RDONLY);

	if (fd < 0)
		return errno;
	return let_through(read(fd, &byte, 1));
}

static int attempt(const char *what)
{
#define IS(word) (!strcmp(what, word))
	if (IS("socket"))
		return let_through(socket(AF_INET, SOCK_STREAM, 0));
	if (IS("socketpair"))
		return let_through(socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]){ 0 }));
	if (IS("write here"))
		return let_through(open("file", O_WRONLY | O_CREAT, 0600));
	if (IS("write in tmp"))
		return let_through(open("/tmp/patchtwin-was-here", O_RDWR | O_CREAT, 0600));
	if (IS("append"))
		return let_through(open("/etc/passwd", O_WRONLY | O_APPEND));
	if (IS("truncate by reading"))
		return let_through(open("toy", O_RDONLY | O_TRUNC));
	if (IS("nameless file"))
		return let_through(open("/tmp", O_TMPFILE | O_RDWR, 0600));
	if (IS("read passwd"))
		return read_file("/etc/passwd");
	if (IS("read secret"))
		return read_file("secret");
	if (IS("read parent"))
		return read_file("/proc/1/environ");
	if (IS("fork"))
		forks();
	if (IS("vfork"))
		return let_through(syscall(SYS_clone, CLONE_VM | SIGCHLD, 0, 0, 0, 0));
	if (IS("threads"))
		threads();
	if (IS("shell"))
		return shell();
	if (IS("shell by descriptor"))
		return shell_by_descriptor();
	if (IS("kill parent"))
		return let_through(kill(getppid(), SIGKILL));
	if (IS("kill all"))
		return let_through(kill(-1, SIGKILL));
	if (IS("signal thread of parent"))
		return let_through(syscall(SYS_tgkill, getppid(), getppid(), SIGKILL));
	if (IS("ptrace"))
		return let_through(ptrace(PTRACE_ATTACH, getppid(), 0, 0));
	if (IS("memory of parent"))
		return memory_of_parent();
	if (IS("unlink"))
		return let_through(unlinkat(AT_FDCWD, "toy", 0));
	if (IS("rename"))
		return let_through(renameat(AT_FDCWD, "toy", AT_FDCWD, "tot"));
	if (IS("chmod"))
		return let_through(fchmodat(AT_FDCWD, "toy", 0777, 0));
	if (IS("mount"))
		return let_through(mount("none", "/", "tmpfs", 0, ""));
	if (IS("unshare"))
		return let_through(unshare(CLONE_NEWUSER));
	if (IS("outlive"))
		return let_through(prctl(PR_SET_PDEATHSIG, 0));
	if (IS("limits"))
		return limit_of_processes();
	if (IS("memory file"))
		return let_through(memfd_create("file", 0));
	if (IS("io_uring"))
		return let_through(syscall(425, 1, NULL));
	if (IS("owner of signals"))
		return let_through(fcntl(0, F_SETOWN, getppid()));
	if (IS("type into terminal"))
		return let_through(ioctl(0, 0x5412, "x"));
	if (IS("session"))
		return let_through(setsid());
	if (IS("other architecture"))
		return other_architecture();
	if (IS("other numbers"))
		return other_numbers();
	return 98;
#undef IS
}

int main(void)
{
	char what[100] = "";

	if (!fgets(what, sizeof(what), stdin))
		return 97;
	what[strcspn(what, "\n")] = 0;
	return attempt(what);
}
