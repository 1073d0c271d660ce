/*
 * Runs the patch's own C for a model: reads calls from its input, writes what came of them to its output.
 *
 * All numbers are 64 bits, in the order of this machine. It begins with a greeting: what it can call and report. A request is
 *   kind, how many numbers follow, and for each call: function, how many arguments, how many answers, arguments, answers
 * and the reply to it
 *   how many numbers follow, and for each call of kind FULL: status, how many numbers of events, for each event its number,
 *   how many arguments, arguments; then the result; for each call of kind BRIEF a digest of all that.
 */
#include "patchtwin.h"

#include <errno.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAGIC 0x314e495754545054L /* PTTWIN1 */
#define BRIEF 1
#define FULL 2

#define RETURNED 0
#define ASKS 1
#define TOO_MUCH 2

#define MOST_WORDS (1L << 16)
#define MOST_OF_A_REQUEST (1L << 24)
#define MOST_ALLOCATIONS 64

/* The linker knows these only where there is anything between them. */
extern const struct pt_event __start_pt_events[] __attribute__((weak)), __stop_pt_events[] __attribute__((weak));
extern const struct pt_function __start_pt_functions[] __attribute__((weak)), __stop_pt_functions[] __attribute__((weak));

_Static_assert(sizeof(struct pt_event) == 64, "events make an array");
_Static_assert(sizeof(struct pt_function) == 64, "functions make an array");

static jmp_buf over;
static const long *answers;
static long answers_left;
static long words[MOST_WORDS];
static long used;
static int storing;

static void *allocated[MOST_ALLOCATIONS];
static int allocations;

static void fail(int code)
{
	_exit(code);
}

void *pt_alloc(size_t size)
{
	if (allocations == MOST_ALLOCATIONS)
		longjmp(over, TOO_MUCH);
	void *memory = calloc(1, size);
	if (!memory)
		fail(71);
	allocated[allocations++] = memory;
	return memory;
}

void pt_free(void *memory)
{
	for (int i = 0; i < allocations; i++) {
		if (allocated[i] == memory)
			allocated[i] = NULL;
	}
	free(memory);
}

static void free_all(void)
{
	for (int i = 0; i < allocations; i++)
		free(allocated[i]);
	allocations = 0;
}

long pt_report(const struct pt_event *event, size_t count, const long *arguments)
{
	if (!storing) {
		storing = 1;
		pt_stores();
		storing = 0;
	}
	if (used + 2 + (long)count > MOST_WORDS)
		longjmp(over, TOO_MUCH);
	words[used++] = event - __start_pt_events;
	words[used++] = (long)count;
	for (size_t i = 0; i < count; i++)
		words[used++] = arguments[i];
	if (!event->asks)
		return 0;
	if (answers_left == 0)
		longjmp(over, ASKS);
	answers_left--;
	return *answers++;
}

static long functions(void)
{
	return __stop_pt_functions - __start_pt_functions;
}

/* What the call comes to is volatile: it is set between setjmp and longjmp. */
static long call(long function, const long *arguments, long *result)
{
	static volatile long returned;

	used = 0;
	storing = 0;
	returned = 0;
	int status = setjmp(over);
	if (status == 0) {
		returned = __start_pt_functions[function].run(arguments);
		storing = 1;
		pt_stores();
		storing = 0;
	}
	free_all();
	*result = status == RETURNED ? returned : 0;
	return status;
}

/* Every reader of the digest computes it from the same numbers in the same order. */
static unsigned long digest(unsigned long seed, long word)
{
	unsigned long mixed = (seed ^ (unsigned long)word) * 0x9e3779b97f4a7c15UL;
	return mixed ^ (mixed >> 32);
}

static unsigned long digest_of(long status, long result)
{
	unsigned long sum = digest(digest(digest(0, status), used), result);
	for (long i = 0; i < used; i++)
		sum = digest(sum, words[i]);
	return sum;
}

static void read_fully(void *into, size_t size)
{
	char *at = into;
	while (size > 0) {
		ssize_t got = read(0, at, size);
		if (got == 0)
			exit(0);
		if (got < 0 && errno != EINTR)
			fail(72);
		if (got > 0) {
			at += got;
			size -= (size_t)got;
		}
	}
}

static void write_fully(const void *from, size_t size)
{
	const char *at = from;
	while (size > 0) {
		ssize_t put = write(1, at, size);
		if (put < 0 && errno != EINTR)
			fail(73);
		if (put > 0) {
			at += put;
			size -= (size_t)put;
		}
	}
}

/* A growing row of numbers. */
struct row {
	long *words;
	long used;
	long room;
};

static void reserve(struct row *row, long more)
{
	if (row->used + more <= row->room)
		return;
	row->room = 2 * (row->used + more);
	row->words = realloc(row->words, (size_t)row->room * sizeof(long));
	if (!row->words)
		fail(71);
}

static void put(struct row *row, long word)
{
	reserve(row, 1);
	row->words[row->used++] = word;
}

static void put_text(struct row *row, const char *text)
{
	size_t length = strlen(text);
	long count = (long)(length + 7) / 8;

	put(row, (long)length);
	reserve(row, count);
	memset(row->words + row->used, 0, (size_t)count * sizeof(long));
	memcpy(row->words + row->used, text, length);
	row->used += count;
}

static void send_row(struct row *row)
{
	write_fully(&row->used, sizeof(row->used));
	write_fully(row->words, (size_t)row->used * sizeof(long));
	row->used = 0;
}

static void greet(struct row *out)
{
	put(out, MAGIC);
	put(out, functions());
	for (long i = 0; i < functions(); i++)
		put_text(out, __start_pt_functions[i].name);
	put(out, __stop_pt_events - __start_pt_events);
	for (const struct pt_event *event = __start_pt_events; event < __stop_pt_events; event++) {
		put_text(out, event->name);
		put_text(out, event->function);
		put_text(out, event->file);
		put(out, event->line);
		put(out, event->asks);
	}
	send_row(out);
}

static void reply_to(struct row *out, long kind, long status, long result)
{
	if (kind == BRIEF) {
		put(out, (long)digest_of(status, result));
		return;
	}
	put(out, status);
	put(out, used);
	reserve(out, used);
	memcpy(out->words + out->used, words, (size_t)used * sizeof(long));
	out->used += used;
	put(out, result);
}

static void serve(struct row *out, long kind, const long *request, long size)
{
	for (long at = 0; at < size;) {
		long function = request[at];
		long arguments = request[at + 1];
		long result;

		if (function < 0 || function >= functions())
			fail(74);
		answers_left = request[at + 2];
		answers = request + at + 3 + arguments;
		at += 3 + arguments + answers_left;
		long status = call(function, answers - arguments, &result);
		reply_to(out, kind, status, result);
	}
	send_row(out);
}

int main(void)
{
	struct row out = { NULL, 0, 0 };
	struct row in = { NULL, 0, 0 };

	greet(&out);
	for (;;) {
		long header[2];

		read_fully(header, sizeof(header));
		if (header[1] < 0 || header[1] > MOST_OF_A_REQUEST)
			fail(74);
		in.used = 0;
		reserve(&in, header[1]);
		read_fully(in.words, (size_t)header[1] * sizeof(long));
		serve(&out, header[0], in.words, header[1]);
	}
}
