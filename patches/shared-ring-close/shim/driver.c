/*
 * The driver around the patched functions: what they name, in our own words. Whatever the world decides or has to carry out is an
 * event; the models' world, docs/ring.md, answers it. What the patch leaves alone of the driver is the world's, too.
 */
#include "patchtwin.h"
#include "cut/cut.h"

#include <errno.h>
#include <stdbool.h>

#define SHRING_MAX_SLOTS 8

struct page;

struct shring_slot {
	struct page *page;
};

#include "cut/drivers/shring/shring.h/hunk-1"

/*
 * What a patched function is called on: one ring, made anew for each call. The pages of its slots are numbered like these, from 1
 * on, and 0 is none. There is nothing in them: they are told apart by their addresses.
 */
static struct shring *pt_ring;
static const char pt_pages[SHRING_MAX_SLOTS];

/* What was reported last. */
static struct shring pt_told;

static struct page *pt_page(long number)
{
	return number ? (struct page *)&pt_pages[number - 1] : NULL;
}

static void pt_wrong(void)
{
	pt_tell("a wrong pointer is used");
}

static long pt_number(const struct page *page)
{
	for (long i = 1; i <= SHRING_MAX_SLOTS; i++)
		if (page == pt_page(i))
			return i;
	if (page)
		pt_wrong();
	return 0;
}

static long pt_slot(const struct shring_slot *slot)
{
	for (unsigned int i = 0; i < pt_ring->nr_slots; i++)
		if (slot == &pt_ring->slots[i])
			return i + 1;
	pt_wrong();
	return 0;
}

static void pt_must_be(const struct shring *ring)
{
	if (ring != pt_ring)
		pt_wrong();
}

/* Arguments: slots, producer, consumer, registered, leaky, a bit for each slot that has a page, the slot that it is about. */
static struct shring *pt_set_ring(const long *arguments)
{
	pt_ring = pt_alloc(sizeof(*pt_ring));
	__builtin_memset(pt_ring, 0, sizeof(*pt_ring));
	pt_ring->nr_slots = arguments[0];
	pt_ring->producer = arguments[1];
	pt_ring->consumer = arguments[2];
	pt_ring->registered = arguments[3];
#ifdef PATCH_AFTER
	pt_ring->leaky = arguments[4];
#endif
	for (unsigned int i = 0; i < pt_ring->nr_slots; i++)
		pt_ring->slots[i].page = pt_page(arguments[5] >> i & 1 ? i + 1 : 0);
	pt_told = *pt_ring;
	return pt_ring;
}

#define pt_store(name, member) \
	do { \
		if (pt_ring->member != pt_told.member) { \
			pt_told.member = pt_ring->member; \
			pt_tell(name, pt_told.member); \
		} \
	} while (0)

void pt_stores(void)
{
	pt_store("ring->producer =", producer);
	pt_store("ring->consumer =", consumer);
	pt_store("ring->registered =", registered);
#ifdef PATCH_AFTER
	pt_store("ring->leaky =", leaky);
#endif
	for (unsigned int i = 0; i < SHRING_MAX_SLOTS; i++) {
		struct page *page = pt_ring->slots[i].page;

		if (page != pt_told.slots[i].page) {
			pt_told.slots[i].page = page;
			pt_tell("slot->page =", i + 1, pt_number(page));
		}
	}
	if (pt_ring->nr_slots != pt_told.nr_slots) {
		pt_told.nr_slots = pt_ring->nr_slots;
		pt_wrong();
	}
}

/* --- what the patched functions call --- */

#define WARN_ON(condition) \
	({ \
		bool condition_ = !!(condition); \
		pt_tell("WARN_ON", condition_); \
		condition_; \
	})

#define host_set_private(page) ((int)pt_ask("host_set_private", pt_number(page)))

/* The answer has the result in its low 16 bits, whether the ring is registered then, and which slots have a page. */
static int shring_attach(struct shring *ring)
{
	pt_must_be(ring);
	long answer = pt_ask("shring_attach");

	ring->registered = answer >> 16 & 1;
	for (unsigned int i = 0; i < ring->nr_slots; i++)
		ring->slots[i].page = pt_page(answer >> (20 + i) & 1 ? i + 1 : 0);
	pt_told = *ring;
	return (short)answer;
}

static void shring_detach(struct shring *ring)
{
	pt_must_be(ring);
	ring->registered = pt_ask("shring_detach");
	ring->consumer = ring->producer;
	pt_told = *ring;
}

static void shring_free_slot(struct shring_slot *slot)
{
	pt_tell("shring_free_slot", pt_slot(slot));
	slot->page = NULL;
	pt_told = *pt_ring;
}

/* --- the patch's own --- */

int shring_open(struct shring *ring);
void shring_close(struct shring *ring);

#include "cut/drivers/shring/shring.c/shring_unshare_page"
#include "cut/drivers/shring/shring.c/shring_open"
#include "cut/drivers/shring/shring.c/shring_close"

PT_FUNCTION(shring_open)
{
	return shring_open(pt_set_ring(arguments));
}

PT_FUNCTION(shring_close)
{
	shring_close(pt_set_ring(arguments));
	return 0;
}

PT_FUNCTION(shring_unshare_page)
{
	struct shring *ring = pt_set_ring(arguments);
#ifdef PATCH_BEFORE
	return shring_unshare_page(ring, ring->slots[arguments[6]].page);
#else
	shring_unshare_page(ring, &ring->slots[arguments[6]]);
	return 0;
#endif
}
