// Landlock: which files can be opened. What the headers of an old system lack is written down here.
#ifndef DOORS_H
#define DOORS_H

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "options.h"

// These numbers are the same on all architectures.
#define CALL_CREATE_RULESET 444
#define CALL_ADD_RULE 445
#define CALL_RESTRICT_SELF 446
#define CREATE_RULESET_VERSION 1
#define RULE_PATH_BENEATH 1

#define MAY_EXECUTE (1ULL << 0)
#define MAY_WRITE_FILE (1ULL << 1)
#define MAY_READ_FILE (1ULL << 2)
#define MAY_READ_DIR (1ULL << 3)
#define MAY_REMOVE_DIR (1ULL << 4)
#define MAY_REMOVE_FILE (1ULL << 5)
#define MAY_MAKE_DIR (1ULL << 7)
#define MAY_MAKE_REG (1ULL << 8)
#define MAY_TRUNCATE (1ULL << 14)
#define FOR_FILES (MAY_EXECUTE | MAY_WRITE_FILE | MAY_READ_FILE | MAY_TRUNCATE)

struct doors_attr {
	uint64_t fs, net, scoped;
};

struct doors_rule {
	uint64_t access;
	int32_t parent;
} __attribute__((packed));

// Returns the version of Landlock in this kernel, and 0 where there is none.
static int landlock_version(void)
{
	long version = syscall(CALL_CREATE_RULESET, NULL, 0, CREATE_RULESET_VERSION);

	return version > 0 ? (int)version : 0;
}

// All that this version can deny.
static struct doors_attr everything(int version)
{
	struct doors_attr all = { (1ULL << 13) - 1, 0, 0 };

	if (version >= 2)
		all.fs |= 1ULL << 13; // to link or rename from folder to folder
	if (version >= 3)
		all.fs |= MAY_TRUNCATE;
	if (version >= 4)
		all.net = 3; // to bind and connect with TCP
	if (version >= 5)
		all.fs |= 1ULL << 15; // to control devices
	if (version >= 6)
		all.scoped = 3; // abstract sockets, and signals to others
	return all;
}

static int open_door(int rules, const char *place, uint64_t access, uint64_t known)
{
	struct doors_rule rule = { access & known, open(place, O_PATH | O_CLOEXEC) };
	struct stat stat;
	int result;

	// There is not all of it on every system.
	if (rule.parent < 0)
		return 0;
	if (!fstat(rule.parent, &stat) && !S_ISDIR(stat.st_mode))
		rule.access &= FOR_FILES;
	result = syscall(CALL_ADD_RULE, rules, RULE_PATH_BENEATH, &rule, 0);
	// The one door that stays open is that of /proc/self: the kernel must not forget which folder was meant.
	if (strcmp(place, "/proc/self"))
		close(rule.parent);
	return result;
}

static int open_doors(int rules, const struct options *o, uint64_t known)
{
	uint64_t look = MAY_READ_FILE | (o->build ? MAY_READ_DIR : 0);
	uint64_t change = look | MAY_WRITE_FILE | MAY_MAKE_REG | MAY_TRUNCATE |
		(o->build ? MAY_REMOVE_FILE | MAY_MAKE_DIR | MAY_REMOVE_DIR : 0);

	for (int i = 0; i < o->reads; i++)
		if (open_door(rules, o->read[i], look, known))
			return -1;
	for (int i = 0; i < o->execs; i++)
		if (open_door(rules, o->exec[i], look | MAY_EXECUTE, known))
			return -1;
	for (int i = 0; i < o->writes; i++)
		if (open_door(rules, o->write[i], change, known))
			return -1;
	if (open_door(rules, "/dev/null", MAY_READ_FILE | MAY_WRITE_FILE | MAY_TRUNCATE, known))
		return -1;
	return open_door(rules, "/proc/self", MAY_READ_FILE, known);
}

// Closes all doors but those that the options name, for this process and what it becomes.
static int close_doors(const struct options *o)
{
	int version = landlock_version();
	struct doors_attr all = everything(version);
	size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
	int rules;

	if (!version)
		return 0;
	rules = syscall(CALL_CREATE_RULESET, &all, size, 0);
	if (rules < 0 || open_doors(rules, o, all.fs))
		return -1;
	return syscall(CALL_RESTRICT_SELF, rules, 0);
}
#endif
