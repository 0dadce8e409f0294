# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads ESC/POS from a file and writes the dots it prints, one line of 0 and 1 a row; written from Epson's
reference alone. Also fails on a chunk of rows that known printers cannot take.

    escpos_decode.py BYTES DOTS
"""
import sys

data = open(sys.argv[1], "rb").read()
rows = []
at = 0
seen = set()
while at < len(data):
    if data[at:at + 4] == b"\x1dv0\x00":
        stride = int.from_bytes(data[at + 4:at + 6], "little")
        height = int.from_bytes(data[at + 6:at + 8], "little")
        if height > 255 or height % 48 == 0:
            sys.exit(f"{height} rows in one command")
        at += 8
        for _ in range(height):
            row = data[at:at + stride]
            if len(row) != stride:
                sys.exit("the data end within a raster")
            rows.append("".join(f"{byte:08b}" for byte in row))
            at += stride
        seen.add("GS v 0")
    elif data[at:at + 3] == b"\x1b*\x21":
        width = int.from_bytes(data[at + 3:at + 5], "little")
        columns = data[at + 5:at + 5 + 3 * width]
        at += 5 + 3 * width
        if data[at:at + 1] != b"\n":
            sys.exit("a strip without its line feed")
        at += 1
        bits = [f"{int.from_bytes(columns[3 * x:3 * x + 3], 'big'):024b}" for x in range(width)]
        rows += ["".join(column[y] for column in bits) for y in range(24)]
        seen.add("ESC *")
    elif data[at:at + 2] in (b"\x1b@", b"\x1b2"):
        at += 2
    elif data[at:at + 2] in (b"\x1b3", b"\x1bd"):
        at += 3
    elif data[at:at + 2] == b"\x10\x04":
        at += 3
    elif data[at:at + 2] == b"\x1dV":
        at += 4
        seen.add("cut")
    elif data[at:] == b"\x1dr\x01":
        at += 3
        seen.add("asked")
    else:
        sys.exit(f"byte {at}: {data[at:at + 4].hex()} means nothing")
if "asked" not in seen:
    sys.exit("the end does not ask by GS r 1")
open(sys.argv[2], "w").write("".join(row + "\n" for row in rows))
