// Asks how far the files are until they are built; without this module "Look again" does.
const EVERY = 3000
const place = document.getElementById("progress")

async function ask() {
  const address = place.querySelector("[data-again]")?.dataset.again
  if (!address) return
  try {
    const answer = await fetch(address, { headers: { "X-Requested-With": "XMLHttpRequest" } })
    if (answer.ok && !place.contains(document.activeElement)) place.innerHTML = await answer.text()
  } finally {
    setTimeout(ask, EVERY)
  }
}

if (place) setTimeout(ask, EVERY)
