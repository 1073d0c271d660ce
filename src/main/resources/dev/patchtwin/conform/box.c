// Runs one program where it can do no harm, and says how it ended.
//
//     box probe
//     box OPTION=VALUE ... -- PROGRAM ARGUMENT ...
//
// The box stays as the parent of the program. It takes nothing from the program but its end, the system calls that the
// kernel stops, and how much memory it has. When the program is gone, so is its whole session, and the last line of the
// standard error stream says what happened; the exit status is 0 if, and only if, the box has written that line.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/securebits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "doors.h"
#include "filter.h"
#include "options.h"

// How often the box looks after the memory of the program and after its own parent.
#define MILLIS_BETWEEN_LOOKS 10

// What the child says to the box before it turns into the program: in memory that both see.
struct word {
	int listener;
	int error;
	char step[40];
};

static volatile struct word *word;
static pid_t child;

static void verdict(const char *what, long number, const char *text)
{
	char line[200];
	int length = snprintf(line, sizeof(line), "\nbox: %s %ld %s\n", what, number, text);

	// The program had the same end of the pipe, and may have made it one that does not wait.
	fcntl(2, F_SETFL, fcntl(2, F_GETFL) & ~O_NONBLOCK);
	for (int done = 0; done < length;) {
		ssize_t n = write(2, line + done, length - done);

		if (n < 0 && errno != EINTR)
			_exit(1);
		done += n > 0 ? n : 0;
	}
	_exit(0);
}

static void fail(const char *step)
{
	verdict("broken", errno, step);
}

// In the child: says what did not work, and ends. The box turns this into its verdict.
static void give_up(const char *step)
{
	word->error = errno ? errno : EINVAL;
	strncpy((char *)word->step, step, sizeof(word->step) - 1);
	_exit(1);
}

static void limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit now, next = { soft, hard };

	if (getrlimit(resource, &now))
		give_up("getrlimit");
	// What somebody set lower stays lower.
	if (now.rlim_max < next.rlim_max)
		next.rlim_max = now.rlim_max;
	if (now.rlim_cur < next.rlim_cur)
		next.rlim_cur = now.rlim_cur;
	if (next.rlim_max < next.rlim_cur)
		next.rlim_cur = next.rlim_max;
	if (setrlimit(resource, &next))
		give_up("setrlimit");
}

static void set_limits(const struct options *o)
{
	limit(RLIMIT_CPU, o->cpu, o->cpu + 1);
	limit(RLIMIT_CORE, 0, 0);
	limit(RLIMIT_FSIZE, o->fsize, o->fsize);
	limit(RLIMIT_STACK, o->stack, o->stack);
	limit(RLIMIT_MEMLOCK, 0, 0);
	limit(RLIMIT_MSGQUEUE, 0, 0);
	if (o->build) {
		limit(RLIMIT_AS, o->memory, o->memory);
		limit(RLIMIT_NOFILE, 256, 256);
	} else {
		limit(RLIMIT_NPROC, 0, 0);
		limit(RLIMIT_NOFILE, MOST_FILES, MOST_FILES);
	}
}

static void drop_capabilities(const struct options *o)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2] = { 0 };

	// Without this, root gets all of them back with the next program.
	if (!o->build)
		prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED, 0, 0, 0);
	// A compiler that root starts must still read what belongs to others, such as a bundle in somebody's home.
	if (o->build && !syscall(SYS_capget, &header, data))
		for (int i = 0; i < 2; i++) {
			data[i].permitted &= i ? 0 : 1u << CAP_DAC_READ_SEARCH;
			data[i].effective &= data[i].permitted;
			data[i].inheritable = 0;
		}
	if (syscall(SYS_capset, &header, data))
		give_up("capset");
}

// If memory runs out, the program goes first.
static void offer_to_oom_killer(void)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

	if (fd >= 0) {
		ssize_t n = write(fd, "1000", 4);

		(void)n;
		close(fd);
	}
}

// The filter lets through one way to start a program: through a file that is open under a number which, below the
// limit on open files, nobody can ever get again. So it serves once, whatever the kernel.
static void open_program(const struct options *o)
{
	int fd = open(o->program[0], O_PATH | O_CLOEXEC);

	if (fd < 0)
		give_up("open the program");
	if (fcntl(fd, F_DUPFD_CLOEXEC, PROGRAM_FD) != PROGRAM_FD)
		give_up("dup the program");
}

static void become_program(const struct options *o, pid_t box)
{
	sigset_t none;

	setsid();
	if (prctl(PR_SET_PDEATHSIG, SIGKILL))
		give_up("PR_SET_PDEATHSIG");
	if (getppid() != box)
		_exit(1);
	// Old sanitizers cannot start where the kernel moves things about too freely, and a report repeats itself.
	personality(ADDR_NO_RANDOMIZE);
	offer_to_oom_killer();
	open_program(o);
	set_limits(o);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		give_up("PR_SET_NO_NEW_PRIVS");
	drop_capabilities(o);
	if (o->landlock && close_doors(o))
		give_up("landlock");
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	word->listener = install_filter(o);
	if (word->listener < -1)
		give_up("seccomp");
	if (o->build)
		execv(o->program[0], o->program);
	else
		syscall(SYS_execveat, PROGRAM_FD, "", o->program, environ, AT_EMPTY_PATH);
	give_up("exec");
}

