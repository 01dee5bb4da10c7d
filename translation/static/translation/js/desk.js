// The desk with script: texts are put into their fields in place, Ctrl and Enter save, nothing typed is left behind.

const form = document.querySelector("[data-tr-desk]");

function put(field, text) {
  field.focus();
  field.setRangeText(text, 0, field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function wrap(field, number) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  field.setRangeText(`‹${number}›${value.slice(start, end)}‹/${number}›`, start, end, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function offerMarks(list) {
  const field = document.getElementById(list.dataset.trMarks);
  if (!field || field.readOnly) return;
  for (const mark of list.querySelectorAll(".tr-mark")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tr-mark";
    button.textContent = mark.textContent;
    button.addEventListener("click", () => wrap(field, button.textContent.slice(1, -1)));
    mark.replaceWith(button);
  }
}

if (form) {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name^='use-']");
    if (!button) return;
    event.preventDefault();
    put(document.getElementById(button.name.replace("use-", "t-")), button.value);
  });
  form.addEventListener("keydown", (event) => {
    const save = document.getElementById("tr-save");
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !save) return;
    event.preventDefault();
    form.requestSubmit(save);
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
  form.querySelectorAll("[data-tr-marks]").forEach(offerMarks);
  const hint = document.querySelector("[data-tr-hint]");
  if (hint && document.getElementById("tr-save")) hint.hidden = false;
}
