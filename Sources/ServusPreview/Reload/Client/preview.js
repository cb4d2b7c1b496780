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

  const parsed = (text) => new DOMParser().parseFromString(text, "text/html");
  const ownScript = (page) => page.querySelector(`script[src="${script.getAttribute("src")}"]`);

  const fetchPage = async () => {
    const answer = await fetch(location.href, { cache: "no-cache" });
    const text = await answer.text();
    return ownScript(parsed(text))?.dataset.build === shown ? text : null;
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

  /** The paths of all files that the page was made of, or would be if they existed. */
  const usedPaths = () => {
    const path = pathOf(location.href);
    const resources = performance.getEntriesByType("resource").map((entry) => pathOf(entry.name));
    return new Set([decoded(file), path, `${path}index.html`, `${path}/index.html`, ...resources]);
  };

  const isConcerned = (site) => {
    if (!file || site.previous !== shown || !site.changed) return true;
    const used = usedPaths();
    return site.changed.some((path) => used.has(path));
  };

  // A change of style alone

  /** A page without what may differ where only stylesheets have changed, and the addresses of these. */
  const dissected = (text) => {
    const page = parsed(text);
    const styles = [...page.querySelectorAll(stylesheets)].map((link) => link.getAttribute("href"));
    for (const link of page.querySelectorAll(stylesheets)) link.removeAttribute("href");
    ownScript(page)?.remove();
    return { rest: page.documentElement.outerHTML, styles };
  };

  const loaded = (link) =>
    new Promise((resolve, reject) => {
      link.addEventListener("load", resolve);
      link.addEventListener("error", reject);
    });

  /** Puts a stylesheet into the place of another, which goes when the new one has been loaded. */
  const replaceStylesheet = async (before, after) => {
    const link = [...document.querySelectorAll(stylesheets)].find((link) => link.getAttribute("href") === before);
    const successor = link.cloneNode();
    successor.setAttribute("href", after);
    const ready = loaded(successor);
    link.after(successor);
    await ready;
    link.remove();
  };

  /** Whether the page is now what the server has, without being loaded again. */
  const replaceStyles = async () => {
    try {
      const text = await fetchPage();
      if (!original || !text) return false;
      const [before, after] = [dissected(original), dissected(text)];
      if (before.rest !== after.rest || before.styles.length !== after.styles.length) return false;
      const pairs = before.styles.map((style, index) => [style, after.styles[index]]);
      await Promise.all(pairs.filter(([old, style]) => old !== style).map((pair) => replaceStylesheet(...pair)));
      original = text;
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
    const isStale = isConcerned(site);
    shown = site.build;
    if (isStale && !(await replaceStyles())) location.reload();
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
