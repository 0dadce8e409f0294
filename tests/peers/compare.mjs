// SPDX-License-Identifier: GPL-3.0-or-later
// compare.mjs OURS GOLDEN: what two encoders make of our bitmaps against our bytes and the golden files.
// Run by `run`, in the folder the encoders are installed in.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [program, golden] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), "here.js"));
const encoderModule = require("@point-of-sale/receipt-printer-encoder");
const ReceiptPrinterEncoder = encoderModule.default ?? encoderModule;
const Epson = require("node-thermal-printer/lib/types/epson");

// Wide and narrow, one row, one chunk, several, not a multiple of eight, of 48 and of 255.
const SIZES = [[576, 1000], [384, 600], [512, 255], [576, 510], [384, 48], [384, 96], [72, 296],
	[72, 48], [72, 1], [71, 40], [573, 97], [8, 256]];
let faults = 0, checks = 0;

function check(ok, what) {
	checks++;
	if (!ok) {
		faults++;
		console.log(`differs: ${what}`);
	}
}

function ours(width, height, form) {
	execFileSync(program, [String(width), String(height), form, "ours.bin"]);
	return readFileSync("ours.bin");
}

function pixelsOf(width, height) {
	const bits = ours(width, height, "bits"), stride = Math.ceil(width / 8);
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			if (bits[y * stride + (x >> 3)] >> (7 - x % 8) & 1) {
				data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
			}
		}
	}
	return data;
}

// Every GS v 0 of a stream: [stride, rows] of each, and all rows together.
function readRaster(bytes) {
	const heads = [], rows = [];
	let at = bytes.indexOf(Buffer.from([0x1d, 0x76, 0x30]));
	while (at >= 0 && bytes[at] === 0x1d && bytes[at + 1] === 0x76) {
		const stride = bytes.readUInt16LE(at + 4), height = bytes.readUInt16LE(at + 6);
		heads.push([stride, height]);
		rows.push(bytes.subarray(at + 8, at + 8 + stride * height));
		at += 8 + stride * height;
	}
	return { heads, rows: Buffer.concat(rows) };
}

// Every ESC * 33 with its line feed.
function readStrips(bytes) {
	const strips = [];
	let at = bytes.indexOf(Buffer.from([0x1b, 0x2a, 0x21]));
	while (at >= 0 && bytes[at] === 0x1b && bytes[at + 1] === 0x2a) {
		const end = at + 5 + 3 * bytes.readUInt16LE(at + 3) + 1;
		strips.push(bytes.subarray(at, end));
		const next = bytes.indexOf(Buffer.from([0x1b, 0x2a, 0x21]), end);
		at = next >= 0 && next - end <= 8 ? next : -1; // ours sets the line spacing again in between
	}
	return Buffer.concat(strips);
}

function encode(width, height, data, mode) {
	const encoder = new ReceiptPrinterEncoder({ language: "esc-pos", imageMode: mode, columns: 48 });
	const bytes = encoder.initialize().image({ data, width, height }, { width, height, mode }).encode();
	return Buffer.from(bytes);
}

for (const [width, height] of SIZES) {
	const name = `${width}x${height}`, stride = Math.ceil(width / 8);
	const data = pixelsOf(width, height);
	const mine = readRaster(ours(width, height, "gs"));
	const thermal = readRaster(new Epson().printImageBuffer(width, height, data));
	check(thermal.rows.equals(mine.rows), `rows of ${name}, node-thermal-printer`);

	// it fills up to a multiple of eight rows with white
	const raster = readRaster(encode(width, height, data, "raster"));
	const padding = raster.rows.subarray(mine.rows.length);
	check(raster.rows.subarray(0, mine.rows.length).equals(mine.rows) && padding.every(b => b === 0)
		&& padding.length < 8 * stride, `rows of ${name}, receipt-printer-encoder`);
	// its chunks have 255 rows as ours have; ours are never a multiple of 48
	if (height % 8 === 0 && (height % 255) % 48 !== 0) {
		check(JSON.stringify(raster.heads) === JSON.stringify(mine.heads),
			`chunks of ${name}, receipt-printer-encoder: ${raster.heads} and ${mine.heads}`);
	}

	const strips = readStrips(ours(width, height, "star"));
	const columns = readStrips(encode(width, height, data, "column"));
	const cut = Buffer.from(strips); // ours is as wide as the bitmap, the peer's a multiple of eight
	if (width % 8 === 0) {
		check(columns.equals(cut), `strips of ${name}, receipt-printer-encoder`);
	}
	for (const [form, peer] of [["gs", mine.rows], ["star", columns]]) {
		const file = join(golden, `${name}.${form}`);
		if (existsSync(file)) {
			const kept = readFileSync(file);
			const same = form === "gs" ? readRaster(kept).rows : readStrips(kept);
			check(same.equals(form === "gs" ? thermal.rows : peer), `golden file ${name}.${form}`);
		}
	}
}
console.log(`${checks} comparisons with the encoders, ${faults} differ`);
process.exit(faults ? 1 : 0);
