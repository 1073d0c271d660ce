/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SHRING_H
#define SHRING_H

#include <linux/mm.h>
#include <linux/types.h>

#define SHRING_MAX_SLOTS 8

struct shring_slot {
	struct page *page;
};

/* A ring of pages in which a guest and a device on its host hand messages to each other. */
struct shring {
	unsigned int nr_slots;
	/* Both count to twice the number of slots, so that a full ring differs from an empty one. */
	unsigned int producer;
	unsigned int consumer;
	/* The device may write into the pages. */
	bool registered;
	struct shring_slot slots[SHRING_MAX_SLOTS];
};

/* The host: gives it access to a page, and takes that away. After an error the page may be either way. */
int host_set_shared(struct page *page);
int host_set_private(struct page *page);

/* The device: learns of all pages of a ring at once, and forgets them. After an error it may know them. */
int shring_dev_register(struct shring *ring);
int shring_dev_unregister(struct shring *ring);

/* The device: gets a slot, is waited for, is asked to let go of it; whether it is done with it, and if so takes it back. */
void shring_dev_post(struct shring *ring, unsigned int slot);
int shring_dev_wait(struct shring *ring, unsigned int slot);
void shring_dev_cancel(struct shring *ring, unsigned int slot);
bool shring_dev_take(struct shring *ring, unsigned int slot);

int shring_open(struct shring *ring);
int shring_send(struct shring *ring);
int shring_complete(struct shring *ring);
void shring_close(struct shring *ring);

#endif
