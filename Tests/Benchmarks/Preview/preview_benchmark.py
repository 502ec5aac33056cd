"""How fast, how lean and how patient the preview server is. Standard library only.

    python3 preview_benchmark.py .build/release/sitegen latency [--articles 1000] [--rounds 20]
    python3 preview_benchmark.py .build/release/sitegen soak [--articles 20] [--rounds 10000]
    python3 preview_benchmark.py .build/release/sitegen clients [--clients 200]
"""

import argparse
import os
import statistics
import threading
import time

from preview_site import Events, Preview, Site


def latency(sitegen, options):
    """From the end of saving to the arrival of the event."""
    site = Site(options.articles)
    preview = Preview(sitegen, site)
    events = Events(preview)

    def measure(name, save):
        times = []
        for round in range(options.rounds):
            time.sleep(0.2)
            start = time.perf_counter()
            save(round)
            event = events.next()
            times.append((time.perf_counter() - start) * 1000)
            assert not event["problems"], event["problems"]
            assert event["changed"] or event["created"], event
        times.sort()
        print("%-10s median %6.1f ms, 95th percentile %6.1f ms" % (
            name, statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.95))]), flush=True)

    article = site.article(7)
    template, style = "Templates/article.mustache", "Templates/assets/site.css"
    texts = {name: site.read(name) for name in (template, style)}
    print("%d articles, %d rounds" % (options.articles, options.rounds))
    measure("article", lambda round: site.replace(article, site.text(7, "第 %d 次。" % round)))
    measure("in place", lambda round: site.write(article, site.text(7, "第 %d 回。" % round)))
    measure("template", lambda round: site.replace(template, texts[template] + "<!-- %d -->\n" % round))
    measure("style", lambda round: site.replace(style, texts[style] + "\n/* %d */\n" % round))
    preview.stop()
    site.remove()


def soak(sitegen, options):
    """Edits without end: memory and descriptors after the first tenth, and at the end."""
    site = Site(options.articles)
    preview = Preview(sitegen, site)
    events = Events(preview)
    start, first = time.monotonic(), None
    for round in range(1, options.rounds + 1):
        kind = round % 10
        if kind == 0:
            site.write("Content/extra/%d.md" % (round // 10 % 7), site.text(900, "新 %d。" % round))
        elif kind == 5 and os.path.exists(site.path("Content/extra")):
            os.rename(site.path("Content/extra"), site.path("Content/moved"))
            for name in os.listdir(site.path("Content/moved")):
                os.remove(site.path("Content/moved/" + name))
            os.rmdir(site.path("Content/moved"))
        else:
            site.replace(site.article(round % options.articles), site.text(round % options.articles, "第 %d 次。" % round))
        events.next()
        if round % max(1, options.rounds // 10) == 0:
            # A folder that is moved and emptied may come as two events.
            now = (preview.memory(), preview.descriptors())
            first = first or now
            print("after %5d edits: %6d KiB, %3d descriptors, %.1f ms an edit" % (
                round, now[0], now[1], (time.monotonic() - start) * 1000 / round), flush=True)
    growth = now[0] / first[0] - 1
    print("memory since the first tenth: %+.1f %%; descriptors: %d, then %d" % (growth * 100, first[1], now[1]))
    assert growth < 0.2, "memory grows"
    assert abs(now[1] - first[1]) <= 2, "descriptors leak"
    preview.stop()
    site.remove()


def clients(sitegen, options):
    """Many streams of events at once, and clients that hold the server up."""
    site = Site(20)
    preview = Preview(sitegen, site)
    before = preview.descriptors()
    streams = [Events(preview) for _ in range(options.clients)]
    arrived = []

    def wait(stream):
        stream.next(60)
        arrived.append(time.perf_counter())

    threads = [threading.Thread(target=wait, args=(stream,)) for stream in streams]
    for thread in threads:
        thread.start()
    start = time.perf_counter()
    site.replace(site.article(3), site.text(3, "给所有人。"))
    for thread in threads:
        thread.join()
    print("%d streams: the first heard after %.0f ms, the last %.0f ms later" % (
        len(arrived), (min(arrived) - start) * 1000, (max(arrived) - min(arrived)) * 1000), flush=True)
    for stream in streams:
        stream.close()
    time.sleep(1)
    print("descriptors: %d before, %d after they are gone" % (before, preview.descriptors()), flush=True)

    site.write("Content/large.mp4", "")
    with open(site.path("Content/large.mp4"), "wb") as file:
        file.truncate(64 << 20)
    Events(preview).close()
    time.sleep(2)
    slow = {
        "half a head, a letter a second": b"GET / HTTP/1.1\r\nHost: local",
        "no request": b"",
        "a head of 1 MiB": b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * (1 << 20),
        "a body": b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\na",
        "a large file that isn't read": b"GET /large.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    }

    def hold(name, data):
        connection = preview.connect()
        begin = time.monotonic()
        received = 0
        try:
            connection.sendall(data)
            if name.startswith("a large"):
                time.sleep(60)
            while time.monotonic() - begin < 89:
                if name.startswith("half"):
                    connection.sendall(b"a")
                connection.settimeout(1)
                try:
                    piece = connection.recv(1 << 20)
                except TimeoutError:
                    continue
                received += len(piece)
                if not piece:
                    break
        except OSError:
            pass
        gone = time.monotonic() - begin
        print("%s: cut off after %.0f s and %d KiB" % (name, gone, received >> 10), flush=True)
        assert gone < 88 and received < 32 << 20, name

    threads = [threading.Thread(target=hold, args=item) for item in slow.items()]
    for thread in threads:
        thread.start()
    answer, _ = preview.get("/")
    assert answer.status == 200
    for thread in threads:
        thread.join()
    print("stopped in %.2f s" % preview.stop())
    site.remove()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sitegen")
    parser.add_argument("what", choices=["latency", "soak", "clients"])
    parser.add_argument("--articles", type=int)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--clients", type=int, default=200)
    options = parser.parse_args()
    defaults = {"latency": (1000, 20), "soak": (20, 10000), "clients": (20, 0)}[options.what]
    options.articles = options.articles or defaults[0]
    options.rounds = options.rounds or defaults[1]
    {"latency": latency, "soak": soak, "clients": clients}[options.what](os.path.abspath(options.sitegen), options)


main()
