// SPDX-License-Identifier: Apache-2.0
/* A toy: the guest's side of a ring of pages that it shares with a device on the host. */
#include <linux/bug.h>
#include <linux/errno.h>
#include <linux/gfp.h>

#include "shring.h"

static unsigned int shring_in_flight(struct shring *ring)
{
	return (ring->producer + 2 * ring->nr_slots - ring->consumer) % (2 * ring->nr_slots);
}

static unsigned int shring_next(struct shring *ring, unsigned int index)
{
	return (index + 1) % (2 * ring->nr_slots);
}

static int shring_share_page(struct shring_slot *slot)
{
	slot->page = alloc_page(GFP_KERNEL | __GFP_ZERO);
	if (!slot->page)
		return -ENOMEM;

	return host_set_shared(slot->page);
}

static void shring_free_slot(struct shring_slot *slot)
{
	if (slot->page)
		__free_page(slot->page);
	slot->page = NULL;
}

/* Lets nothing be in flight any more, and makes the device forget the ring, if it does. */
static void shring_detach(struct shring *ring)
{
	while (shring_in_flight(ring)) {
		unsigned int i = ring->consumer % ring->nr_slots;

		if (shring_dev_wait(ring, i))
			shring_dev_cancel(ring, i);
		ring->consumer = shring_next(ring, ring->consumer);
	}

	if (!shring_dev_unregister(ring))
		ring->registered = false;
}

/* Shares a page for each slot, and makes the device know them all. */
static int shring_attach(struct shring *ring)
{
	unsigned int i;
	int ret;

	for (i = 0; i < ring->nr_slots; i++) {
		ret = shring_share_page(&ring->slots[i]);
		if (ret)
			return ret;
	}

	/* Also a device that answers with an error may know the pages. */
	ring->registered = true;
	ret = shring_dev_register(ring);
	if (ret)
		shring_detach(ring);
	return ret;
}

/* Takes the host's access to a page away. When that fails, the caller must not free the page. */
static int shring_unshare_page(struct shring *ring, struct page *page)
{
	/* A device that still knows the page may write into it at any time. */
	if (ring->registered)
		return -EBUSY;

	return host_set_private(page);
}

int shring_open(struct shring *ring)
{
	unsigned int i;
	int ret;

	ring->producer = 0;
	ring->consumer = 0;
	ring->registered = false;

	ret = shring_attach(ring);
	if (!ret)
		return 0;

	for (i = 0; i < ring->nr_slots; i++) {
		struct shring_slot *slot = &ring->slots[i];

		if (!slot->page)
			continue;
		/* Leak a page that the host or the device can still reach. */
		if (WARN_ON(shring_unshare_page(ring, slot->page)))
			slot->page = NULL;
		shring_free_slot(slot);
	}
	return ret;
}

int shring_send(struct shring *ring)
{
	if (shring_in_flight(ring) == ring->nr_slots)
		return -EAGAIN;

	shring_dev_post(ring, ring->producer % ring->nr_slots);
	ring->producer = shring_next(ring, ring->producer);
	return 0;
}

int shring_complete(struct shring *ring)
{
	if (!shring_in_flight(ring))
		return -EAGAIN;
	if (!shring_dev_take(ring, ring->consumer % ring->nr_slots))
		return -EAGAIN;

	ring->consumer = shring_next(ring, ring->consumer);
	return 0;
}

void shring_close(struct shring *ring)
{
	unsigned int i;

	shring_detach(ring);

	for (i = 0; i < ring->nr_slots; i++) {
		struct shring_slot *slot = &ring->slots[i];

		/* Leak a page that the host or the device can still reach. */
		if (WARN_ON(shring_unshare_page(ring, slot->page)))
			slot->page = NULL;
		shring_free_slot(slot);
	}
}
