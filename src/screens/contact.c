// SPDX-License-Identifier: GPL-3.0-or-later
// The name is the one on the door: it is what a visitor has to find there, whatever the language of
// their telephone.
#include "screens/contact.h"

#include "base/arena.h"
#include "content/service.h"
#include "paper/mecard.h"
#include "paper/vcard.h"

const char *contact_text(struct arena *arena, const struct service *service) {
	const char **phones = arena_alloc(arena, (service->phone_count + 1) * sizeof *phones);
	for (size_t i = 0; i < service->phone_count; i++) {
		phones[i] = service->phones[i].number;
	}
	return mecard_or_vcard(arena,
		&(struct vcard){
			.name = service->host_name,
			.organization = service->organization,
			.phones = phones,
			.phone_count = service->phone_count,
			.email = service->email,
			.url = service->url,
			.street = service->street,
			.city = service->city,
			.region = service->region,
			.postal_code = service->postal_code,
			.country = service->country,
		});
}
