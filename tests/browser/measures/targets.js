// WCAG 2.5.8: each target is 24 pixels wide and high, or stands in a sentence, or alone in a circle of that size.
() => {
  const least = 24;
  const visible = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !one.closest("[inert]") && one.getClientRects().length;
  const concealed = (one) => { for (let each = one; each; each = each.parentElement) if (getComputedStyle(each).clipPath === "inset(50%)") return true; return false; };
  const found = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [tabindex='0'][role=button]")]
    .filter((one) => visible(one) && !concealed(one));
  const box = (one) => {
    const boxes = [one, ...(one.labels ?? [])].map((each) => each.getBoundingClientRect());
    return { left: Math.min(...boxes.map((each) => each.left)), right: Math.max(...boxes.map((each) => each.right)), top: Math.min(...boxes.map((each) => each.top)), bottom: Math.max(...boxes.map((each) => each.bottom)) };
  };
  const size = ({ left, right, top, bottom }) => Math.min(right - left, bottom - top);
  const targets = found.map((one) => ({ one, box: box(one) }));
  const small = targets.filter((target) => size(target.box) < least - 0.01);
  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const near = ([x, y], other) => {
    const dx = Math.max(other.left - x, 0, x - other.right);
    const dy = Math.max(other.top - y, 0, y - other.bottom);
    return Math.hypot(dx, dy) < least / 2;
  };
  const inSentence = ({ one }) => {
    if (getComputedStyle(one).display !== "inline") return false;
    const block = one.closest("p, li, dd, dt, td, th, caption, figcaption, h1, h2, h3, h4, div") ?? one.parentElement;
    const around = [...block.childNodes].filter((node) => !node.contains(one)).map((node) => node.textContent).join("").trim();
    return /\p{L}{2}|\d/u.test(around);
  };
  return small.filter((target) => !inSentence(target)).filter((target) => {
    const centre = middle(target.box);
    return targets.some((other) => other !== target && !other.one.contains(target.one) && !target.one.contains(other.one) &&
      (near(centre, other.box) || (small.includes(other) && Math.hypot(...middle(other.box).map((value, axis) => value - centre[axis])) < least)));
  }).map(({ one, box: own }) => `${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 40)}” ${Math.round(own.right - own.left)} × ${Math.round(own.bottom - own.top)}`);
}
