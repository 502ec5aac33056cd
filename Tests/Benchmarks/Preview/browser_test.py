"""What a page of the preview does while its site is written, in headless Chromium.

    python3 browser_test.py .build/release/sitegen [PATH-OF-CHROMIUM]

Needs playwright (PyPI) and a Chromium.
"""

import os
import re
import sys
import time

from playwright.sync_api import sync_playwright

from preview_site import Preview, Site

PASSED = []


def check(name, condition):
    PASSED.append(name)
    print("ok  " + name if condition else "FAILED  " + name, flush=True)
    if not condition:
        raise SystemExit(1)


def mark(page):
    """A page that reloads loses its mark."""
    page.evaluate("window.mark = true")


def is_marked(page):
    return page.evaluate("window.mark === true")


def until(page, expression, timeout=15000):
    page.wait_for_function(expression, timeout=timeout)


def run(page, site, preview):
    home = "http://127.0.0.1:%d" % preview.port

    def open_page(path):
        with page.expect_response(re.compile("/_sitegen/events")):
            page.goto(home + path)
        page.wait_for_timeout(300)

    article, other = site.address(3), site.article(4)
    open_page(article)
    mark(page)

    site.write(other, site.text(4, "别的文章改了。"))
    page.wait_for_timeout(2500)
    check("another article leaves the page alone", is_marked(page))

    page.evaluate("scrollTo(0, 700)")
    site.replace(site.article(3), site.text(3, "这是新的一句。"))
    until(page, "document.body.innerText.includes('这是新的一句')")
    page.wait_for_timeout(300)
    check("a changed page reloads", not is_marked(page))
    check("and stays where it was scrolled to", abs(page.evaluate("scrollY") - 700) < 3)

    mark(page)
    style = site.read("Templates/assets/site.css")
    site.replace("Templates/assets/site.css", style + "\nbody { outline: 3px solid rgb(1, 2, 3) }\n")
    until(page, "getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
    page.wait_for_timeout(500)
    check("a changed style is swapped in place", is_marked(page))
    for color in range(4, 9):
        site.replace("Templates/assets/site.css", style + "\nbody { outline: 3px solid rgb(1, 2, %d) }\n" % color)
        time.sleep(0.05)
    until(page, "getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 8)'")
    page.wait_for_timeout(500)
    check("and is there once after many swaps", page.evaluate("document.querySelectorAll('link[rel=stylesheet]').length") == 1)
    check("without a reload", is_marked(page))

    site.write(site.article(3), site.text(3).replace("date: ", "date: tomorrow "))
    until(page, "document.getElementById('sitegen-problems')")
    text = page.inner_text("#sitegen-problems")
    check("problems lie over the page, with place and caret", re.search(r"article-00003\.md:3:\d+: error: ", text) and "^" in text)
    check("and the last good page is behind them", is_marked(page) and "这是新的一句" in page.inner_text("body"))
    fresh = page.context.new_page()
    fresh.goto(home + article)
    until(fresh, "document.getElementById('sitegen-problems')")
    check("and over one that is opened now", True)
    fresh.close()
    site.write(site.article(3), site.text(3, "这是新的一句。"))
    until(page, "!document.getElementById('sitegen-problems')")
    check("and vanish when they are mended", True)

    page.evaluate("scrollTo(0, 300)")
    site.write(site.article(3), site.text(3, "这是新的一句。", slug="另一个-slug"))
    page.wait_for_url(re.compile("slug"), timeout=15000)
    check("a page with a new address is followed", "这是新的一句" in page.inner_text("body"))
    page.wait_for_timeout(500)
    check("and says so", "moved here" in page.inner_text("#sitegen-note"))

    open_page("/2024/05/yet/")
    mark(page)
    site.write(other, site.text(4, "又改了。"))
    page.wait_for_timeout(1500)
    check("a page that isn't there stays", is_marked(page))
    site.write("Content/articles/yet.md", "---\ntitle: 以后\ndate: 2024-05-01\nslug: yet\n---\n\n来了。\n")
    until(page, "document.body.innerText.includes('来了')")
    check("until it comes", True)

    open_page(site.address(5))
    os.remove(site.path(site.article(5)))
    page.wait_for_url(lambda url: "article-00005" not in url, timeout=15000)
    page.wait_for_timeout(500)
    check("a page that is deleted gives way to the nearest", "is gone" in page.inner_text("#sitegen-note"))

    open_page(site.address(6))
    mark(page)
    port = preview.port
    took = preview.stop()
    check("the server stops with pages open (%.2f s)" % took, took < 1)
    site.write(site.article(6), site.text(6, "停机时改的。"))
    again = Preview(sys.argv[1], site, port)
    try:
        until(page, "document.body.innerText.includes('停机时改的')", 30000)
        check("a page catches up with a server that was restarted", not is_marked(page))
        mark(page)
        page.wait_for_timeout(1500)
        check("and doesn't reload again", is_marked(page))
        site.write(site.article(6), site.text(6, "最后一次。"))
        until(page, "document.body.innerText.includes('最后一次')")
        check("and goes on", True)
        for number in range(20):
            site.write(site.article(6), site.text(6, "第 %d 次。" % number))
            time.sleep(0.02)
        until(page, "document.body.innerText.includes('第 19 次')")
        check("the last of a burst of saves is shown", True)
    finally:
        again.stop()


def main():
    site = Site(30)
    preview = Preview(sys.argv[1], site)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=sys.argv[2] if len(sys.argv) > 2 else None, args=["--no-sandbox"])
            page = browser.new_context().new_page()
            errors = []
            page.on("pageerror", lambda error: errors.append(str(error)))
            run(page, site, preview)
            check("no script failed", not errors)
            browser.close()
        print("browser: %d passed, 0 failed" % len(PASSED))
    finally:
        if preview.process.poll() is None:
            preview.stop()
        site.remove()


main()
