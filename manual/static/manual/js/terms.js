// Escape puts the meaning of a word away; it comes back when a word is pointed at or focused anew.
const root = document.documentElement;

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") root.dataset.quiet = "";
});
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    if (event.target.closest(".term")) delete root.dataset.quiet;
  });
}
