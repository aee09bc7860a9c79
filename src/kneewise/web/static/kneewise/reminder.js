// At most one notification a day, at the hour that the person chose, outside their quiet hours, while a page is open.
// What is wanted is copied to this browser from the page of the reminders, so that no other page has to ask for it.
const WISHES = "kneewise-reminder";
const SHOWN = "kneewise-reminder-shown";
const EVERY_MS = 60_000;

function wishes() {
  try {
    return JSON.parse(localStorage.getItem(WISHES) ?? "null");
  } catch {
    return null;
  }
}

function isQuiet(hour, { from, until }) {
  if (from === until) return false;
  return from < until ? from <= hour && hour < until : hour >= from || hour < until;
}

function show({ title, says }) {
  new Notification(title, { body: says, tag: WISHES });
}

async function remind() {
  const wanted = wishes();
  if (wanted === null || globalThis.Notification?.permission !== "granted") return;
  const now = new Date();
  const today = now.toDateString();
  if (now.getHours() < wanted.hour || isQuiet(now.getHours(), wanted) || localStorage.getItem(SHOWN) === today) return;
  const answer = await fetch(wanted.due).catch(() => null);
  if (answer === null || !answer.ok) return;
  // The words may have been copied in another language than the person reads now: the server knows the newer ones.
  const { due, title = wanted.title, says = wanted.says } = await answer.json();
  if (!due) return;
  // Another page may have been faster.
  if (localStorage.getItem(SHOWN) === today) return;
  localStorage.setItem(SHOWN, today);
  show({ title, says });
}

function settle(place) {
  const { notify, hour, from, until, due, title, says } = place.dataset;
  if (notify !== "yes" || hour === "") {
    localStorage.removeItem(WISHES);
    return;
  }
  const wanted = { hour: Number(hour), from: Number(from), until: Number(until), due, title, says };
  localStorage.setItem(WISHES, JSON.stringify(wanted));
  const words = place.querySelector("[data-words]").dataset;
  const button = place.querySelector("[data-try]");
  const tell = () => {
    const permission = globalThis.Notification?.permission ?? "none";
    place.querySelector("[data-state]").textContent = words[permission];
    button.hidden = permission === "none" || permission === "denied";
  };
  button.addEventListener("click", async () => {
    if ((await Notification.requestPermission()) === "granted") show(wanted);
    tell();
  });
  tell();
}

const place = document.querySelector("[data-reminder]");
if (place) settle(place);
if (wishes() !== null) {
  remind();
  setInterval(remind, EVERY_MS);
}
