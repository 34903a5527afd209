// TaskForm: one task to fill in. Judges in the browser, says which slip, keeps the answers here.
(() => {
"use strict";

const { make, store, ui } = globalThis.cocrea;
const { OWN_KEYS, button, filled, freshId, questionOf, save } = ui;
const { asRead, idOf, judge, now, readSheet, readings, toText } = globalThis.cocrea.answers;
const UNREAD = new Set(["unanswered", "ambiguous", "other-unit", "not-a-number", "off-scale"]);

// Headings by role: the theme and Jupyter number and link real ones.
const title = (level, props, ...children) =>
  make("p", { className: "cocrea-task-title", attrs: { role: "heading", "aria-level": level }, ...props }, ...children);

// ---- the answer sheet: cocrea/tasks/answer-sheet.schema.json ----

// A notebook that signed (tasks.sign) knows better than the browser, which others may use too.
const signer = (task) => task.student || store.student() || null;

const sheetOf = (task, answers) => ({ schema: task.schema, student: signer(task), assignment: task.assignment,
  language: task.language, practice: task.practice, answers });

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
function textField(field, words, longest) {
  const id = freshId(), hint = freshId(), said = freshId();
  const area = make("textarea", { id, rows: field.rows, maxLength: longest, autocomplete: "off",
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

// A field with its place for what is said about the answer; `edited(name, text)` hears of every change.
function fieldOf(field, { icons, language, longest }, words, edited) {
  const part = PARTS[field.kind](field, words, longest);
  const place = make("div", { className: "cocrea-said", id: part.said, attrs: { role: "status" } });
  part.box.append(place);
  const clear = () => { place.replaceChildren(); delete part.box.dataset.verdict; part.unmark(); };
  const change = () => { clear(); edited(field.name, part.get()); };
  part.listen(change);

  function say({ typed, verdict }) {
    const code = verdict.replace(/^mistake:/, "");
    const text = make("div", { innerHTML: field.said[code] ?? field.said.wrong });
    if (verdict === "other-unit") text.replaceChildren(make("p", { textContent: filled(text.textContent, { typed }) }));
    if (verdict === "ambiguous") {
      text.replaceChildren(make("p", { textContent: filled(text.textContent, { typed }) }), askBack(typed));
    }
    const sign = icons[verdict] ?? icons.wrong;
    place.replaceChildren(make("span", { className: "cocrea-icon", attrs: { "aria-hidden": "true" } }, sign), text);
    part.box.dataset.verdict = verdict === "right" ? "right" : sign === icons.wrong ? "wrong" : "open";
    part.mark(verdict === "right");
  }

  function askBack(typed) {
    const use = (value) => button(filled(words.use, { value: asRead(value, language) }), () => {
      part.set(String(value));
      change();
      part.focus();
    });
    const meant = readings(typed);
    return make("p", {}, ...(meant.length ? [`${words.or} `, ...meant.map(use)] : []));
  }

  return { ...part, name: field.name, kind: field.kind, clear, say, judge: () => judge(part.get(), field, longest) };
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
  const shown = {}; // of each field, the text that the reader sees
  const edited = (name, text) => { shown[name] = text; store.write(task, { typed: { [name]: text } }); };
  const fields = task.fields.map((field) => fieldOf(field, task, words, edited));
  const heading = freshId();
  const status = make("p", { className: "cocrea-summary", attrs: { role: "status" } });
  const say = (text) => { status.textContent = text; };
  const help = helpOf(task, words, say);
  const mine = mineOf(task, words, say);

  // Fields that someone else changed (another tab, an import, the page of before Back) show what is kept.
  function refresh() {
    const { typed } = store.task(task);
    for (const field of fields) {
      const text = typed[field.name] ?? "";
      if (shown[field.name] === text) continue;
      shown[field.name] = text;
      field.set(text);
      field.clear();
      say("");
    }
    help.refresh();
  }

  function check() {
    refresh();
    const judged = fields.map((field) => field.judge());
    fields.forEach((field, i) => field.say(judged[i]));
    say(summaryOf(fields, judged, words));
    if (judged.every(({ verdict }) => verdict === "unanswered")) return;
    const given = fields.map(({ name }, i) => [name, { typed: judged[i].typed, read: judged[i].read }]);
    const answer = { task: task.task, variant: task.variant, edition: task.edition,
      fields: Object.fromEntries(given), time: now() };
    const honest = !judged.some(({ verdict }) => UNREAD.has(verdict));
    store.write(task, { answer, ...(honest && { tried: true }) });
    model.set("record", sheetOf(task, [answer]));
    model.save_changes();
  }

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
    make("p", { className: "cocrea-scale cocrea-task-time", textContent: task.time }),
    make("div", { innerHTML: task.prompt }),
    make("div", { className: "cocrea-given cocrea-table", innerHTML: task.given, tabIndex: 0, hidden: !task.given,
      attrs: { role: "region", "aria-label": `${words.data}: ${task.task}` } }),
    form, help.box, mine.box);
  el.replaceChildren(root);
  const stops = [store.watch(task, refresh), store.watchStudent(mine.refresh)];
  refresh();
  mine.refresh();
  return () => stops.forEach((stop) => stop());
}

// Hints, one at a time; the worked solution after an honest try.
function helpOf(task, words, say) {
  const state = () => store.task(task);
  const list = make("ol", { className: "cocrea-hints" });
  const solution = make("div", { className: "cocrea-solution", tabIndex: -1 });
  const more = button(words.hint, () => store.write(task, { hints: (state().hints ?? 0) + 1 }));
  const open = button(words.solution, () => {
    if (!state().tried) return say(words.solutionLocked);
    store.write(task, { solved: true });
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
      make("ol", {}, ...task.worked.map((innerHTML) => make("li", { innerHTML })))] : []),
  ];
}

// My answers: hand in, carry over, start again.
function mineOf(task, words, say) {
  const id = freshId(), hint = freshId();
  const kept = make("p", { className: "cocrea-scale" });
  const student = make("input", { type: "text", id, value: task.student ?? "", readOnly: Boolean(task.student),
    maxLength: 100, autocomplete: "off", spellcheck: false, attrs: { "aria-describedby": hint } });
  student.addEventListener("input", () => store.sign(student.value));
  function refresh() {
    kept.textContent = store.kept() ? words.kept : words.notKept;
    if (!task.student && (idOf(student.value) ?? "") !== store.student()) student.value = store.student();
  }
  const status = make("p", { className: "cocrea-summary", attrs: { role: "status" } });
  const announce = (text) => { status.textContent = text; };

  function handIn(give) {
    const answers = store.answers();
    return answers.length ? give(sheetOf(task, answers)) : announce(words.nothingChecked);
  }
  const download = () => handIn((sheet) => {
    const name = [words.fileName, sheet.student].filter(Boolean).join("-").replace(/[^\p{L}\p{N}._-]+/gu, "_");
    save(`${name}.json`, JSON.stringify(sheet, null, 1));
  });
  const copy = () => handIn(async (sheet) => {
    const text = toText(sheet);
    try {
      await navigator.clipboard.writeText(text);
      announce(words.copied);
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
    if (chosen) offer(await chosen.text().catch(() => ""), chosen.name);
  });
  function offer(text, name) {
    const sheet = readSheet(text, task.longest);
    if (!sheet) return announce(filled(words.importFailed, { file: name }));
    if (task.student) sheet.student = null;
    const take = () => { store.take(sheet); announce(filled(words.imported, { n: sheet.answers.length })); };
    const lost = store.clashes(sheet);
    if (!lost.answers && !lost.student) return take();
    announce("");
    replacing.ask([
      lost.answers && filled(words.importReplaces, { n: lost.answers }),
      lost.student && filled(words.importSigns, { mine: store.student(), theirs: sheet.student }),
      words.importSure,
    ].filter(Boolean).join(" "), take, choose);
  }

  const resetting = questionOf(words.resetYes, words.resetNo);
  const replacing = questionOf(words.importYes, words.importNo);
  const reset = () => { store.reset(task); say(""); announce(words.resetDone); };
  const choose = button(words.import, () => file.click());
  const ask = button(words.reset, () => resetting.ask(words.resetSure, reset, ask));

  const box = make("details", { className: "cocrea-mine" },
    make("summary", { textContent: words.mine }),
    kept,
    make("div", { className: "cocrea-answer" }, make("label", { htmlFor: id, textContent: words.student }), student,
      make("p", { className: "cocrea-scale", id: hint, textContent: words.studentHint })),
    make("div", { className: "cocrea-row" }, button(words.download, download), button(words.copy, copy), choose, ask, file),
    replacing.box, resetting.box, status);
  return { box, refresh };
}

globalThis.cocrea.parts.task = render;
})();