// Kills all that the child has started, with it: they share its session, which none of them can leave.
static void kill_all(void)
{
	kill(-child, SIGKILL);
	kill(child, SIGKILL);
}

static void finish(const char *what, long number)
{
	siginfo_t info;

	kill_all();
	waitid(P_PID, child, &info, WEXITED);
	verdict(what, number, "");
}

static long cpu_seconds(const struct rusage *use)
{
	return use->ru_utime.tv_sec + use->ru_stime.tv_sec + (use->ru_utime.tv_usec + use->ru_stime.tv_usec) / 1000000;
}

static void ended(const struct options *o)
{
	siginfo_t info = { 0 };
	struct rusage use;
	int status;

	if (waitid(P_PID, child, &info, WEXITED | WNOHANG | WNOWAIT) || !info.si_pid)
		return;
	// While the child is a zombie, its number is nobody else's.
	kill(-child, SIGKILL);
	if (wait4(child, &status, 0, &use) != child)
		fail("wait4");
	if (word->error) {
		errno = word->error;
		fail((const char *)word->step);
	}
	if (WIFEXITED(status))
		verdict("exited", WEXITSTATUS(status), "");
	if (WTERMSIG(status) == SIGXCPU || (WTERMSIG(status) == SIGKILL && cpu_seconds(&use) >= o->cpu))
		verdict("cpu", 0, "");
	verdict("signalled", WTERMSIG(status), "");
}

// What the program has in memory, in bytes: pages, pages that were swapped out, and the tables that describe them.
static unsigned long memory(int status)
{
	// The first line has the name that the program gives itself, in which the kernel leaves no end of a line.
	static const char *const names[] = { "\nVmRSS:", "\nVmPTE:", "\nVmSwap:" };
	char text[4096];
	ssize_t n = pread(status, text, sizeof(text) - 1, 0);
	unsigned long sum = 0;

	text[n > 0 ? n : 0] = 0;
	for (int i = 0; i < 3; i++) {
		const char *at = strstr(text, names[i]);

		sum += at ? strtoul(at + strlen(names[i]), NULL, 10) << 10 : 0;
	}
	return sum;
}

static void stopped(int listener)
{
	char space[SPACE_FOR_NOTIFICATION] = { 0 };
	struct seccomp_notif *notification = (struct seccomp_notif *)space;

	if (!ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, notification))
		finish("denied", notification->data.nr);
}

static void watch(const struct options *o, int signals)
{
	char path[40];
	int status;

	snprintf(path, sizeof(path), "/proc/%d/status", child);
	status = open(path, O_RDONLY | O_CLOEXEC);
	if (status < 0) {
		int error = errno;

		kill_all();
		errno = error;
		fail("open /proc/PID/status");
	}
	for (;;) {
		struct pollfd fds[] = { { signals, POLLIN, 0 }, { word->listener, POLLIN, 0 } };
		struct signalfd_siginfo info;

		poll(fds, 2, MILLIS_BETWEEN_LOOKS);
		if (fds[1].revents & POLLIN)
			stopped(word->listener);
		else if (fds[1].revents)
			word->listener = -1;
		ended(o);
		while (read(signals, &info, sizeof(info)) == sizeof(info))
			if (info.ssi_signo != SIGCHLD)
				finish("killed", 0);
		if (getppid() != o->parent)
			finish("killed", 0);
		if (!o->build && memory(status) > o->memory)
			finish("memory", 0);
	}
}

static int block_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGPIPE);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigdelset(&set, SIGPIPE);
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void close_inherited(void)
{
	long most = sysconf(_SC_OPEN_MAX);

#ifdef SYS_close_range
	if (!syscall(SYS_close_range, 3, ~0u, 0))
		return;
#endif
	for (int fd = 3; fd < (most < 0 || most > 65536 ? 65536 : most); fd++)
		close(fd);
}

static int probe(void)
{
	printf("landlock %d\nnotify %d\n", landlock_version(), notifies());
	return 0;
}

int main(int argc, char **argv)
{
	struct options o;
	int signals;
	pid_t box = getpid();

	if (argc == 2 && !strcmp(argv[1], "probe"))
		return probe();
	close_inherited();
	if (read_options(&o, argc, argv)) {
		errno = EINVAL;
		fail("read the options");
	}
	setsid();
	signals = block_signals();
	word = mmap(NULL, sizeof(*word), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (signals < 0 || word == MAP_FAILED)
		fail("start");
	word->listener = -1;
	// The table of open files is shared until the child turns into the program; by then the listener is in it. With
	// CLONE_VFORK the box sleeps until then.
	child = syscall(SYS_clone, CLONE_FILES | CLONE_VFORK | SIGCHLD, 0, 0, 0, 0);
	if (child < 0)
		fail("clone");
	if (!child)
		become_program(&o, box);
	close(0);
	close(1);
	close(PROGRAM_FD);
	prctl(PR_SET_DUMPABLE, 0);
	watch(&o, signals);
}
