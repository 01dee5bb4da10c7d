// Dragging rows of the outline: sends the same form as the arrows do.
const form = document.getElementById("order");
const rows = form && form.querySelector(".ol-step") ? form.querySelectorAll("tr[data-page]") : [];
let dragged = null;

function clear() {
  for (const row of rows) row.classList.remove("ol-before", "ol-after", "ol-dragged");
}

function side(row, event) {
  const box = row.getBoundingClientRect();
  return event.clientY < box.top + box.height / 2 ? "before" : "after";
}

function send(values) {
  for (const [name, value] of Object.entries(values)) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  form.submit();
}

for (const row of rows) {
  row.draggable = true;
  row.addEventListener("dragstart", (event) => {
    dragged = row;
    row.classList.add("ol-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", row.dataset.page);
  });
  row.addEventListener("dragover", (event) => {
    if (!dragged || dragged === row || dragged.dataset.kind !== row.dataset.kind) return;
    event.preventDefault();
    row.classList.remove("ol-before", "ol-after");
    row.classList.add(`ol-${side(row, event)}`);
  });
  row.addEventListener("dragleave", () => row.classList.remove("ol-before", "ol-after"));
  row.addEventListener("drop", (event) => {
    event.preventDefault();
    if (dragged && dragged !== row) send({ page: dragged.dataset.page, beside: row.dataset.page, side: side(row, event) });
  });
  row.addEventListener("dragend", () => {
    dragged = null;
    clear();
  });
}
