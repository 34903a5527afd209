// TaskForm: one task to fill in. Judges in the browser, says which slip, keeps the answers here.
(() => {
"use strict";

const { asRead, judge, now, readings, toText } = globalThis.cocrea.answers;
const ICONS = { right: "✓", recorded: "✎", unanswered: "…", ambiguous: "?", "not-a-number": "?" };
const UNREAD = new Set(["unanswered", "ambiguous", "not-a-number", "off-scale"]);
const SHEET = /^cocrea-answers\/1$/;

// JupyterLab takes arrows, Space and Enter for itself unless told not to; text boxes it leaves alone.
const OWN_KEYS = { "data-lm-suppress-shortcuts": "true" };

let serial = 0;
const freshId = () => `cocrea-task-${++serial}`;
const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? place);

function make(tag, props = {}, ...children) {
  const { attrs = {}, ...rest } = props;
  const el = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attrs)) el.setAttribute(name, value);
  el.append(...children);
  return el;
}

// Headings by role: the theme and Jupyter number and link real ones.
const title = (level, props, ...children) =>
  make("p", { className: "cocrea-task-title", attrs: { role: "heading", "aria-level": level }, ...props }, ...children);

const button = (textContent, onclick, className = "") =>
  make("button", { type: "button", textContent, onclick, className: `cocrea-button ${className}`, attrs: OWN_KEYS });

// ---- what this browser keeps: one entry for each edition, task and variant ----

const memory = new Map(); // where the browser keeps nothing (private windows, blocked storage)

const drawer = {
  works: (() => {
    try {
      localStorage.setItem("cocrea/try", "1");
      localStorage.removeItem("cocrea/try");
      return true;
    } catch { return false; }
  })(),
  get(key) { return this.works ? localStorage.getItem(key) : memory.get(key) ?? null; },
  set(key, value) {
    memory.set(key, value);
    if (!this.works) return;
    try { localStorage.setItem(key, value); } catch { this.works = false; } // full
  },
  remove(key) { memory.delete(key); if (this.works) localStorage.removeItem(key); },
  keys() { return this.works ? Object.keys(localStorage) : [...memory.keys()]; },
};

const shelf = (edition) => `cocrea/${edition}/task/`;
const keyOf = (edition, task, variant) => `${shelf(edition)}${task}/${variant}`;

function recall(key) {
  try { return JSON.parse(drawer.get(key)) ?? {}; } catch { return {}; } // someone else's text
}

// ---- the answer sheet: cocrea/tasks/answer-sheet.schema.json ----

// A notebook that signed (tasks.sign) knows better than the browser, which others may use too.
const signer = (task) => task.student || drawer.get("cocrea/student") || null;

function sheetOf(task, answers) {
  return { schema: task.schema, student: signer(task), assignment: task.assignment,
    edition: task.edition, language: task.language, practice: true, answers };
}

// Every task of this edition that was checked in this browser.
function allAnswers(task) {
  return drawer.keys().filter((key) => key.startsWith(shelf(task.edition))).sort()
    .map((key) => recall(key).answer).filter(Boolean);
}

function looksLikeSheet(sheet) {
  return SHEET.test(sheet?.schema) && Array.isArray(sheet.answers) && sheet.answers.every((answer) =>
    [answer?.task, answer?.variant, answer?.time].every((text) => typeof text === "string")
    && Object.values(answer.fields ?? { none: null }).every((given) => typeof given?.typed === "string"));
}

function save(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}

// ---- one field ----

function numberField(field) {
  const id = freshId(), hint = freshId(), said = freshId();
  const input = make("input", { type: "text", id, autocomplete: "off", spellcheck: false,
    attrs: { inputmode: "decimal", "aria-describedby": `${hint} ${said}` } });
  const box = make("div", { className: "cocrea-answer" },
    make("label", { htmlFor: id, textContent: field.label }),
    make("span", { className: "cocrea-entry" }, input, make("span", { textContent: field.unit })),
    make("p", { className: "cocrea-scale", id: hint, textContent: field.hint }));
  return { box, said, get: () => input.value, set: (text) => { input.value = text; }, focus: () => input.focus(),
    listen: (call) => input.addEventListener("input", call),
    mark: (right) => input.setAttribute("aria-invalid", String(!right)),
    unmark: () => input.removeAttribute("aria-invalid") };
}

