// The newsroom's clock in the masthead, and relative times whose absolute form stays one hover away.
const given = document.documentElement.lang || "en";
// Plain "en" would put the month first, unlike the dates that the server writes.
const language = given === "en" ? "en-GB" : given;
const clock = document.querySelector("[data-clock]");
// The server's moment minus the browser's is the page's age plus the clock's error; only the minute matters here.
const now = () => new Date();

function tick() {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    clock.textContent = now().toLocaleTimeString("en-GB", { ...options, timeZone: clock.dataset.zone });
    clock.dateTime = now().toISOString();
  } catch {
    // An unknown zone: the time the server wrote stays.
  }
}

const steps = [
  [60, 1, "second"],
  [3600, 60, "minute"],
  [86400, 3600, "hour"],
  [604800, 86400, "day"],
];
const words = {
  long: new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "long" }),
  short: new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "narrow" }),
};
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });

function relative(moment, style) {
  const say = words[style] || words.long;
  const seconds = (now() - moment) / 1000;
  if (seconds < 60) return say.format(0, "second");
  for (const [limit, size, unit] of steps) {
    if (seconds < limit) return say.format(-Math.floor(seconds / size), unit);
  }
  return day.format(moment);
}

export function tellTimes(root = document) {
  for (const time of root.querySelectorAll("time[data-relative]")) {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime()) || moment > now()) continue;
    if (!time.title) time.title = time.textContent.trim();
    time.textContent = relative(moment, time.dataset.relative);
  }
}

function everyMinute() {
  if (clock) tick();
  tellTimes();
  setTimeout(everyMinute, 60000 - (Date.now() % 60000) + 50);
}
everyMinute();
// Paper outlives "two hours ago".
addEventListener("beforeprint", () => {
  for (const time of document.querySelectorAll("time[data-relative][title]")) time.textContent = time.title;
});
addEventListener("afterprint", () => tellTimes());
document.addEventListener("detente:inserted", (event) => tellTimes(event.target));
