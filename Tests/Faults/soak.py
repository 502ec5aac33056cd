"""An hour of a preview whose site is edited at random while clients ask for what they shouldn't. Standard library only.

    python3 Tests/Faults/soak.py .build/release/sitegen --seconds 3600 --seed 1

Memory and descriptors are told each minute. At the end the preview must show what a fresh one shows.
"""

import argparse
import os
import random
import shutil
import socket
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Benchmarks", "Preview"))
from preview_site import Preview, Site  # noqa: E402

CHARTS = [
    "data: {values: [{a: 1, b: 2}, {a: 2, b: 3}]}\nmark: line\nencoding: {x: {field: a}, y: {field: b, type: quantitative}}",
    "data: {values: [{a: 1}]}\nmark: bar\nencoding: {x: {field: a, type: quantitative, bin: {step: 0}}, y: {aggregate: count}}",
    "data: {values: [{a: 1}]}\nmark: area\nencoding: {x: {field: a}, y: {field: nope, type: quantitative}}",
    "data: {url: table.csv}\nmark: point\nencoding: {x: {field: a, type: quantitative}}",
]


class Editor:
    """One edit after the other, the same for the same seed."""

    def __init__(self, site, seed):
        self.site, self.random, self.count = site, random.Random(seed), 0

    def edit(self):
        self.count += 1
        site, pick = self.site, self.random
        number = pick.randrange(40)
        article = site.article(number)
        edit = pick.randrange(14)
        if edit < 4:
            site.replace(article, site.text(number, "第 %d 次。" % self.count))
        elif edit == 4:
            site.write(article, "")
            site.write(article, site.text(number, "又 %d。" % self.count))
        elif edit == 5:
            site.replace(article, site.text(number, "```vega-lite\n%s\n```\n" % pick.choice(CHARTS)))
        elif edit == 6:
            site.replace(article, pick.choice(["---\ntitle: [\n---\n", "---\ndate: 2020-02-31\n---\n", "+++\n[作者]\n+++\n"]))
        elif edit == 7 and os.path.exists(site.path(article)):
            os.remove(site.path(article))
        elif edit == 8:
            folder, moved = site.path("Content/articles/%02d" % number), site.path("Content/moved")
            if os.path.exists(folder):
                shutil.rmtree(moved, ignore_errors=True)
                os.rename(folder, moved)
        elif edit == 9:
            site.write("Content/table.csv", "a,b\n" + "".join("%d,%d\n" % (i, pick.randrange(99)) for i in range(20)))
        elif edit == 10:
            place = site.path("Content/linked.csv")
            if os.path.lexists(place):
                os.remove(place)
            os.symlink(pick.choice(["/etc/passwd", "table.csv", "nowhere"]), place)
        elif edit == 11:
            template = "Templates/card.mustache"
            site.replace(template, self.card + ("<!-- %d -->" % self.count if pick.random() < 0.8 else "{{#open"))
        elif edit == 12:
            site.write("site.yml", self.configuration.replace("title: 测试", "title: 测试 %d" % (self.count % 5)))
        else:
            with open(site.path("Content/large.bin"), "wb") as file:
                file.truncate(pick.choice([0, 5 << 20, 64 << 20]))

    def begin(self):
        self.card = self.site.read("Templates/card.mustache")
        self.configuration = self.site.read("site.yml")

    def settle(self):
        """A site that nothing is wrong with, so that its last state is shown."""
        shutil.rmtree(self.site.path("Content/moved"), ignore_errors=True)
        for name in ("Content/linked.csv", "Content/large.bin"):
            if os.path.lexists(self.site.path(name)):
                os.remove(self.site.path(name))
        self.site.replace("Templates/card.mustache", self.card)
        for number in range(40):
            self.site.replace(self.site.article(number), self.site.text(number, "最后。"))


