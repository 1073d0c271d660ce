// What the box is told on its command line.
#ifndef OPTIONS_H
#define OPTIONS_H

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

// The number under which the program is open, and the limit on open files, which is far below it.
#define PROGRAM_FD 200
#define MOST_FILES 64

#define MOST_PLACES 64

struct options {
	int build;      // whether it is the compiler that runs: it may start its passes
	int landlock;   // whether to use Landlock
	int notify;     // whether to ask the kernel which call it stopped
	pid_t parent;   // who started the box: the program does not outlive it
	long cpu;       // seconds
	rlim_t memory, fsize, stack; // bytes
	const char *read[MOST_PLACES];  // may be read, and what is below
	const char *write[MOST_PLACES]; // may be read and written, and what is below
	const char *exec[MOST_PLACES];  // may be read and started, and what is below
	int reads, writes, execs;
	char **program; // with its arguments
};

static int add(const char **places, int *count, const char *place)
{
	if (*count == MOST_PLACES)
		return -1;
	places[(*count)++] = place;
	return 0;
}

static int read_option(struct options *o, const char *name, size_t length, const char *value)
{
#define IS(word) (length == strlen(word) && !strncmp(name, word, length))
	if (IS("read"))
		return add(o->read, &o->reads, value);
	if (IS("write"))
		return add(o->write, &o->writes, value);
	if (IS("exec"))
		return add(o->exec, &o->execs, value);
	if (IS("build"))
		o->build = atoi(value);
	else if (IS("landlock"))
		o->landlock = atoi(value);
	else if (IS("notify"))
		o->notify = atoi(value);
	else if (IS("parent"))
		o->parent = atoi(value);
	else if (IS("cpu"))
		o->cpu = atol(value);
	else if (IS("memory"))
		o->memory = strtoul(value, NULL, 10);
	else if (IS("fsize"))
		o->fsize = strtoul(value, NULL, 10);
	else if (IS("stack"))
		o->stack = strtoul(value, NULL, 10);
	else
		return -1;
	return 0;
#undef IS
}

static int read_options(struct options *o, int argc, char **argv)
{
	memset(o, 0, sizeof(*o));
	for (int i = 1; i < argc; i++) {
		const char *equals = strchr(argv[i], '=');

		if (!strcmp(argv[i], "--")) {
			o->program = argv + i + 1;
			return i + 1 < argc && o->parent > 0 && o->cpu > 0 && o->memory > 0 && o->stack > 0 ? 0 : -1;
		}
		if (!equals || read_option(o, argv[i], equals - argv[i], equals + 1))
			return -1;
	}
	return -1;
}
#endif
