"""Writes folds.txt: what each character becomes under NFKD and full case folding (Unicode, chapter 3.11 and 3.13).

    python3 generate-folds.py > folds.txt

Left out: ASCII and Hangul syllables, which code folds without a table, and whatever would become a space.
"""
import sys
import unicodedata


def fold(text):
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return folded if folded == text else fold(folded)


def code_points(text):
    return " ".join(f"{ord(c):X}" for c in text)


sources = {}
for c in map(chr, range(0x80, sys.maxunicode + 1)):
    hangul_syllable = "\uAC00" <= c <= "\uD7A3"
    if unicodedata.category(c) in ("Cn", "Co", "Cs", "Cf") or hangul_syllable:
        continue
    target = fold(c)
    if target != c and " " not in target:
        sources.setdefault(target, []).append(c)

print(f"# Made by generate-folds.py from Unicode {unicodedata.unidata_version}. Do not edit.")
print("# <what they become> ; <characters>, in hexadecimal code points")
for target, characters in sorted(sources.items()):
    print(f"{code_points(target)};{code_points(characters)}")