def requests(seed):
    pick = random.Random(seed)
    host = "Host: localhost\r\n"
    while True:
        yield pick.choice([
            "GET / HTTP/1.1\r\n" + host, "GET /linked.csv HTTP/1.1\r\n" + host,
            "GET /../../etc/passwd HTTP/1.1\r\n" + host, "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + host,
            "GET /..%2f..%2fetc%2fpasswd HTTP/1.1\r\n" + host, "GET /%00 HTTP/1.1\r\n" + host,
            "GET /large.bin HTTP/1.1\r\nRange: bytes=0-1\r\n" + host, "GET / HTTP/1.1\r\nHost: evil.example\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n", "GET http://evil/ HTTP/1.1\r\n" + host,
            "POST / HTTP/1.1\r\nContent-Length: 5\r\n" + host, "GET /" + "a" * 9000 + " HTTP/1.1\r\n" + host,
            "GET / HTTP/1.1\r\nX: " + "b" * 40000 + "\r\n" + host, "\x00\x01\x02", "GET /archive/ HTTP/1.1\r\n" + host,
            "HEAD /tags/ HTTP/1.1\r\n" + host, "OPTIONS * HTTP/1.1\r\n" + host, "GET / HTTP/9.9\r\n" + host,
        ]) + "\r\n"


def attack(preview, seed, stop, leaks):
    for request in requests(seed):
        if stop.is_set():
            return
        try:
            connection = preview.connect()
            connection.settimeout(5)
            connection.sendall(request.encode("utf-8"))
            received = b""
            while len(received) < 1 << 16:
                piece = connection.recv(1 << 16)
                if not piece:
                    break
                received += piece
                if b"\r\n\r\n" in received:
                    break
            if b"root:" in received or ("Host: evil" in request and b"200 OK" in received.split(b"\r\n")[0]):
                leaks.append((request[:80], received[:200]))
            connection.close()
        except OSError:
            pass
        time.sleep(0.02)


def pages(preview, site):
    found = {}
    for path in ["/", "/archive/", "/tags/", "/atom.xml", "/sitemap.xml", "/404.html", "/table.csv"] + [site.address(n) for n in range(40)]:
        answer, body = preview.get(path)
        # Scripts and counters of the two servers differ.
        found[path] = (answer.status, body.split(b"<script", 1)[0])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sitegen")
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    site = Site(40)
    editor = Editor(site, options.seed)
    editor.begin()
    site.write("Content/table.csv", "a,b\n1,2\n")
    preview = Preview(options.sitegen, site)
    stop, leaks = threading.Event(), []
    clients = [threading.Thread(target=attack, args=(preview, options.seed + n, stop, leaks)) for n in range(2)]
    for client in clients:
        client.start()
    end, told, first = time.monotonic() + options.seconds, 0, None
    while time.monotonic() < end:
        editor.edit()
        time.sleep(editor.random.choice([0, 0, 0.005, 0.02, 0.2]))
        assert preview.process.poll() is None, "the preview ended:\n" + "\n".join(preview.output[-20:])
        if time.monotonic() > told + 60:
            told = time.monotonic()
            now = (preview.memory(), preview.descriptors())
            first = first or now
            print("%6d edits: %d KiB, %d descriptors" % (editor.count, *now), flush=True)
    stop.set()
    for client in clients:
        client.join()
    editor.settle()
    fresh = Preview(options.sitegen, site)
    deadline = time.monotonic() + 30
    while pages(preview, site) != pages(fresh, site) and time.monotonic() < deadline:
        time.sleep(0.5)
    differing = [path for path, page in pages(fresh, site).items() if pages(preview, site)[path] != page]
    now = (preview.memory(), preview.descriptors())
    print("%d edits; memory %d, then %d KiB; descriptors %d, then %d" % (editor.count, first[0], now[0], first[1], now[1]))
    assert not leaks, leaks[:3]
    assert not differing, differing
    assert now[1] <= first[1] + 8, "descriptors leak"
    preview.stop()
    fresh.stop()
    site.remove()
    print("soak: passed")


if __name__ == "__main__":
    main()
