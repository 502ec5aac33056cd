"""What is left of a published site when a build is killed, the disk is full, or two builds run at once.

    python3 Tests/Faults/publication.py .build/release/sitegen [--kills 100] [--articles 120] [--seed 1]

Standard library only. As root it also mounts small file systems; otherwise those parts are skipped, with a message.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Benchmarks", "Preview"))
from preview_site import Site  # noqa: E402

PASSED = []


def check(name, condition, detail=""):
    if not condition:
        raise SystemExit("FAILED  %s %s" % (name, detail))
    PASSED.append(name)


def tree(folder):
    """Every file with its bytes, and every folder; the manifest too. None without the folder."""
    found = {}
    for path, folders, files in os.walk(folder):
        for name in files:
            with open(os.path.join(path, name), "rb") as file:
                found[os.path.relpath(os.path.join(path, name), folder)] = file.read()
        for name in folders:
            found[os.path.relpath(os.path.join(path, name), folder)] = None
    return found


class Versions:
    """One site with two states of its content, which differ in many pages."""

    def __init__(self, articles):
        self.site = Site(articles)
        self.articles = articles

    def switch(self, new):
        for number in range(self.articles):
            if number % 3 == 0:
                self.site.write(self.site.article(number), self.site.text(number, "新的一版。" if new else "旧的一版。"))
        gone, come = self.site.path("Content/gone.md"), self.site.path("Content/come.md")
        for path, there in ((gone, not new), (come, new)):
            if there:
                self.site.write(path, "---\ntitle: %s\ndate: 2020-05-05\n---\n\n文。\n" % os.path.basename(path))
            elif os.path.exists(path):
                os.remove(path)

    def spoil(self, spoiled):
        path = self.site.path("Content/spoiled.md")
        if spoiled:
            self.site.write(path, "---\ntitle: 坏\ndate: never\n---\n\n坏。\n")
        else:
            os.remove(path)


def build(sitegen, site, output, prefix=()):
    return subprocess.run(
        [*prefix, sitegen, "build", "--source", site.folder, "--output", output, "--now", "2030-01-01", "--json"],
        capture_output=True, text=True)


def kills(sitegen, versions, output, options, name):
    """Kills builds at random moments. Where folders change places the tree must be old or new at once; in place it may
    be between the two until a build, even one that fails, has completed it."""
    chance = random.Random(options.seed)
    expected, seconds = [], []
    for state in (False, True):
        versions.switch(state)
        start = time.monotonic()
        done = build(sitegen, versions.site, output)
        seconds.append(time.monotonic() - start)
        check("a whole build", done.returncode == 0, done.stdout + done.stderr)
        expected.append(tree(output))
    check("the two differ", expected[0] != expected[1])
    sign = output + "/.sitegen-update/journal" if name == "in place" else versions.site.path(
        ".sitegen/Public.new/.sitegen-manifest")
    state, counts = True, [0, 0, 0]
    for round in range(options.kills):
        state = not state
        versions.switch(state)
        process = subprocess.Popen(
            [sitegen, "build", "--source", versions.site.folder, "--output", output, "--now", "2030-01-01"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Half of them anywhere, half right after the sign that the publication has begun.
        if round % 2:
            time.sleep(chance.uniform(0, max(seconds) * 1.05))
        else:
            while process.poll() is None and not os.path.exists(sign):
                pass
            time.sleep(chance.uniform(0, 0.0008 if name == "in place" else 0.03))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = tree(output)
        if name == "in place" and found not in expected:
            versions.spoil(True)
            check("a build with a mistake in it fails", build(sitegen, versions.site, output).returncode == 1)
            versions.spoil(False)
            found = tree(output)
            counts[2] += 1
        check("after a kill the site is the old or the new one (%s, %d)" % (name, round), found in expected)
        counts[expected.index(found)] += 1
        done = build(sitegen, versions.site, output)
        check("the next build succeeds", done.returncode == 0, done.stdout + done.stderr)
        check("and gives the new one", tree(output) == expected[state])
        left = [entry for entry in os.listdir(versions.site.path(".sitegen"))] if os.path.exists(
            versions.site.path(".sitegen")) else []
        check("and leaves nothing lying about", not [entry for entry in left if entry.startswith("Public") and entry not in ("Public.store", "Public.old")], str(left))
    print("kills, %s: %d, of them %d left the first site, %d the second, %d were completed by the next build"
          % (name, options.kills, counts[0], counts[1], counts[2]), flush=True)


def mounted(folder, size):
    """Whether a file system of that size could be mounted there."""
    os.makedirs(folder, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder], capture_output=True, text=True)
    if done.returncode != 0:
        print("skipped: can't mount a file system here: " + done.stderr.strip(), flush=True)
    return done.returncode == 0


def in_place(sitegen, options):
    versions = Versions(options.articles)
    output = versions.site.path("Public")
    if mounted(output, "200m"):
        try:
            kills(sitegen, versions, output, options, "in place")
        finally:
            subprocess.run(["umount", output], check=True)
    versions.site.remove()


def full_disk(sitegen, options):
    """Whatever the size of the disk: the old site or the new one."""
    versions = Versions(options.articles)
    disk = tempfile.mkdtemp(prefix="sitegen-full-")
    versions.switch(False)
    build(sitegen, versions.site, versions.site.path("Public"))
    needed = sum(-(-len(data) // 4096) * 4 for data in tree(versions.site.path("Public")).values() if data)
    for inside in (False, True):
        for step in range(14):
            if not mounted(disk, "%dk" % (needed * (60 + step * 13) // 100)):
                break
            # Either the output folder and what is beside it share the disk, or it is the disk.
            output = disk if inside else disk + "/site/Public"
            try:
                versions.switch(False)
                first = build(sitegen, versions.site, output)
                before = tree(output) if first.returncode == 0 else {}
                versions.switch(True)
                second = build(sitegen, versions.site, output)
                after = tree(output)
                if second.returncode != 0:
                    check("a full disk is told of", "No space left" in second.stdout, second.stdout[-500:])
                    check("a full disk leaves the old site", after == before)
                FULL.append((first.returncode, second.returncode))
            finally:
                subprocess.run(["umount", disk], check=True)
    print("full disks: %d, of them %d too small for the first build and %d for the second" % (
        len(FULL), sum(1 for first, second in FULL if first), sum(1 for first, second in FULL if second and not first)))
    os.rmdir(disk)
    for name in (os.path.basename(disk) + ".lock", os.path.basename(disk) + ".new"):
        check("nothing is left beside it", not os.path.exists(os.path.join(tempfile.gettempdir(), ".sitegen", name)))
    versions.site.remove()


FULL = []


def together(sitegen, options):
    """Two builds at once: one is refused, or they come one after the other; never a mixture."""
    versions = Versions(options.articles)
    output = versions.site.path("Public")
    versions.switch(False)
    build(sitegen, versions.site, output)
    refused = 0
    for round in range(10):
        versions.switch(round % 2 == 0)
        both = [subprocess.Popen(
            [sitegen, "build", "--source", versions.site.folder, "--output", output, "--now", "2030-01-01", "--json"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(2)]
        texts = [process.communicate()[0] for process in both]
        codes = [process.returncode for process in both]
        check("one of two builds succeeds", 0 in codes, "".join(texts))
        for code, text in zip(codes, texts):
            check("the other is told why", code == 0 or "another build is writing to this folder" in text, text)
            refused += code != 0
        found = tree(output)
        build(sitegen, versions.site, output)
        check("two builds leave a whole site", found == tree(output))
    print("two builds at once: 10 times, %d refused" % refused, flush=True)
    versions.site.remove()


def read_only(sitegen, options):
    """Files and folders that can't be written to, for somebody who isn't root."""
    versions = Versions(10)
    output = versions.site.path("Public")
    versions.switch(False)
    build(sitegen, versions.site, output)
    for path, folders, files in os.walk(output):
        for name in files:
            os.chmod(os.path.join(path, name), 0o444)
        for name in folders:
            os.chmod(os.path.join(path, name), 0o555)
    as_somebody = []
    if os.getuid() == 0:
        # Root may write to everything.
        subprocess.run(["chown", "-R", "65534", versions.site.folder], check=True)
        as_somebody = ["setpriv", "--reuid=65534", "--clear-groups"]
    for new in (True, False, True):
        versions.switch(new)
        done = build(sitegen, versions.site, output, as_somebody)
        check("read-only files are replaced", done.returncode == 0, done.stdout + done.stderr)
        check("and nothing is left lying about", not os.path.exists(versions.site.path(".sitegen/Public.new")))
    os.chmod(output, 0o555)
    before = tree(output)
    versions.switch(False)
    done = build(sitegen, versions.site, output, as_somebody)
    check("a read-only output folder is the old site or the new", (tree(output) == before) == (done.returncode == 1))
    print("read-only files and folders: replaced", flush=True)
    versions.site.remove()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sitegen")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sitegen = os.path.abspath(options.sitegen)
    versions = Versions(options.articles)
    kills(sitegen, versions, versions.site.path("Public"), options, "exchange")
    versions.site.remove()
    in_place(sitegen, options)
    full_disk(sitegen, options)
    together(sitegen, options)
    read_only(sitegen, options)
    print("publication: %d passed, 0 failed" % len(PASSED))


main()
