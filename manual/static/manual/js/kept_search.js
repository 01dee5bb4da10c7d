// Searches the words that are kept on this device. Nothing that is typed leaves this page.
const form = document.querySelector("[data-kept-search]");
const list = document.querySelector("[data-kept-hits]");
const count = document.querySelector("[data-kept-count]");
const AROUND = 90;
const MOST = 30;
const LETTERS = { æ: "ae", ø: "oe", å: "aa", ß: "ss", đ: "d", ł: "l", œ: "oe" };
let parts;

// Every letter of a folded text knows where it stood, so that what is found can be marked in the text itself.
function fold(text) {
  let folded = "";
  const places = [];
  for (let place = 0; place < text.length; place += 1) {
    const plain = text[place].toLowerCase();
    for (const letter of LETTERS[plain] ?? plain.normalize("NFD").replace(/\p{M}/gu, "")) {
      folded += letter;
      places.push(place);
    }
  }
  return { folded, places };
}

// Words are found by their beginnings, so that most forms of a word are found by its stem.
const asked = (text) => fold(text).folded.split(/[^\p{L}\p{N}.]+/u).filter(Boolean).map((word) => (word.length > 6 ? word.slice(0, -2) : word));

function find(folded, word) {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) if (at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1])) return at;
  return -1;
}

function score(part, words) {
  let sum = 0;
  for (const word of words) {
    if (part.number.toLowerCase() === word) sum += 20;
    else if (find(part.foldedTitle, word) >= 0) sum += 5;
    else if (find(part.text.folded, word) >= 0) sum += 1;
    else return 0;
  }
  return sum;
}

function snippet(part, words) {
  const line = document.createElement("p");
  const { folded, places } = part.text;
  const hit = words.map((word) => [find(folded, word), word]).find(([at]) => at >= 0);
  if (!hit) {
    line.textContent = part.words.slice(0, 2 * AROUND);
    return line;
  }
  const from = places[hit[0]];
  let to = (places[hit[0] + hit[1].length - 1] ?? from) + 1;
  while (/[\p{L}\p{N}]/u.test(part.words[to] ?? "")) to += 1;
  const mark = document.createElement("mark");
  mark.textContent = part.words.slice(from, to);
  const before = part.words.slice(0, from);
  const after = part.words.slice(to);
  const first = before.length > AROUND ? before.indexOf(" ", before.length - AROUND) : 0;
  const end = after.length > AROUND ? after.lastIndexOf(" ", AROUND) : after.length;
  line.append(first > 0 ? "… " : "", before.slice(Math.max(0, first)).trimStart(), mark, after.slice(0, end), end < after.length ? " …" : "");
  return line;
}

function entry(part, words) {
  const item = document.createElement("li");
  item.className = "hit";
  item.lang = part.language;
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = part.url;
  link.textContent = `${part.number} ${part.title}`;
  heading.append(link);
  item.append(heading, snippet(part, words));
  return item;
}

async function search(event) {
  event.preventDefault();
  const words = asked(form.elements.q.value);
  parts ??= (await (await fetch(form.dataset.words)).json()).map((part) => ({ ...part, text: fold(part.words), foldedTitle: fold(part.title).folded }));
  const found = words.length ? parts.map((part) => [score(part, words), part]).filter(([points]) => points) : [];
  found.sort(([one], [other]) => other - one);
  list.replaceChildren(...found.slice(0, MOST).map(([, part]) => entry(part, words)));
  const said = found.length === 1 ? form.dataset.foundOne : form.dataset.found.replace("{count}", found.length);
  count.textContent = found.length ? said : form.dataset.nothing;
}

form.addEventListener("submit", search);
