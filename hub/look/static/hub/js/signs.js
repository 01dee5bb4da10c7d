// Signs are marked as observed or as suspected, in this page alone: nothing is kept, sent or added up.
for (const group of document.querySelectorAll("[data-signs]")) {
  const boxes = [...group.querySelectorAll("input[type=checkbox]")];
  const clear = group.querySelector(".stays button");
  clear.hidden = false;
  const show = () => group.toggleAttribute("data-marked", boxes.some((box) => box.checked));
  group.addEventListener("change", ({ target }) => {
    const pair = target.closest("fieldset");
    if (target.checked && pair) for (const box of pair.querySelectorAll("input")) if (box !== target) box.checked = false;
    show();
  });
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    show();
    boxes[0]?.focus();
  });
}
