/// The script that the preview adds to pages: it reloads a page that changed, follows one that moved, swaps changed styles
/// in place, and lays the problems of a failed build over the page.
enum ReloadScript {
  static let path = "/_sitegen/reload.js"
  static let eventsPath = "/_sitegen/events"
  /// The header with a page's tag, which the script compares with that of the page it is in.
  static let tagHeader = "Sitegen-Page"

  /// The page with the script before the end of its body.
  static func inserted(into page: [UInt8], tag: String) -> [UInt8] {
    let element = Array("<script src=\"\(path)\" data-page=\"\(tag)\" async></script>".utf8)
    let end = Array("</body>".utf8)
    guard page.count >= end.count else { return page + element }
    for start in stride(from: page.count - end.count, through: 0, by: -1) where page[start] == end[0] {
      if page[start..<start + end.count].elementsEqual(end) {
        return Array(page[..<start]) + element + Array(page[start...])
      }
    }
    return page + element
  }

  /// `build` is the newest build when the script is asked for: what comes after it is news to the page.
  static func text(build: String) -> String {
    text.replacing("BUILD", with: build, maxReplacements: 1)
  }

  private static let text = """
    (() => {
      const own = document.currentScript.dataset.page;
      let last = 'BUILD';

      const fileAt = url => {
        const path = decodeURIComponent(new URL(url, location.href).pathname).slice(1);
        return path === '' || path.endsWith('/') ? path + 'index.html' : path;
      };
      const isOurs = url => new URL(url, location.href).origin === location.origin;

      // Where the reader was, and what to say, on the page that comes next.
      const leave = (path, note) => {
        sessionStorage.setItem('sitegen', JSON.stringify({ path, x: scrollX, y: scrollY, note }));
        if (path === location.pathname) location.reload();
        else location.replace(path + location.hash);
      };
      const arrive = () => {
        const kept = JSON.parse(sessionStorage.getItem('sitegen') ?? 'null');
        sessionStorage.removeItem('sitegen');
        if (!kept || kept.path !== location.pathname) return;
        const scroll = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
        scroll();
        if (document.readyState !== 'complete') addEventListener('load', scroll, { once: true });
        if (kept.note) say(kept.note);
      };

      const box = (id, text, style) => {
        document.getElementById(id)?.remove();
        if (!text) return;
        const pre = document.createElement('pre');
        pre.id = id;
        pre.style.cssText = 'position:fixed;margin:0;overflow:auto;white-space:pre-wrap;z-index:2147483647;' +
          'background:#1a1c1f;color:#f7d9d2;font:14px/1.5 ui-monospace,monospace;' + style;
        pre.textContent = text;
        document.body.append(pre);
        return pre;
      };
      const overlay = problems => box('sitegen-problems', problems.join('\\n\\n'),
        'inset:auto 0 0;max-height:60vh;padding:1rem 1.25rem;border-top:4px solid #b5321c')
        ?.setAttribute('role', 'alert');
      const say = note => {
        const pre = box('sitegen-note', note, 'inset:1rem 1rem auto auto;padding:.5rem .75rem;color:#fff');
        pre.setAttribute('role', 'status');
        setTimeout(() => pre.remove(), 6000);
      };

      // The old style stays until the new one is there, so that nothing flashes.
      const older = new WeakMap();
      const swapStyles = isChanged => {
        for (const link of document.querySelectorAll('link[rel~=stylesheet]:not([data-sitegen-old])')) {
          if (!isOurs(link.href) || !isChanged(fileAt(link.href))) continue;
          const url = new URL(link.href);
          url.searchParams.set('sitegen', last);
          const next = link.cloneNode();
          const replaced = [...(older.get(link) ?? []), link];
          older.set(next, replaced);
          link.dataset.sitegenOld = '';
          next.onload = next.onerror = () => replaced.forEach(old => old.remove());
          next.href = url.href;
          link.after(next);
        }
      };

      // Files that the page shows, apart from its styles. What a script fetched is the script's to keep fresh.
      const used = () => {
        const loaded = performance.getEntriesByType('resource')
          .filter(entry => !['fetch', 'xmlhttprequest', 'beacon'].includes(entry.initiatorType)).map(entry => entry.name);
        const named = [...document.querySelectorAll('[src],link[rel~=icon],link[rel~=preload],link[rel~=modulepreload]')]
          .map(element => element.src || element.href);
        const styles = [...document.querySelectorAll('link[rel~=stylesheet]')].map(link => fileAt(link.href));
        const files = [...loaded, ...named].filter(url => typeof url === 'string' && url && isOurs(url)).map(fileAt);
        return new Set(files.filter(file => !styles.includes(file)));
      };

      const nearest = async () => {
        let path = location.pathname;
        do path = path.replace(/[^/]*\\/?$/, '');
        while (path !== '/' && !(await fetch(path, { method: 'HEAD' })).ok);
        leave(path, decodeURIComponent(location.pathname) + ' is gone');
      };

      // Whether the page is still what the server has at its address.
      const compare = async () => {
        const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
        const tag = answer?.headers.get('\(tagHeader)');
        if (!tag || tag === own) return;
        if (answer.status === 404) await nearest();
        else leave(location.pathname);
      };

      const take = async ({ complete, created, changed, removed, moved, problems }) => {
        overlay(problems);
        const file = fileAt(location.href);
        const move = moved.find(move => move.from === file);
        if (move) {
          const path = move.to.split('/').map(encodeURIComponent).join('/').replace(/(^|\\/)index\\.html$/, '$1');
          return leave(new URL('/' + path, location.href).pathname, decodeURIComponent(location.pathname) + ' moved here');
        }
        swapStyles(style => !complete || changed.includes(style) || created.includes(style));
        const files = used();
        if ([...changed, ...created, ...removed].some(path => files.has(path))) return leave(location.pathname);
        if (!complete || [...changed, ...created, ...removed].includes(file)) await compare();
      };

      let source;
      const connect = () => {
        source?.close();
        source = new EventSource('\(eventsPath)?last=' + last);
        source.onopen = compare;
        source.onerror = () => source.readyState === EventSource.CLOSED && !document.hidden && setTimeout(connect, 1000);
        source.addEventListener('build', message => {
          last = message.lastEventId;
          take(JSON.parse(message.data));
        });
      };
      // A browser has six connections for a server: pages that nobody sees leave theirs to the others.
      const connectIfSeen = () => document.hidden ? source?.close() : connect();
      document.addEventListener('visibilitychange', connectIfSeen);
      addEventListener('pagehide', () => source?.close());
      addEventListener('pageshow', event => event.persisted && connectIfSeen());
      arrive();
      connectIfSeen();
    })();
    """
}
