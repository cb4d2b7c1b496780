// Small services of a page. Nothing here is needed to read it.

// The reader's choice of light or dark, before anything is drawn: that is why this stands first in <body>.
const root = document.documentElement;
const storedTheme = () => {
  try {
    return localStorage.getItem("theme") ?? "";
  } catch {
    return "";
  }
};
const setTheme = (theme) => {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  for (const input of document.querySelectorAll("[name=_theme]")) input.checked = input.value === theme;
};
setTheme(storedTheme());
addEventListener("storage", (event) => {
  if (event.key === "theme") setTheme(event.newValue ?? "");
});
// A page that comes back from the browser's memory does not run this again.
addEventListener("pageshow", (event) => {
  if (event.persisted) setTheme(storedTheme());
});

// Among the doors of "/" that of the reader's own language comes first. The doors are seen once all of them are read, so that
// nothing jumps; other pages have none.
const base = (tag) => tag.toLowerCase().split("-")[0];
const openOwnDoor = () => {
  const doors = [...document.getElementsByClassName("door")];
  for (const wanted of navigator.languages ?? []) {
    const door =
      doors.find((door) => door.lang.toLowerCase() === wanted.toLowerCase()) ??
      doors.find((door) => base(door.lang) === base(wanted));
    if (!door) continue;
    door.classList.add("door-own");
    door.parentElement.prepend(door);
    return;
  }
};
if (document.readyState === "loading") {
  root.dataset.reading = "";
  addEventListener("DOMContentLoaded", () => {
    delete root.dataset.reading;
    openOwnDoor();
  });
} else openOwnDoor();

// "/" leads to what announces it by aria-keyshortcuts: the search field, or the link to the search page.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const target = document.querySelector("input[aria-keyshortcuts='/']") ?? document.querySelector("[aria-keyshortcuts='/']");
  if (!target) return;
  event.preventDefault();
  if (target.matches("input")) {
    target.focus();
    target.select();
  } else target.click();
});

// Everything else waits for the page.
addEventListener("DOMContentLoaded", () => {
  serveThemes();
  serveSwitcher();
  serveLinks();
  serveSharing();
});

function serveThemes() {
  setTheme(storedTheme());
  for (const input of document.querySelectorAll("[name=_theme]")) {
    input.addEventListener("change", () => {
      setTheme(input.value);
      try {
        if (input.value) localStorage.setItem("theme", input.value);
        else localStorage.removeItem("theme");
      } catch {
        // The choice holds for this page alone.
      }
    });
  }
}

// The language switcher closes when the reader turns to something else.
function serveSwitcher() {
  const switcher = document.querySelector(".switcher details");
  switcher?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !switcher.open) return;
    switcher.open = false;
    switcher.querySelector("summary").focus();
  });
  addEventListener("click", (event) => {
    if (switcher?.open && !switcher.contains(event.target)) switcher.open = false;
  });
}

// Links to be copied: of the page, and of each heading in the text. What happened is said where screen readers hear it.
function serveLinks() {
  const said = document.querySelector("[data-said]");
  if (!said || !navigator.clipboard) return;
  let silence;
  const copy = async (address) => {
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      return;
    }
    said.textContent = said.dataset.said;
    clearTimeout(silence);
    silence = setTimeout(() => (said.textContent = ""), 2500);
  };
  for (const heading of document.querySelectorAll("[data-searched] > :is(h2, h3, h4)[id]")) {
    if (heading.querySelector("a")) continue;
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = `#${heading.id}`;
    link.title = said.dataset.copy;
    link.append(...heading.childNodes);
    link.addEventListener("click", () => copy(link.href));
    heading.append(link);
  }
  for (const button of document.querySelectorAll("[data-copy-address]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button.dataset.copyAddress));
  }
}

// The system's own way to share.
function serveSharing() {
  for (const button of document.querySelectorAll("[data-share-address]")) {
    const content = { title: document.querySelector("h1").textContent, url: button.dataset.shareAddress };
    if (!navigator.canShare?.(content)) continue;
    button.hidden = false;
    // Nothing is wrong when a reader thinks better of it.
    button.addEventListener("click", () => navigator.share(content).catch(() => {}));
  }
}