function choiceField(field) {
  const name = freshId(), said = freshId();
  const radios = field.options.map(([value]) => make("input", { type: "radio", name, value, autocomplete: "off" }));
  const options = field.options.map(([, textContent], i) =>
    make("label", { className: "cocrea-option" }, radios[i], make("span", { textContent })));
  const box = make("fieldset", { className: "cocrea-answer", attrs: { "aria-describedby": said, ...OWN_KEYS } },
    make("legend", { textContent: field.label }), ...options);
  return { box, said, get: () => radios.find((radio) => radio.checked)?.value ?? "",
    set: (code) => { for (const radio of radios) radio.checked = radio.value === code; },
    focus: () => radios[0].focus(), listen: (call) => box.addEventListener("change", call),
    mark() {}, unmark() {} };
}

// Words: a person judges them with the rubric, which stands beside the box.
function textField(field, words) {
  const id = freshId(), hint = freshId(), said = freshId();
  const area = make("textarea", { id, rows: field.rows, maxLength: 2000, autocomplete: "off",
    attrs: { "aria-describedby": `${hint} ${said}` } });
  const rubric = make("details", { className: "cocrea-rubric", hidden: !field.rubric },
    make("summary", { textContent: words.rubric, attrs: { "aria-label": `${words.rubric}: ${field.label}` } }), make("div", { innerHTML: field.rubric }));
  const box = make("div", { className: "cocrea-answer" },
    make("label", { htmlFor: id, textContent: field.label }), area,
    make("p", { className: "cocrea-scale", id: hint, textContent: field.hint }), rubric);
  return { box, said, get: () => area.value, set: (text) => { area.value = text; }, focus: () => area.focus(),
    listen: (call) => area.addEventListener("input", call), mark() {}, unmark() {} };
}

const PARTS = { choice: choiceField, number: numberField, text: textField };

// A field with its place for what is said about the answer.
function fieldOf(field, words) {
  const part = PARTS[field.kind](field, words);
  const place = make("div", { className: "cocrea-said", id: part.said, attrs: { role: "status" } });
  part.box.append(place);
  const clear = () => { place.replaceChildren(); delete part.box.dataset.verdict; part.unmark(); };
  part.listen(clear);

  function say({ typed, verdict }) {
    const code = verdict.replace(/^mistake:/, "");
    const text = make("div", { innerHTML: field.said[code] ?? field.said.wrong });
    if (verdict === "ambiguous") {
      text.replaceChildren(make("p", { textContent: filled(text.textContent, { typed }) }), askBack(typed));
    }
    const icon = make("span", { className: "cocrea-icon", attrs: { "aria-hidden": "true" } }, ICONS[verdict] ?? "✗");
    place.replaceChildren(icon, text);
    part.box.dataset.verdict = verdict === "right" ? "right" : ICONS[verdict] ? "open" : "wrong";
    part.mark(verdict === "right");
  }

  function askBack(typed) {
    const use = (value) => button(filled(words.use, { value: asRead(value) }), () => {
      part.set(String(value));
      clear();
      part.focus();
    });
    const meant = readings(typed);
    return make("p", {}, ...(meant.length ? [`${words.or} `, ...meant.map(use)] : []));
  }

  return { ...part, name: field.name, kind: field.kind, clear, say, judge: () => judge(part.get(), field) };
}

// How far one is: what is right of what is judged, what is recorded of what a person reads.
function summaryOf(fields, judged, words) {
  const count = (kind) => fields.filter((field) => (field.kind === "text") === kind).length;
  const done = (wanted) => judged.filter(({ verdict }) => verdict === wanted).length;
  const asked = count(false), right = done("right"), written = count(true);
  const said = [];
  if (asked) said.push(right === asked ? words.allRight : filled(words.summary, { right, all: asked }));
  if (written) said.push(filled(words.recorded, { done: done("recorded"), all: written }));
  return said.join(" ");
}

// ---- the form ----

