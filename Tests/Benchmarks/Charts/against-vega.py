#!/usr/bin/env python3
"""Times ChartBenchmark and Vega-Lite (vl-convert-python) over the same specifications, one after the other.

  against-vega.py BENCHMARK DATA-ROOT SPECIFICATION …

Needs `pip install vl-convert-python`. Vega-Lite is warm: one process, one run of each specification before the clock
starts, then the median of three, in processor time. It gets the data files' text inside the specification, and parses it
in each run. ChartBenchmark reads the files in each run, and keeps the tables made of them, as `sitegen build` does for
the charts of a site; with --cold it parses them anew too.
Each goes three times, one after the other, since the speed of a shared machine changes within a minute. Prints the
medians over all specifications of each round, and the ratios of the rounds.
"""
import json
import os
import statistics
import subprocess
import sys
import time

import vl_convert


def inlined(node, root):
    """The specification with its data files written into it: vl-convert doesn't read files."""
    if isinstance(node, dict):
        result = {key: inlined(value, root) for key, value in node.items()}
        url = result.pop("url", None) if isinstance(node.get("url"), str) else None
        if url is not None and os.path.isfile(os.path.join(root, url)):
            kind = os.path.splitext(url)[1][1:]
            with open(os.path.join(root, url), encoding="utf-8") as file:
                result["values"] = json.load(file) if kind == "json" else file.read()
            result["format"] = {"type": kind, **(result.get("format") or {})}
        elif url is not None:
            result["url"] = url
        return result
    return [inlined(part, root) for part in node] if isinstance(node, list) else node


ROUNDS = 3


def vega(path, root):
    specification = json.dumps(inlined(json.load(open(path)), root))
    runs = []
    for _ in range(4):
        start = time.process_time()
        vl_convert.vegalite_to_svg(specification)
        runs.append((time.process_time() - start) * 1e6)
    return statistics.median(runs[1:])


def ours(benchmark, mode, root, paths):
    out = subprocess.run([benchmark, *mode, root, *paths], capture_output=True, text=True, check=True).stdout
    figures = [float(line.split("\t")[1]) for line in out.splitlines() if "\t" in line]
    return statistics.median(figures), sum(figures) / 1e6


def main():
    benchmark, root, paths = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3:]
    ratios = {"": [], " --cold": []}
    for _ in range(ROUNDS):
        theirs = []
        for path in paths:
            try:
                theirs.append(vega(path, root))
            except ValueError as error:
                print(f"{path}: {error}", file=sys.stderr)
        theirs = statistics.median(theirs)
        print(f"Vega-Lite: median {theirs:.0f} µs")
        for name, seen in ratios.items():
            median, total = ours(benchmark, name.split(), root, paths)
            seen.append(theirs / median)
            print(f"sitegen{name}: median {median:.0f} µs, {total:.2f} s in all, ratio {seen[-1]:.0f}")
    for name, seen in ratios.items():
        print(f"sitegen{name}: ratios {', '.join(f'{ratio:.0f}' for ratio in sorted(seen))}")


main()
