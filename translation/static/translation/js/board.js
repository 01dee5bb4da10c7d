// The board by arrow keys: from a cell to its neighbour, Home and End to the ends of the row.

const table = document.querySelector("[data-tr-board]");
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function linkBeyond(cell, [down, along]) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  let row = rows.indexOf(cell.parentElement) + down;
  let column = cell.cellIndex + along;
  while (rows[row] && rows[row].cells[column]) {
    const link = rows[row].cells[column].querySelector("a:not(.tr-skip)");
    if (link) return link;
    row += down;
    column += along;
  }
  return null;
}

function end(cell, key) {
  const links = cell.parentElement.querySelectorAll("td > a");
  return links[key === "Home" ? 0 : links.length - 1];
}

table?.addEventListener("keydown", (event) => {
  const cell = event.target.closest("td");
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
  let step = STEPS[event.key];
  if (step && getComputedStyle(table).direction === "rtl") step = [step[0], -step[1]];
  const toEnd = event.key === "Home" || event.key === "End";
  const link = step ? linkBeyond(cell, step) : toEnd ? end(cell, event.key) : null;
  if (!link) return;
  event.preventDefault();
  link.focus();
});
