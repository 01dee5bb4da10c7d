// What a reader loses when text grows: a page wider than the window, text cut off by its box, text over other text.
// The page stands at its top; a box that scrolls loses nothing.
() => {
  const faults = [];
  const name = (one) => `${one.tagName.toLowerCase()}${[...one.classList].map((part) => `.${part}`).join("")} “${one.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}”`;
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) {
    const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !hidden(one));
    faults.push(`${wide} pixels wide in a window of ${innerWidth}: ${out.slice(-2).map(name).join(", ")}`);
  }
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, option, svg, progress") || !parent.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || hidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const shown = [...range.getClientRects()].map((box) => within(box, parent)).filter((box) => box.width > 1 && box.height > 1);
    for (const box of shown) boxes.push({ box, parent });
    const whole = range.getBoundingClientRect();
    for (let one = parent; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      const own = one.getBoundingClientRect();
      if (scrolls(style)) break;
      if (style.display === "inline" || style.display === "contents") continue;
      const cuts = style.overflowX !== "visible" || style.clipPath !== "none";
      const lost = whole.right > own.right + 1.5 || whole.left < own.left - 1.5 || (style.overflowY !== "visible" && whole.bottom > own.bottom + 3);
      if (lost && (cuts || style.borderInlineEndWidth !== "0px" || style.backgroundColor !== "rgba(0, 0, 0, 0)")) faults.push(`cut off or beyond its box: ${name(one)}`);
    }
  }
  boxes.sort((one, other) => one.box.top - other.box.top);
  boxes.forEach(({ box, parent }, place) => {
    for (let next = place + 1; next < boxes.length && boxes[next].box.top < box.bottom; next += 1) {
      const other = boxes[next];
      if (parent.contains(other.parent) && other.parent.contains(parent)) continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
      if (across > 2 && down > 0.4 * Math.min(box.height, other.box.height) && !above(parent, other.parent)) faults.push(`over each other: ${name(parent)} and ${name(other.parent)}`);
    }
  });
  return [...new Set(faults)];

  function hidden(one) { return one.closest("[hidden]") || ancestors(one).some((each) => getComputedStyle(each).clipPath === "inset(50%)"); }
  function ancestors(one) { const found = []; for (let each = one; each; each = each.parentElement) found.push(each); return found; }
  function scrolls(style) { return /auto|scroll/.test(style.overflowX + style.overflowY); }
  function within(box, parent) {
    let [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom];
    for (const one of ancestors(parent)) {
      if (one === document.body || one === document.documentElement) break;
      if (!scrolls(getComputedStyle(one))) continue;
      const own = one.getBoundingClientRect();
      [left, right, top, bottom] = [Math.max(left, own.left), Math.min(right, own.right), Math.max(top, own.top), Math.min(bottom, own.bottom)];
    }
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  }
  // What is laid over the page on purpose: the proposals under the field of the search, the bar that stays at the top.
  function above(one, other) { return [one, other].some((each) => each.closest(".suggestions, .safety-bar, .skip-link")); }
}
