// WCAG 2.4.7 and 2.4.11: what has the focus shows it, and nothing lies over all of it. Null at the end of the page, or
// where the keys come round again.
() => {
  const one = document.activeElement;
  window.walked ??= new WeakSet();
  if (!one || one === document.body || window.walked.has(one)) return null;
  window.walked.add(one);
  const style = getComputedStyle(one);
  const boxes = [...one.getClientRects()];
  const seen = boxes.some((box) => [[0.5, 0.5], [0.02, 0.5], [0.98, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([across, down]) => {
    const top = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
    return top && (one.contains(top) || top.contains(one) || [...(one.labels ?? [])].some((label) => label.contains(top)));
  }));
  const marked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || (one.matches("input[type=radio], input[type=checkbox]") && style.outlineStyle !== "none");
  return { name: `${one.tagName.toLowerCase()}.${one.className} “${(one.textContent || one.name || "").trim().slice(0, 40)}”`, seen, marked };
}
