"""Writes pictographs.txt: the ranges of characters with the property Extended_Pictographic (Unicode Technical Standard #51).

    python3 generate-pictographs.py < emoji-data.txt > pictographs.txt

emoji-data.txt is part of the Unicode Character Database; Debian's package unicode-data has it in /usr/share/unicode/emoji.
"""
import re
import sys

version = "?"
ranges = []
for line in sys.stdin:
    if found := re.search(r"Emoji Version (\d+\.\d+)", line):
        version = found.group(1)
    fields = line.split("#")[0].split(";")
    if len(fields) != 2 or fields[1].strip() != "Extended_Pictographic":
        continue
    first, _, last = fields[0].strip().partition("..")
    first, last = int(first, 16), int(last or first, 16)
    if ranges and ranges[-1][1] == first - 1:
        ranges[-1][1] = last
    else:
        ranges.append([first, last])

print(f"# Made by generate-pictographs.py from Unicode Emoji {version}. Do not edit.")
print("# <first>..<last>, in hexadecimal code points")
for first, last in ranges:
    print(f"{first:X}..{last:X}")
