#!/usr/bin/env python3
"""Records what Vega-Lite itself draws for the specifications in Gallery/: `reference.txt` beside each.

  record-reference.py [CASE …]

Needs `pip install vl-convert-python pyyaml`. The tests read the recorded facts only: the size of the drawing and all
texts that can be seen, sorted. A case whose data Vega-Lite can't read as sitegen does (periods, numbers with words) has none.
"""
import csv
import os
import sys
import xml.etree.ElementTree as tree

import vl_convert
import yaml

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Gallery")


class Reader(yaml.SafeLoader):
    """YAML 1.2 as sitegen reads it: dates, yes and no are texts."""


for first in list("0123456789yYnNoO"):
    Reader.yaml_implicit_resolvers[first] = [
        (tag, pattern) for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(first, [])
        if tag != "tag:yaml.org,2002:timestamp" and not (tag == "tag:yaml.org,2002:bool" and first in "yYnNoO")]


def rows(path):
    """A data file as records, its numbers read: Vega-Lite reads them only where it sees what they are for."""
    def value(cell):
        try:
            return float(cell)
        except ValueError:
            return cell or None
    with open(path, encoding="utf-8") as file:
        return [{key: value(cell) for key, cell in row.items()}
                for row in csv.DictReader(file, delimiter="\t" if path.endswith(".tsv") else ",")]


def inlined(node, folder):
    """The specification with its data files written into it."""
    if isinstance(node, dict):
        result = {key: inlined(value, folder) for key, value in node.items() if key != "url"}
        if isinstance(node.get("url"), str) and node["url"].endswith((".csv", ".tsv")):
            result["values"] = rows(os.path.join(folder, node["url"]))
        return result
    return [inlined(part, folder) for part in node] if isinstance(node, list) else node


def facts(svg):
    root = tree.fromstring(svg)
    lines = [f"size {root.get('width')} × {root.get('height')}"]
    texts = ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")
             if text.get("opacity") != "0"]
    return "\n".join(lines + sorted(f"text {text}" for text in texts if text)) + "\n"


for case in sys.argv[1:] or sorted(case for case in os.listdir(here) if os.path.exists(os.path.join(here, case, "reference.txt"))):
    folder = os.path.join(here, case)
    path = os.path.join(folder, "spec.yaml")
    if os.path.exists(path):
        specification = inlined(yaml.load(open(path, encoding="utf-8"), Reader), folder)
        with open(os.path.join(folder, "reference.txt"), "w", encoding="utf-8") as file:
            file.write(facts(vl_convert.vegalite_to_svg(specification)))
