// The buttons that keep the manual on this device and remove it; the work is the worker's.
const WORKER = "/worker.js";
const box = document.querySelector("[data-keep]");
const part = (name) => box.querySelector(`[data-keep-${name}]`);

if (box && "serviceWorker" in navigator && "caches" in window) start();

async function start() {
  part("do")?.addEventListener("click", keep);
  part("remove").addEventListener("click", remove);
  part("actions").hidden = false;
  const found = await navigator.serviceWorker.getRegistration("/");
  if (found?.active) show((await ask(found.active, { act: "state" })).kept);
}

async function keep() {
  const button = part("do");
  const bar = part("progress");
  button.disabled = true;
  bar.hidden = false;
  try {
    await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    const answer = await ask(active, { act: "keep", country: box.dataset.country }, (percent) => {
      bar.value = percent;
      if (percent % 25 === 0) say(box.dataset.progress.replace("{percent}", percent));
    });
    if (answer.failed) say(box.dataset[answer.failed]);
    else show(answer.kept);
  } catch {
    say(box.dataset.failed);
  }
  button.disabled = false;
  bar.hidden = true;
}

async function remove() {
  const found = await navigator.serviceWorker.getRegistration("/");
  if (found?.active) await ask(found.active, { act: "remove" });
  show(null);
  say(box.dataset.removed);
}

function show(kept) {
  part("remove").hidden = !kept;
  if (part("open")) part("open").hidden = !kept;
  const button = part("do");
  if (button && kept) {
    button.textContent = button.dataset.again;
    button.classList.add("quiet");
  }
  if (!kept) return;
  const day = new Date(`${kept.day}T12:00:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  say(box.dataset.kept.replace("{edition}", kept.edition).replace("{day}", day));
}

function say(words) {
  part("status").textContent = words;
}

function ask(worker, message, progress = () => {}) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.done ? resolve(data) : progress(data.percent));
    worker.postMessage({ language: box.dataset.language, ...message }, [port2]);
  });
}
