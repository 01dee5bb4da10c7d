// On paper: no menu, no form, nothing beside the sheet; the address of a link that leads out stands after it.
() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length && getComputedStyle(one).clipPath === "none";
  const name = (one) => `${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 40)}”`;
  const furniture = [...document.querySelectorAll("nav, form, button, .skip-link")].filter((one) => shown(one) && one.textContent.trim() && [...one.querySelectorAll("*"), one].some((each) => shown(each) && [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())));
  const silent = [...document.querySelectorAll("main a[href^=http]")].filter((one) => shown(one) && !getComputedStyle(one, "::after").content.includes(one.getAttribute("href")));
  return [...furniture.map((one) => `on paper: ${name(one)}`), ...silent.map((one) => `no address: ${name(one)}`)];
}
