// What still moves for a reader who asked for no movement.
() => {
  const seconds = (list) => Math.max(...list.split(",").map((one) => parseFloat(one)));
  const moves = (style) => (style.animationName !== "none" && seconds(style.animationDuration) > 0) || seconds(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
  return [...document.querySelectorAll("*")]
    .filter((one) => [null, "::before", "::after"].some((part) => moves(getComputedStyle(one, part))))
    .map((one) => `moves: ${one.tagName.toLowerCase()}.${one.className}`);
}
