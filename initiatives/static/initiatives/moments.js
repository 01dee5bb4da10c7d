// A moment of another place, said in the reader's own time, too. The page is whole without it.
const locale = document.documentElement.lang;

for (const time of document.querySelectorAll("time[data-zone][data-here]")) {
  const moment = new Date(time.dateTime);
  const say = (timeZone) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(moment);
  const own = say(undefined);
  if (Number.isNaN(moment.valueOf()) || own === say(time.dataset.zone)) continue;
  const words = document.createElement("span");
  words.textContent = ` = ${time.dataset.here.replace("{moment}", own)}`;
  time.after(words);
}
