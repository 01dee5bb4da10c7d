// A word of 64 letters, as German makes them, wherever what people write, or a language, could put one.
() => {
  const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbea";
  const places = "h1, h2, h3, h4, .main-nav a, .breadcrumbs a, .footer a, main li > a, main p, th, td, caption, dt, dd, label, legend, summary, figcaption, blockquote, .chip, .lede";
  for (const one of document.querySelectorAll(places)) {
    if (one.closest(".no, .number, .calls, .citable")) continue;
    const texts = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const inside = one.querySelector("a, span:not(.no), strong");
    if (texts.length) texts[0].data = ` ${word} `;
    else if (inside && !inside.closest("[aria-hidden], .visually-hidden") && inside.firstChild?.nodeType === Node.TEXT_NODE) inside.firstChild.data = word;
  }
}