function decoded(payload) {
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (c) => c.charCodeAt(0))));
}

function render({ model, el }) {
  const task = decoded(model.get("payload"));
  const words = model.get("words");
  const key = keyOf(task.edition, task.task, task.variant);
  const fields = task.fields.map((field) => fieldOf(field, words));
  const heading = freshId();
  const status = make("p", { className: "cocrea-summary", attrs: { role: "status" } });
  const say = (text) => { status.textContent = text; };
  let state = recall(key);

  const keep = (changes) => {
    state = { ...state, ...changes };
    drawer.set(key, JSON.stringify(state));
  };
  const typed = () => Object.fromEntries(fields.map((field) => [field.name, field.get()]));

  function check() {
    const judged = fields.map((field) => field.judge());
    fields.forEach((field, i) => field.say(judged[i]));
    say(summaryOf(fields, judged, words));
    if (judged.every(({ verdict }) => verdict === "unanswered")) return;
    const given = fields.map(({ name }, i) => [name, { typed: judged[i].typed, read: judged[i].read }]);
    const answer = { task: task.task, variant: task.variant, fields: Object.fromEntries(given), time: now() };
    keep({ typed: typed(), answer, tried: state.tried || !judged.some(({ verdict }) => UNREAD.has(verdict)) });
    help.refresh();
    model.set("record", sheetOf(task, [answer]));
    model.save_changes();
  }

  const help = helpOf(task, words, { state: () => state, keep, say });
  const fill = () => {
    for (const field of fields) { field.set(state.typed?.[field.name] ?? ""); field.clear(); }
    help.refresh();
  };
  const mine = mineOf(task, words, { key, say, restart() { state = recall(key); fill(); } });
  for (const field of fields) field.listen(() => keep({ typed: typed() }));

  const submit = Object.assign(button(words.check, null, "cocrea-main"), { type: "submit" });
  const form = make("form", { className: "cocrea-form", noValidate: true, attrs: { autocomplete: "off" } },
    ...fields.map((field) => field.box),
    make("div", { className: "cocrea-row" }, submit, status));
  form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  form.addEventListener("keydown", (event) => { // JupyterLab keeps Enter from submitting
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    form.requestSubmit();
  });

  const root = make("section", { className: "cocrea-task", attrs: { "aria-labelledby": heading } },
    title(3, { id: heading }, make("span", { className: "cocrea-task-id", textContent: task.task }), ` ${task.title}`),
    make("div", { innerHTML: task.prompt }),
    make("div", { className: "cocrea-given", innerHTML: task.given, tabIndex: 0, hidden: !task.given,
      attrs: { role: "region", "aria-label": `${words.data}: ${task.task}` } }),
    form, help.box, mine);
  el.replaceChildren(root);
  fill();
}

// Hints, one at a time; the worked solution after an honest try.
function helpOf(task, words, { state, keep, say }) {
  const list = make("ol", { className: "cocrea-hints" });
  const solution = make("div", { className: "cocrea-solution", tabIndex: -1 });
  const more = button(words.hint, () => { keep({ hints: (state().hints ?? 0) + 1 }); refresh(); });
  const open = button(words.solution, () => {
    if (!state().tried) return say(words.solutionLocked);
    keep({ solved: true });
    refresh();
    solution.focus();
  });
  const lock = make("span", { className: "cocrea-lock", id: freshId(), textContent: words.solutionLocked });
  open.setAttribute("aria-describedby", lock.id);

  function refresh() {
    const { hints = 0, tried, solved } = state();
    for (const extra of [...list.children].slice(hints)) extra.remove();
    for (let n = list.children.length; n < Math.min(hints, task.hints.length); n++) {
      const count = filled(words.hintOf, { n: n + 1, all: task.hints.length });
      list.append(make("li", {}, make("p", { className: "cocrea-count", textContent: count }),
        make("div", { innerHTML: task.hints[n] })));
    }
    more.hidden = hints >= task.hints.length;
    more.textContent = hints ? words.nextHint : words.hint;
    open.setAttribute("aria-disabled", String(!tried));
    open.hidden = Boolean(solved);
    lock.hidden = Boolean(tried || solved);
    solution.hidden = !solved;
    if (solved && !solution.childElementCount) solution.append(...workedOut(task, words));
    if (!solved) solution.replaceChildren();
  }

  const row = make("div", { className: "cocrea-row" }, more, open, lock);
  const live = make("div", { attrs: { role: "status" } }, list);
  return { box: make("div", { className: "cocrea-help" }, live, row, solution), refresh };
}

