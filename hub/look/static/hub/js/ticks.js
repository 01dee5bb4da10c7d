// Ticks of checklists stay in this browser under the key of the list; nothing is sent.
const PREFIX = "ticks:";

for (const list of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const words = list.querySelector(".stays");
  const name = PREFIX + list.dataset.ticks;
  if (!list.dataset.ticks || !words) continue;

  // A list that has grown or shrunk since is another list: its old ticks would stand at wrong places.
  const write = () => {
    const on = boxes.flatMap((box, place) => (box.checked ? [place] : []));
    try {
      if (on.length) localStorage.setItem(name, JSON.stringify({ of: boxes.length, on }));
      else localStorage.removeItem(name);
    } catch {
      words.hidden = true; // the browser keeps nothing: the boxes still work, until the page is left
    }
  };
  try {
    const kept = JSON.parse(localStorage.getItem(name) || "null");
    if (kept && kept.of === boxes.length) for (const place of kept.on) if (boxes[place]) boxes[place].checked = true;
    words.hidden = false;
  } catch {
    continue;
  }
  list.addEventListener("change", write);
  words.querySelector("button").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    write();
    boxes[0]?.focus();
  });
}
