// What the reader answered and built, for all that is on the page: the only code that touches localStorage.
// Other tabs, other pages and an import write here too. So nobody holds a copy: a form reads when it
// needs to, writes only what has changed, and watches to hear that someone else wrote.
(() => {
"use strict";

const { idOf, isAnswer, isObject } = globalThis.cocrea.answers;
const STUDENT = "cocrea/student";
const TASK = /^cocrea\/([1-9]\d*)\/task\/([^/]+)\/([^/]+)$/;
const BOARD = (id) => `cocrea/board/${id}`; // a builder's notes
const keyOf = ({ edition, task, variant }) => `cocrea/${edition}/task/${task}/${variant}`;

// ---- the drawer: texts by key ----

// What this browser would not keep (blocked, private or full): the text, and over what it was to be written.
const unkept = new Map();
let blocked = !tries(() => { localStorage.setItem("cocrea/try", "1"); localStorage.removeItem("cocrea/try"); });
const kept = () => !blocked && !unkept.size;

function tries(job) {
  try { job(); return true; } catch { return false; } // a page may be forbidden even to name localStorage
}

function stored(key) {
  let text = null;
  tries(() => { text = localStorage.getItem(key); });
  return text;
}

function get(key) {
  const text = stored(key);
  if (unkept.has(key) && unkept.get(key).over !== text) unkept.delete(key); // another tab wrote since: later counts
  return unkept.has(key) ? unkept.get(key).text : text;
}

function put(key, text) {
  const before = kept();
  const done = tries(() => (text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)));
  if (done) unkept.delete(key);
  else unkept.set(key, { text, over: stored(key) });
  blocked &&= !done;
  publish(kept() === before ? key : null);
}

function keys() {
  const all = new Set(unkept.keys());
  tries(() => Object.keys(localStorage).forEach((key) => all.add(key)));
  return [...all].sort();
}

// ---- who is told ----

const watchers = new Set();

// `call` hears of every change under `key`, whoever made it; `form` is the task that watches. -> how to stop
function watch(key, call, form = null) {
  const watcher = { key, call, form };
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const publish = (key) => {
  for (const watcher of watchers) if (key === null || key === watcher.key) watcher.call();
};

addEventListener("storage", ({ key }) => { // another tab
  const before = kept();
  if (key) get(key);
  publish(kept() === before ? key : null);
});
addEventListener("pageshow", ({ persisted }) => { if (persisted) publish(null); }); // Back: the page slept meanwhile

// ---- a task: { typed: { field: text }, answer, tried, hints, solved } ----

// `place` is { edition, task, variant }. Whatever else stands under the key is someone else's text.
function task(place) {
  let all;
  tries(() => { all = JSON.parse(get(keyOf(place))); });
  const { typed, answer, ...rest } = isObject(all) ? all : {};
  const texts = Object.entries(isObject(typed) ? typed : {}).filter(([, text]) => typeof text === "string");
  const checked = isObject(answer) && { ...answer, edition: place.edition }; // pages of old kept it in the key alone
  return { ...rest, typed: Object.fromEntries(texts), answer: isAnswer(checked) ? checked : null };
}

function write(place, { typed, ...changes }) {
  const old = task(place);
  put(keyOf(place), JSON.stringify({ ...old, ...changes, typed: { ...old.typed, ...typed } }));
}

const isSame = (one, other) => one.task === other.task && one.variant === other.variant;
const formOf = (place) => [...watchers].map(({ form }) => form).find((form) => form && isSame(form, place));
const places = () => keys().map((key) => TASK.exec(key)).filter(Boolean)
  .map(([, edition, name, variant]) => ({ edition, task: name, variant }));

// Every task that was checked, each in one edition: that of its form on this page, else the one checked last.
function answers() {
  const counted = new Map();
  for (const place of places()) {
    const { answer } = task(place);
    if (!answer) continue;
    const name = `${place.task}/${place.variant}`;
    const rival = counted.get(name), asked = formOf(place)?.edition;
    const counts = !rival || answer.edition === asked || (rival.edition !== asked && answer.time > rival.time);
    if (counts) counted.set(name, answer);
  }
  return [...counted.values()];
}

// Everything of a task and variant, in all its editions: what was imported too.
function reset(place) {
  for (const other of [place, ...places().filter((other) => isSame(other, place))]) put(keyOf(other), null);
}

// ---- a sheet that comes in ----

// The fields of an answer: of a task that has a form here, only those that the form asks for.
function fieldsOf(answer) {
  const form = formOf(answer);
  const names = form?.edition === answer.edition && form.fields.map(({ name }) => name);
  return Object.entries(answer.fields).filter(([name]) => !names || names.includes(name));
}
const filledOf = (answer) => fieldsOf(answer).filter(([, { typed }]) => typed.trim());

// How many answers here, to any edition, the sheet would replace by others, and whether another id.
function clashes({ student, answers: theirs }) {
  const held = places();
  const differ = theirs.flatMap((answer) => {
    const mine = held.filter((place) => isSame(place, answer)).map(task);
    const own = (name) => mine.flatMap((one) => [one.typed[name], one.answer?.fields[name]?.typed])
      .map((text) => text?.trim()).filter(Boolean);
    return filledOf(answer).filter(([name, { typed }]) => own(name).some((text) => text !== typed.trim()));
  });
  const mine = get(STUDENT);
  return { answers: differ.length, student: Boolean(student && mine && student !== mine) };
}

// What is blank in the sheet leaves what stands here; of a task that is in it twice, the later answer counts.
function take({ student, answers: theirs }) {
  for (const theirAnswer of [...theirs].sort((one, other) => (one.time < other.time ? -1 : 1))) {
    const filled = filledOf(theirAnswer);
    if (!filled.length) continue;
    const { answer: mine } = task(theirAnswer);
    const fields = { ...Object.fromEntries(fieldsOf(theirAnswer)), ...mine?.fields, ...Object.fromEntries(filled) };
    const time = mine?.time > theirAnswer.time ? mine.time : theirAnswer.time;
    const typed = Object.fromEntries(filled.map(([name, given]) => [name, given.typed]));
    write(theirAnswer, { typed, answer: { ...theirAnswer, fields, time } });
  }
  if (student) sign(student);
}

const sign = (student) => put(STUDENT, idOf(student));

globalThis.cocrea.store = {
  answers, clashes, kept, reset, sign, take, task, write,
  board: (id) => get(BOARD(id)),
  keepBoard: (id, text) => put(BOARD(id), text),
  watchBoard: (id, call) => watch(BOARD(id), call),
  student: () => get(STUDENT) ?? "",
  watch: (form, call) => watch(keyOf(form), call, form),
  watchStudent: (call) => watch(STUDENT, call),
};
})();
