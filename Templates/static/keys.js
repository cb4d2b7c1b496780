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
