#!/usr/bin/env python3
"""Extracts the examples of the GFM specification for the tests.

    apt-get source --download-only cmark-gfm      (deb-src; the archive holds test/spec.txt)
    tar xf cmark-gfm_0.29.0.gfm.6.orig.tar.gz
    ./extract.py cmark-gfm-0.29.0.gfm.6/test/spec.txt > examples.txt

Each example stands between the specification's own fences: number, section and named extensions after the opening
fence, then the Markdown, a line with a full stop, the HTML. An arrow stands for a tab, as in the specification.
"""
import re
import sys

FENCE = "`" * 32
number, section, examples, lines, inside = 0, "", [], [], None
for line in open(sys.argv[1], encoding="utf-8", newline="\n"):
    text = line.rstrip("\n")
    if inside is None and text.startswith(FENCE + " example"):
        inside, lines = text[len(FENCE + " example"):].split(), []
    elif text == FENCE:
        number += 1
        examples.append((number, section, inside, lines))
        inside = None
    elif inside is not None:
        lines.append(text)
    elif re.match(r"#+ ", text):
        section = text.lstrip("#").strip()

for number, section, extensions, lines in examples:
    print(f"{FENCE} example {number} | {section} | {' '.join(extensions)}".rstrip())
    print("\n".join(lines))
    print(FENCE)
print(f"{len(examples)} examples", file=sys.stderr)
