/// The script that the preview adds to pages: it reloads a page whose file changed, swaps changed styles in place, and
/// lays the problems of a failed build over the page.
enum ReloadScript {
  static let path = "/_sitegen/reload.js"
  static let eventsPath = "/_sitegen/events"

  static let text = """
    (() => {
      const own = () => {
        const path = decodeURIComponent(location.pathname).slice(1);
        return path === '' || path.endsWith('/') ? path + 'index.html' : path;
      };
      const overlay = problems => {
        document.getElementById('sitegen-problems')?.remove();
        if (!problems.length) return;
        const pre = document.createElement('pre');
        pre.id = 'sitegen-problems';
        pre.setAttribute('role', 'alert');
        pre.style.cssText = 'position:fixed;inset:auto 0 0;max-height:60vh;overflow:auto;margin:0;padding:1rem 1.25rem;' +
          'background:#1a1c1f;color:#f7d9d2;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;z-index:99999;border-top:4px solid #b5321c';
        pre.textContent = problems.join('\\n\\n');
        document.body.append(pre);
      };
      new EventSource('\(eventsPath)').addEventListener('build', message => {
        const { changed, problems } = JSON.parse(message.data);
        overlay(problems);
        for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
          const url = new URL(link.href);
          if (!changed.includes(decodeURIComponent(url.pathname).slice(1))) continue;
          url.searchParams.set('v', Date.now());
          const next = link.cloneNode();
          next.href = url.href;
          next.onload = () => link.remove();
          link.after(next);
        }
        if (changed.includes(own())) location.reload();
      });
    })();
    """

  /// The page with the script before the end of its body.
  static func inserted(into page: [UInt8]) -> [UInt8] {
    let tag = Array("<script src=\"\(path)\" async></script>".utf8)
    let end = Array("</body>".utf8)
    guard page.count >= end.count else { return page + tag }
    for start in stride(from: page.count - end.count, through: 0, by: -1) where page[start] == end[0] {
      if page[start..<start + end.count].elementsEqual(end) {
        return Array(page[..<start]) + tag + Array(page[start...])
      }
    }
    return page + tag
  }
}
