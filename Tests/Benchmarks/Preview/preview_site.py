"""A generated site, a running preview of it, and its stream of events; used by the programs beside this file."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
WORDS = "芯片 制程 光刻 良率 算力 带宽 显存 互联 封装 指令 编译 训练 推理 模型 数据 营收 毛利 产能 客户 季度".split()


class Site:
    """A folder with `count` articles and this repository's templates; removed at the end."""

    def __init__(self, count, parent=None):
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="sitegen-preview-test-", dir=parent))
        shutil.copytree(os.path.join(ROOT, "Templates"), self.path("Templates"))
        self.write("site.yml", "title: 测试\nlanguage: zh-Hans\nbase_url: https://example.org/\ntime_zone: Asia/Shanghai\n")
        for number in range(count):
            self.write(self.article(number), self.text(number))

    def article(self, number):
        return "Content/articles/%02d/article-%05d.md" % (number % 100, number)

    def text(self, number, extra="", slug=None):
        body = "\n\n".join(
            "".join(WORDS[(number * 7 + line * 3 + word * word) % len(WORDS)] for word in range(60)) + "。"
            for line in range(20))
        slug = "\nslug: " + slug if slug else ""
        return "---\ntitle: 文章 %d\ndate: %d-%02d-%02d\ntags: [%s]%s\n---\n\n%s\n\n%s\n" % (
            number, 2015 + number % 10, 1 + number % 12, 1 + number % 28, WORDS[number % len(WORDS)], slug, body, extra)

    def address(self, number):
        return "/%d/%02d/article-%05d/" % (2015 + number % 10, 1 + number % 12, number)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def replace(self, name, text):
        """Saves as most editors do: writes another file and renames it."""
        self.write(name + "~", text)
        os.rename(self.path(name + "~"), self.path(name))

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


class Preview:
    """`sitegen serve` of a site, on a free port."""

    def __init__(self, sitegen, site, port=0, options=()):
        self.process = subprocess.Popen(
            [sitegen, "serve", "--source", site.folder, "--port", str(port), *options], stderr=subprocess.PIPE, text=True)
        self.output = []
        self.port = None
        served = threading.Event()

        def read():
            for line in self.process.stderr:
                self.output.append(line.rstrip("\n"))
                found = re.match(r"http://[^/]*:(\d+)/", line)
                if found:
                    self.port = int(found.group(1))
                    served.set()
            served.set()

        threading.Thread(target=read, daemon=True).start()
        served.wait(600)
        if self.port is None:
            raise SystemExit("sitegen serve didn't start:\n" + "\n".join(self.output))

    def get(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read()

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def memory(self):
        """Resident memory in KiB."""
        with open("/proc/%d/status" % self.process.pid) as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))

    def descriptors(self):
        return len(os.listdir("/proc/%d/fd" % self.process.pid))

    def stop(self, number=signal.SIGINT):
        """Seconds until the process has ended."""
        start = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(30)
        return time.monotonic() - start


class Events:
    """The stream of events of one page."""

    def __init__(self, preview, last=""):
        self.socket = preview.connect()
        self.socket.sendall(b"GET /_sitegen/events?last=%s HTTP/1.1\r\nHost: localhost\r\n\r\n" % last.encode())
        self.buffer = b""
        self.id = ""
        self.next()

    def next(self, timeout=600):
        """The next event."""
        self.socket.settimeout(timeout)
        while True:
            found = re.search(rb"id: (\S+)\nevent: build\ndata: ([^\n]*)\n\n", self.buffer)
            if found:
                self.buffer = self.buffer[found.end():]
                self.id = found.group(1).decode()
                return json.loads(found.group(2))
            data = self.socket.recv(1 << 20)
            if not data:
                raise EOFError
            # An event longer than a piece comes in several chunks of HTTP; their heads are taken out.
            self.buffer = re.sub(rb"\r\n[0-9a-f]+\r\n|^[0-9a-f]+\r\n", b"", self.buffer + data)

    def close(self):
        self.socket.close()
