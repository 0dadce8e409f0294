// SPDX-License-Identifier: GPL-3.0-or-later
// The largest difference finds what is small and strong, the mean what is faint and everywhere.
#include "grade.h"

#include <stdlib.h>

#include "base/mem.h"
#include "device/shot.h"

#define GAIN 8 /* a difference of 32 steps is black */
#define STEP (255.0 / (GRADE_LEVELS - 1))

void grade_simplify(struct shot_grey *grey) {
	for (int i = 0; i < grey->w * grey->h; i++) {
		int level = (int)(grey->pixels[i] / STEP + 0.5);
		grey->pixels[i] = (unsigned char)(level * STEP + 0.5);
	}
}

/* All greys of half a step around stand for the same level. */
static int distance(int grey, int reference) {
	int beyond = abs(grey - reference) - (int)(STEP / 2 + 1);
	return beyond > 0 ? beyond : 0;
}

struct grade grade_of(const struct shot_grey *picture, const struct shot_grey *reference) {
	if (picture->w != reference->w || picture->h != reference->h) {
		return (struct grade){255, 255};
	}
	struct grade grade = {0, 0};
	long sum = 0;
	int count = picture->w * picture->h;
	for (int i = 0; i < count; i++) {
		int difference = distance(picture->pixels[i], reference->pixels[i]);
		sum += difference;
		grade.max = difference > grade.max ? difference : grade.max;
	}
	grade.mean = (double)sum / count;
	return grade;
}

bool grade_is_same(const struct grade *grade) {
	return grade->max <= GRADE_MAX && grade->mean <= GRADE_MEAN;
}

static int pixel(const struct shot_grey *grey, int x, int y) {
	return x < grey->w && y < grey->h ? grey->pixels[y * grey->w + x] : 0;
}

void grade_draw(
	struct shot_grey *out, const struct shot_grey *picture, const struct shot_grey *reference) {
	*out = (struct shot_grey){.w = picture->w, .h = picture->h};
	out->pixels = mem_array((size_t)out->w, (size_t)out->h);
	for (int y = 0; y < out->h; y++) {
		for (int x = 0; x < out->w; x++) {
			int difference =
				distance(pixel(picture, x, y), pixel(reference, x, y)) * GAIN;
			out->pixels[y * out->w + x] =
				(unsigned char)(difference > 255 ? 0 : 255 - difference);
		}
	}
}