function workedOut(task, words) {
  return [
    title(4, { textContent: words.solutionTitle }),
    make("div", { innerHTML: task.solution }),
    ...(task.worked.length ? [make("p", { className: "cocrea-count", textContent: words.withYourData }),
      make("ol", {}, ...task.worked.map((textContent) => make("li", { textContent })))] : []),
  ];
}

// My answers: hand in, carry over, start again.
function mineOf(task, words, { key, say, restart }) {
  const id = freshId(), hint = freshId();
  const student = make("input", { type: "text", id, value: signer(task) ?? "", readOnly: Boolean(task.student),
    maxLength: 100, autocomplete: "off", spellcheck: false, attrs: { "aria-describedby": hint } });
  const sign = () => { if (!task.student) drawer.set("cocrea/student", student.value.trim()); };
  student.addEventListener("change", sign);
  const status = make("p", { className: "cocrea-summary", attrs: { role: "status" } });
  const told = (text) => { status.textContent = text; };

  function handIn(give) {
    sign();
    const answers = allAnswers(task);
    return answers.length ? give(sheetOf(task, answers)) : told(words.nothingChecked);
  }
  const download = () => handIn((sheet) => {
    const name = [words.fileName, sheet.student].filter(Boolean).join("-").replace(/[^\p{L}\p{N}._-]+/gu, "_");
    save(`${name}.json`, JSON.stringify(sheet, null, 1));
  });
  const copy = () => handIn(async (sheet) => {
    const text = toText(sheet);
    try {
      await navigator.clipboard.writeText(text);
      told(words.copied);
    } catch { // no permission, or a page opened from disk
      const attrs = { "aria-label": words.copyByHand };
      const area = make("textarea", { value: text, readOnly: true, rows: 4, attrs });
      status.replaceChildren(words.copyByHand, area);
      area.select();
    }
  });

  const file = make("input", { type: "file", accept: ".json,application/json", hidden: true });
  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    file.value = "";
    if (chosen) told(take(await chosen.text().catch(() => ""), chosen.name));
  });
  function take(text, name) {
    let sheet;
    try { sheet = JSON.parse(text); } catch { /* looksLikeSheet says so */ }
    if (!looksLikeSheet(sheet)) return filled(words.importFailed, { file: name });
    for (const answer of sheet.answers) {
      const place = keyOf(sheet.edition, answer.task, answer.variant);
      const typed = Object.fromEntries(Object.entries(answer.fields).map(([field, given]) => [field, given.typed]));
      drawer.set(place, JSON.stringify({ ...recall(place), typed, answer }));
    }
    if (sheet.student && !task.student) student.value = sheet.student;
    sign();
    restart();
    return filled(words.imported, { n: sheet.answers.length });
  }

  const sure = make("p", { className: "cocrea-sure", hidden: true }, `${words.resetSure} `);
  const ask = button(words.reset, () => { sure.hidden = false; sure.querySelector("button").focus(); });
  const close = () => { sure.hidden = true; ask.focus(); };
  sure.append(
    button(words.resetYes, () => { drawer.remove(key); restart(); close(); say(""); told(words.resetDone); }),
    button(words.resetNo, close));

  return make("details", { className: "cocrea-mine" },
    make("summary", { textContent: words.mine }),
    make("p", { className: "cocrea-scale", textContent: drawer.works ? words.kept : words.notKept }),
    make("div", { className: "cocrea-answer" }, make("label", { htmlFor: id, textContent: words.student }), student,
      make("p", { className: "cocrea-scale", id: hint, textContent: words.studentHint })),
    make("div", { className: "cocrea-row" }, button(words.download, download), button(words.copy, copy),
      button(words.import, () => file.click()), ask, file),
    sure, status);
}

globalThis.cocrea.parts.task = render;
})();
