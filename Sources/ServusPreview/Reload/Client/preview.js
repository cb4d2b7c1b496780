// Keeps a page that `servus serve` sends up to date, and shows the errors of the last build over it.
"use strict";

{
  const script = document.currentScript;
  const stylesheets = 'link[rel~="stylesheet"][href]';

  /** The build whose files the page shows, and the file that the page was made of; empty where it shows errors alone. */
  let shown = script.dataset.build;
  const file = script.dataset.file;

  /** The page as the server sent it; null where that was another build. */
  let original = null;

  const isOwnScript = (node) => node.nodeName === "SCRIPT" && node.getAttribute("src") === script.getAttribute("src");

  /** A page that the server sent, without what tells its build, and that. */
  const parsed = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const own = [...page.scripts].find(isOwnScript);
    const build = own?.dataset.build;
    own?.removeAttribute("data-build");
    return { root: page.documentElement, build };
  };

  const fetchPage = async () => {
    const answer = await fetch(location.href, { cache: "no-cache" });
    const page = parsed(await answer.text());
    return page.build === shown ? page.root : null;
  };

  // What the page uses

  const decoded = (path) => {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  };

  const pathOf = (address) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin ? decoded(url.pathname) : null;
  };

  /** The paths of the file that the page was made of, or would be if it existed. */
  const ownPaths = () => {
    const path = pathOf(location.href);
    return [decoded(file), path, `${path}index.html`, `${path}/index.html`];
  };

  /** Those of the changed files that the page was made of or uses; null where they are not known. */
  const concerned = (site) => {
    if (!file || site.previous !== shown || !site.changed) return null;
    const used = new Set([...ownPaths(), ...performance.getEntriesByType("resource").map((entry) => pathOf(entry.name))]);
    return site.changed.filter((path) => used.has(path));
  };

  // What has changed in the page takes its place without the page being loaded again, unless scripts may have to do with it.

  const isStylesheet = (node) => node.nodeName === "LINK" && node.matches(stylesheets);

  /** What a browser does something with when it comes with a page. */
  const acting = "script:not([type='application/ld+json']), link, style, base, meta[http-equiv]";

  /** What the page's scripts may have done something with when the page was loaded. */
  const served = ":is(h1, h2, h3, h4, h5, h6)[id], button, input, details, [hidden]";
  const has = (node, selector) =>
    node.nodeType === Node.ELEMENT_NODE && (node.matches(selector) || node.querySelector(selector) !== null);

  const haveScripts = () => [...document.scripts].some((other) => other !== script && other.src);

  const haveSameTag = (a, b) =>
    a.nodeType === Node.ELEMENT_NODE && b.nodeType === Node.ELEMENT_NODE && a.cloneNode().isEqualNode(b.cloneNode());

  /**
   * What is to be done to a node of the page, so that it becomes what the server has now; null where that is not possible.
   *
   * @param live the node as it stands in the page, where scripts may have changed it
   * @param before the node as the server sent it
   * @param after the node as the server has it now
   */
  const edits = (live, before, after) => {
    if (before.isEqualNode(after)) return [];
    if (isStylesheet(before) && isStylesheet(after)) return [() => replaceStylesheet(live, after)];
    if (haveSameTag(before, after)) {
      const found = editsOfChildren(live, before, after);
      if (found) return found;
    }
    return replacement(live.parentNode, [live], [before], [after], null);
  };

  const editsOfChildren = (live, before, after) => {
    const [now, old, next] = [live, before, after].map((node) => [...node.childNodes]);
    if (now.length !== old.length) return null;
    const shortest = Math.min(old.length, next.length);
    let start = 0;
    while (start < shortest && old[start].isEqualNode(next[start])) start += 1;
    let end = 0;
    while (end < shortest - start && old.at(-1 - end).isEqualNode(next.at(-1 - end))) end += 1;
    const [ours, theirs, others] = [now, old, next].map((nodes) => nodes.slice(start, nodes.length - end));
    if (theirs.length !== others.length) return replacement(live, ours, theirs, others, now[now.length - end] ?? null);
    const found = ours.map((node, index) => edits(node, theirs[index], others[index]));
    return found.includes(null) ? null : found.flat();
  };

  const replacement = (parent, live, before, after, next) => {
    const isUntouched = live.every((node, index) => node.isEqualNode(before[index]));
    if (!isUntouched || parent === document) return null;
    if ([...live, ...after].some((node) => has(node, acting))) return null;
    if (haveScripts() && after.some((node) => has(node, served))) return null;
    return [
      () => {
        const successors = after.map((node) => document.importNode(node, true));
        for (const node of successors) parent.insertBefore(node, live[0] ?? next);
        for (const node of live) node.remove();
      },
    ];
  };

  /** Puts a stylesheet into the place of another, which goes when the new one has been loaded. */
  const replaceStylesheet = (link, after) =>
    new Promise((resolve, reject) => {
      const successor = document.importNode(after);
      successor.addEventListener("load", () => {
        link.remove();
        resolve();
      });
      successor.addEventListener("error", reject);
      link.after(successor);
    });

  /** Whether the page is now what the server has. The files are those that have changed and concern it. */
  const patch = async (files) => {
    try {
      const page = await fetchPage();
      if (!original || !page || !files) return false;
      const replaced = [...original.querySelectorAll(stylesheets)].map((link) => link.getAttribute("href"))
        .filter((style) => !page.querySelector(`link[href="${CSS.escape(style)}"]`));
      const known = new Set([...ownPaths(), ...replaced.map(pathOf)]);
      const found = files.every((path) => known.has(path)) && edits(document.documentElement, original, page);
      if (!found) return false;
      await Promise.all(found.map((edit) => edit()));
      original = page;
      return true;
    } catch {
      return false;
    }
  };

  // Errors

  const element = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };

  /** What hides the errors, or null where none are shown. */
  let hide = null;
  let reported = "[]";

  const item = (finding) => {
    const item = document.createElement("li");
    if (finding.place) item.append(element("p", "place", finding.place));
    const message = element("p", "message", finding.message);
    if (finding.rule) message.append(" ", element("span", "rule", `[${finding.rule}]`));
    item.append(message);
    if (finding.excerpt) item.append(element("pre", "excerpt", finding.excerpt));
    if (finding.help) item.append(element("p", "help", `help: ${finding.help}`));
    return item;
  };

  const panel = (findings) => {
    const panel = element("section", "panel", "");
    panel.setAttribute("role", "alert");
    const count = findings.length === 1 ? "an error" : `${findings.length} errors`;
    const title = element("h2", "title", `The site has ${count}`);
    const note = element("p", "note", file ? "Behind it stands the last good page." : "There is no good site yet.");
    const button = element("button", "hide", "Hide (Esc)");
    button.type = "button";
    button.addEventListener("click", () => hide?.());
    const head = element("div", "head", "");
    head.append(title, note, button);
    const list = element("ol", "findings", "");
    list.setAttribute("role", "list");
    list.append(...findings.map(item));
    panel.append(head, list);
    return panel;
  };

  /** In a tree of its own, where the page's style does not reach. */
  const show = (findings) => {
    const host = element("servus-errors", "", "");
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("preview.css", script.src).pathname;
    const contents = panel(findings);
    contents.hidden = true;
    style.addEventListener("load", () => (contents.hidden = false));
    host.attachShadow({ mode: "open" }).append(style, contents);
    document.documentElement.append(host);
    return () => {
      host.remove();
      hide = null;
    };
  };

  const report = (findings) => {
    const text = JSON.stringify(findings);
    if (text === reported) return;
    reported = text;
    hide?.();
    if (findings.length > 0) hide = show(findings);
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide?.();
  });

  // The server's word

  const update = async (site) => {
    report(site.errors);
    if (site.build === shown) return;
    const files = concerned(site);
    shown = site.build;
    if (files?.length !== 0 && !(await patch(files))) location.reload();
  };

  /** One after the other. */
  let last = Promise.resolve();
  let events = null;

  // A browser has few connections for each server, so pages that nobody sees give theirs back.
  const connect = () => {
    if (document.hidden || events) return;
    events = new EventSource(new URL("events", script.src).pathname);
    events.addEventListener("message", (event) => (last = last.then(() => update(JSON.parse(event.data)))));
  };
  const disconnect = () => {
    events?.close();
    events = null;
  };

  addEventListener("load", async () => (original = await fetchPage().catch(() => null)));
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
}
