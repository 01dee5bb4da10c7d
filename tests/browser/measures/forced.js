// Forced colours take away backgrounds and shadows: a button, a field and the mark of where one is need a line or a weight.
() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && one.getClientRects().length;
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className} “${(one.textContent || one.name).trim().slice(0, 40)}”`;
  const lined = (style) => ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
  const faults = [];
  for (const one of document.querySelectorAll("button, .button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea")) {
    const style = getComputedStyle(one);
    if (shown(one) && !lined(style) && style.outlineStyle === "none" && !style.textDecorationLine.includes("underline")) faults.push(`no border: ${name(one)}`);
  }
  const looks = (one) => {
    const own = ["::before", "::after", null].map((part) => getComputedStyle(one, part));
    return JSON.stringify(own.map((style) => [style.borderBottomStyle, style.borderBottomWidth, style.borderBottomColor, style.borderInlineStartWidth, style.borderTopColor, style.fontWeight, style.textDecorationLine, style.outlineStyle, style.color, style.backgroundColor, style.content]));
  };
  for (const one of document.querySelectorAll("[aria-current]:not([aria-current=false])")) {
    const others = [...(one.closest("ul, ol, nav")?.querySelectorAll("a") ?? [])].filter((other) => !other.hasAttribute("aria-current") && shown(other));
    if (shown(one) && others.length && looks(one) === looks(others[0])) faults.push(`current looks like the others: ${name(one)}`);
  }
  return faults;
}
