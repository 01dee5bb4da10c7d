// Leaving fast: the button, or Shift three times. Both replace this page in the history, so that "back" does not return here.
const link = document.querySelector("[data-exit]");
const status = document.querySelector("[data-exit-status]");
const words = document.querySelector("[data-exit-keys]");
const WITHIN = 5000;
let presses = 0;
let forget = 0;

function leave() {
  status.textContent = words.dataset.leaving;
  document.body.hidden = true;
  document.title = "";
  window.location.replace(link.href);
}

function reset() {
  presses = 0;
  status.textContent = "";
}

if (link) {
  words.hidden = false;
  link.setAttribute("aria-describedby", words.id);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  window.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      if (presses) reset();
      return;
    }
    presses += 1;
    clearTimeout(forget);
    forget = setTimeout(reset, WITHIN);
    if (presses === 3) leave();
    else if (presses === 2) status.textContent = words.dataset.pressed;
  });
}
