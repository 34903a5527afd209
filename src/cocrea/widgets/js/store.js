// What the reader answered, for all forms of the page: the only code that touches localStorage.
// Other tabs, other pages and an import write here too. So nobody holds a copy: a form reads when it
// needs to, writes only what has changed, and watches to hear that someone else wrote.
(() => {
"use strict";

const { isAnswer, isObject } = globalThis.cocrea.answers;
const STUDENT = "cocrea/student";
const TASK = /^cocrea\/([1-9]\d*)\/task\//;
const keyOf = ({ edition, task, variant }) => `cocrea/${edition}/task/${task}/${variant}`;

// ---- the drawer: texts by key ----

const unkept = new Map(); // what this browser would not keep: blocked, private or full
let blocked = !tries(() => { localStorage.setItem("cocrea/try", "1"); localStorage.removeItem("cocrea/try"); });
const kept = () => !blocked && !unkept.size;

function tries(job) {
  try { job(); return true; } catch { return false; } // a page may be forbidden even to name localStorage
}

function get(key) {
  let text = null;
  tries(() => { text = localStorage.getItem(key); });
  return unkept.has(key) ? unkept.get(key) : text;
}

function put(key, text) {
  const before = kept();
  const done = tries(() => (text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)));
  if (done) unkept.delete(key);
  else unkept.set(key, text);
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

// `call` hears of every change under `key`, whoever made it. -> how to stop
function watch(key, call) {
  const watcher = { key, call };
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const publish = (key) => {
  for (const watcher of watchers) if (key === null || key === watcher.key) watcher.call();
};

addEventListener("storage", ({ key }) => publish(key)); // another tab
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

// Every task that was checked, each in its highest edition only.
function answers() {
  const newest = new Map();
  for (const key of keys()) {
    const [, edition] = TASK.exec(key) ?? [];
    const [name, variant] = key.split("/").slice(3);
    const { answer } = edition ? task({ edition, task: name, variant }) : {};
    const place = `${name}/${variant}`;
    if (answer && Number(edition) > Number(newest.get(place)?.edition ?? 0)) newest.set(place, answer);
  }
  return [...newest.values()];
}

// ---- a sheet that comes in ----

const filled = (fields) => Object.entries(fields).filter(([, { typed }]) => typed.trim());

// How many answers here the sheet would replace by others, and whether another id.
function clashes({ student, answers: theirs }) {
  const differ = theirs.flatMap((sheet) => {
    const { typed, answer } = task(sheet);
    const own = (name) => [typed[name], answer?.fields[name]?.typed].map((text) => text?.trim()).filter(Boolean);
    return filled(sheet.fields).filter(([name, given]) => own(name).some((text) => text !== given.typed.trim()));
  });
  const mine = get(STUDENT);
  return { answers: differ.length, student: Boolean(student && mine && student !== mine) };
}

// What is blank in the sheet leaves what stands here.
function take({ student, answers: theirs }) {
  for (const sheet of theirs) {
    const given = filled(sheet.fields);
    if (!given.length) continue;
    const { answer: mine } = task(sheet);
    const fields = { ...sheet.fields, ...mine?.fields, ...Object.fromEntries(given) };
    const time = mine?.time > sheet.time ? mine.time : sheet.time;
    const typed = Object.fromEntries(given.map(([name, text]) => [name, text.typed]));
    write(sheet, { typed, answer: { ...sheet, fields, time } });
  }
  if (student) sign(student);
}

const sign = (student) => put(STUDENT, student.trim() || null);

globalThis.cocrea.store = {
  answers, clashes, kept, sign, take, task, write,
  reset: (place) => put(keyOf(place), null),
  student: () => get(STUDENT) ?? "",
  watch: (place, call) => watch(keyOf(place), call),
  watchStudent: (call) => watch(STUDENT, call),
};
})();
