// Keeps a draft while it is written: some seconds after the last change, and when the page is left. Without it the buttons save.
const form = document.querySelector("form[data-autosave]");
const said = document.querySelector("[data-autosave-said]");
const WAIT = 4000;
let timer = 0;
let running = null; // the answer that is awaited
let typed = 0; // changes since the page was opened
let kept = 0; // how many of them are saved
let off = false;

const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

function say(name, words = "") {
  const text = said.dataset[name].replace("{time}", clock()).replace("{words}", words);
  said.classList.toggle("warn", name !== "saved");
  if (said.textContent !== text) said.textContent = text;
}

function field(name, value) {
  let input = form.elements.namedItem(name);
  if (!input) {
    input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    form.append(input);
  }
  input.value = value;
}

// The first save of a new one makes the draft: from then on this page changes it.
function follow(answer) {
  field("version", answer.version);
  for (const [name, value] of Object.entries(answer.keys)) field(name, value);
  if (form.dataset.autosave === answer.autosave) return;
  form.dataset.autosave = answer.autosave;
  form.action = answer.edit;
  form.elements.namedItem("organisation")?.setAttribute("disabled", "");
  history.replaceState(null, "", answer.edit);
}

async function send(upTo, leaving) {
  let answer;
  try {
    answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), redirect: "manual", keepalive: leaving });
  } catch {
    say("away");
    later();
    return;
  }
  if (answer.type === "opaqueredirect" || answer.status === 403) {
    say("out");
  } else if (answer.status === 204) {
    kept = upTo;
  } else if (answer.status === 200) {
    kept = upTo;
    follow(await answer.json());
    say("saved");
  } else if (answer.status === 422) {
    say("wrong", (await answer.json()).words);
  } else if (answer.status === 409) {
    off = true;
    say("refused", (await answer.json()).words);
  } else {
    say("away");
    later();
  }
}

async function save(leaving = false) {
  clearTimeout(timer);
  timer = 0;
  if (off || running || kept === typed) return;
  const upTo = typed;
  running = send(upTo, leaving);
  await running;
  running = null;
  if (typed !== upTo && !timer) later();
}

function later() {
  if (off) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    timer = 0;
    save();
  }, WAIT);
}

function changed(event) {
  if (!event.target.name) return;
  typed += 1;
  later();
}

if (form && said) {
  // A page that came back with something to mend shows words that are not saved yet.
  if ("unsaved" in form.dataset) typed = 1;
  form.addEventListener("input", changed);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });
  // A button that is pressed while an answer is awaited waits for it, or it would speak of an older version.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!running) {
      off = true;
      return;
    }
    event.preventDefault();
    const button = event.submitter;
    off = true;
    running.then(() => form.requestSubmit(button));
  });
}
