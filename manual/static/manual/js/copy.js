// Copies a lasting link or a citation where it stands. Without this, without a clipboard, or with a key held, the link is followed.
const words = document.querySelector("script[data-link-copied]").dataset;
const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.body.append(said);
const STAYS = 4000;
let silence = 0;

function say(text) {
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
  clearTimeout(silence);
  silence = setTimeout(() => { said.textContent = ""; }, STAYS);
}

async function citation(link) {
  const address = new URL(link.href);
  address.pathname = address.pathname.replace(/cite\/$/, "cite.txt");
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.lasting, a.cite");
  if (!link || !navigator.clipboard || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const cites = link.classList.contains("cite");
  try {
    await navigator.clipboard.writeText(cites ? await citation(link) : link.href);
    say(cites ? words.citationCopied : words.linkCopied);
  } catch {
    window.location.assign(link.href);
  }
});
