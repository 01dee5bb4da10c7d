// Proposes titles while somebody types. Only the first two to four letters of one word leave this page; it narrows by
// the rest itself, and nothing is kept longer than the page.
const LETTERS = { ø: "o", æ: "ae", œ: "oe", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŧ: "t" };
const [SHORTEST, LONGEST, SHOWN, PAUSE] = [2, 4, 7, 120];

const fold = (text) => text.toLowerCase().replace(/[øæœßłđðþıħŧ]/g, (letter) => LETTERS[letter]).normalize("NFD").replace(/\p{M}/gu, "");
const wordsOf = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

class Suggestions {
  constructor(form) {
    this.words = form.dataset;
    this.input = form.querySelector("input[name=q]");
    this.status = form.querySelector("[data-suggest-status]");
    this.known = new Map();
    this.active = -1;
    this.list = document.createElement("ul");
    this.list.id = `${this.input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.suggestLabel);
    this.input.after(this.list);
    this.input.type = "text"; // a field of the type "search" may not be a combobox
    const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(said)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", ({ target }) => this.go(target.closest("[role=option]")));
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.propose(), PAUSE);
  }

  async propose() {
    const typed = this.input.value;
    const words = wordsOf(typed);
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one), "");
    const lines = /^\p{L}{2}/u.test(longest) ? await this.linesOf(longest.match(/^\p{L}+/u)[0]) : [];
    if (typed !== this.input.value || document.activeElement !== this.input) return;
    const fits = lines.filter(({ parts }) => words.every((word) => parts.some((part) => part.startsWith(word))));
    const first = fits.filter(({ folded }) => folded.startsWith(fold(typed).trim()));
    this.show([...new Set([...first, ...fits])].slice(0, SHOWN));
  }

  async linesOf(word) {
    for (let length = SHORTEST; ; length += 1) {
      const found = await this.ask(word.slice(0, length));
      if (found.whole || length === LONGEST || length >= word.length) return found.lines;
    }
  }

  async ask(beginning) {
    if (this.known.has(beginning)) return this.known.get(beginning);
    const nothing = { whole: true, lines: [] };
    try {
      const answer = await fetch(`${this.words.suggest}${encodeURIComponent(beginning)}/`, { referrerPolicy: "no-referrer" });
      if (!answer.ok) return nothing;
      const found = await answer.json();
      found.lines = found.lines.map((line) => ({ ...line, folded: fold(line.title), parts: wordsOf(line.title) }));
      this.known.set(beginning, found);
      return found;
    } catch {
      return nothing; // no net: the form still works when there is one again
    }
  }

  show(lines) {
    this.mark(-1);
    this.list.replaceChildren(...lines.map((line, place) => this.option(line, place)));
    this.list.hidden = !lines.length;
    this.input.setAttribute("aria-expanded", String(lines.length > 0));
    this.status.textContent = lines.length ? this.words.suggestCount.replace("{number}", lines.length) : "";
  }

  option({ title, url, kind }, place) {
    const option = document.createElement("li");
    const small = document.createElement("small");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = url;
    small.textContent = kind;
    option.append(title, " ", small);
    return option;
  }

  mark(place) {
    this.active = place;
    [...this.list.children].forEach((option, other) => option.setAttribute("aria-selected", String(other === place)));
    const option = this.list.children[place];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const count = this.list.children.length;
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      if (this.list.hidden) this.propose();
      else if (event.key === "ArrowDown") this.mark(this.active + 1 < count ? this.active + 1 : -1);
      else this.mark(this.active < 0 ? count - 1 : this.active - 1);
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.go(this.list.children[this.active]);
    }
  }

  close() {
    clearTimeout(this.waiting);
    this.show([]);
  }

  go(option) {
    if (option) window.location.assign(option.dataset.url);
  }
}

for (const form of document.querySelectorAll("[data-suggest]")) new Suggestions(form);
