/*
 * What a shim needs to let the patch's own C run beside a model.
 *
 * The C runs alone, in a process of its own. Whatever it asks of the world around it, or does to it, is an event: the shim
 * reports it, and the model's world carries it out. The C is run from the start again with one answer more whenever it asks
 * something new, so nothing may survive a call but constants: what a function works on is made by its entry, each time.
 */
#ifndef PATCHTWIN_H
#define PATCHTWIN_H

#include <stddef.h>

/* A place in the code that reports something; all of them are known when the program starts. */
struct pt_event {
	const char *name;
	const char *function;
	const char *file;
	long line;
	long asks;
	long padding[3];
};

/* A function that can be called from outside. */
struct pt_function {
	const char *name;
	long (*run)(const long *arguments);
	long padding[6];
};

#define PT_IN_SECTION(name) __attribute__((section(name), used, aligned(64)))

/*
 * Sanitizers put space between the globals that they watch; those of a named section they leave alone. All of a section have
 * one size and alignment, 64 bytes, so that they make an array.
 */
#define PT_REPORT(name_, asks_, ...) \
	({ \
		static const struct pt_event pt_event_ PT_IN_SECTION("pt_events") = { \
			.name = (name_), .function = __func__, .file = __FILE__, .line = __LINE__, .asks = (asks_) }; \
		const long pt_arguments_[] = { __VA_ARGS__ }; \
		pt_report(&pt_event_, sizeof(pt_arguments_) / sizeof(long), pt_arguments_); \
	})

/* Reports that something happens. */
#define pt_tell(name, ...) ((void)PT_REPORT(name, 0, __VA_ARGS__))

/* Asks the world something; gives its answer. */
#define pt_ask(name, ...) PT_REPORT(name, 1, __VA_ARGS__)

/* Offers a function: PT_FUNCTION(foo) { return foo(arguments[0]); } */
#define PT_FUNCTION(name_) \
	static long pt_run_##name_(const long *arguments); \
	static const struct pt_function pt_function_##name_ PT_IN_SECTION("pt_functions") = { \
		.name = #name_, .run = pt_run_##name_ }; \
	static long pt_run_##name_(const long *arguments)

/* Called by pt_tell and pt_ask. Does not come back when the answer is not known yet. */
long pt_report(const struct pt_event *event, size_t count, const long *arguments);

/*
 * Called before every event and when the function has returned: the shim's chance to report what the C has stored since in
 * the things that it was given. Must report each change once.
 */
extern void pt_stores(void);

/* Memory for one call; given back when the next call begins, so that the sanitizer sees what is used after it was freed. */
void *pt_alloc(size_t size);

/* Frees what pt_alloc gave; whoever uses it afterwards is found out. */
void pt_free(void *memory);

#endif
