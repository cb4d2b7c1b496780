// The reader's own language first among the doors. This stands before them and moves a door as soon as it is read, so that
// nothing jumps once it is drawn.
const base = (tag) => tag.toLowerCase().split("-")[0];
const own = () => {
  const doors = [...document.querySelectorAll(".door")];
  for (const wanted of navigator.languages ?? []) {
    const door =
      doors.find((door) => door.lang.toLowerCase() === wanted.toLowerCase()) ??
      doors.find((door) => base(door.lang) === base(wanted));
    if (door) return door;
  }
};
const observer = new MutationObserver(() => {
  const door = own();
  if (!door || door.classList.contains("door-own")) return;
  document.querySelector(".door-own")?.classList.remove("door-own");
  door.classList.add("door-own");
  door.parentElement.prepend(door);
});
observer.observe(document.querySelector("main"), { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => observer.disconnect());
