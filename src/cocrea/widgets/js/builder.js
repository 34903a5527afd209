// Builder: notes to write, to tag and to put in their places; the plan says which (widgets/builder.py).
// The notes are kept as the text that is exported too. Whoever changes them reads that text anew.
(() => {
"use strict";

const { make, store, ui } = globalThis.cocrea;
const { isObject } = globalThis.cocrea.answers;
const { OWN_KEYS, button, filled, freshId, questionOf, save } = ui;
const SCHEMA = "cocrea-board/1";
const MOST = 200, LONGEST = 200; // notes on a board, letters of a note

// ---- notes: { id, text, place, tags: { field: option } } ----

const isKnown = (options, value) => value === "" || options.some(({ id }) => id === value);

function noteOf(given, number, plan) {
  if (!isObject(given) || typeof given.text !== "string") return null;
  const { text, place = "" } = given, tags = isObject(given.tags) ? given.tags : {};
  const read = Object.fromEntries(plan.fields.map(({ id }) => [id, tags[id] ?? ""]));
  const known = isKnown(plan.places, place) && plan.fields.every(({ id, options }) => isKnown(options, read[id]));
  return known && text.trim() && text.length <= LONGEST ? { id: number, text, place, tags: read } : null;
}

// -> the notes of a text, or null: then it is no board of this plan.
function readNotes(text, plan) {
  let all = null;
  try { all = JSON.parse(text); } catch { return null; }
  if (all?.schema !== SCHEMA || all.board !== plan.id || !Array.isArray(all.notes) || all.notes.length > MOST) return null;
  const notes = all.notes.map((given, number) => noteOf(given, number, plan));
  return notes.includes(null) ? null : notes;
}

const write = (notes, plan) => JSON.stringify({ schema: SCHEMA, board: plan.id,
  notes: notes.map(({ text, place, tags }) => ({ text, place, tags })) }, null, 1);

const begin = (plan) => plan.start.map((text, number) => noteOf({ text }, number, plan));

// ---- what a board says ----

const isAside = (plan, place) => Boolean(plan.places.find(({ id }) => id === place)?.aside);
const asked = (plan, note) => (isAside(plan, note.place) ? [] : plan.fields);
const answered = (plan, note) => plan.fields.map(({ id }) => note.tags[id]);

// Where a note stands by a view: the reader's own has no table, and "*" is a table for all.
function placeBy(view, note, plan) {
  if (!view?.table) return note.place;
  return view.table["*"] ?? view.table[answered(plan, note).join("/")] ?? "";
}

const oddsOf = (plan, note) => plan.odd.filter(({ when }) =>
  Object.entries(when).every(([name, value]) => (name === "place" ? note.place : note.tags[name]) === value));
const countsAs = (plan, note) => answered(plan, note)[0] || plan.unanswered;
const hasEvidence = (plan, note) => plan.evidence.includes(countsAs(plan, note)) && !oddsOf(plan, note).some(({ doubt }) => doubt);

function factsOf(notes, view, plan) {
  const counted = notes.filter((note) => !isAside(plan, note.place));
  const by = (one) => counted.map((note) => placeBy(one, note, plan));
  const moved = (one, other) => by(one).filter((place, i) => place && by(other)[i] && place !== by(other)[i]).length;
  const here = by(view), [own, ...rules] = plan.views;
  const options = plan.fields[0].options.map(({ id }) => [id, counted.filter((note) => countsAs(plan, note) === id).length]);
  return { n: counted.length, evidence: counted.filter((note) => hasEvidence(plan, note)).length,
    left: here.filter((place) => !place).length, created: here.filter((place) => plan.created.includes(place)).length,
    moved: moved(own, view), differ: rules.length > 1 ? moved(rules[0], rules[1]) : 0, ...Object.fromEntries(options) };
}

function sentence(notes, view, plan) {
  const facts = factsOf(notes, view, plan), said = view?.said ?? plan.said;
  const left = facts.left && view ? view.left : "";
  return [facts.n ? filled(facts.n === 1 ? said[0] : said[1], facts) : plan.nothing, filled(left, facts)].filter(Boolean).join(" ");
}

const tagOf = (plan, note) => asked(plan, note).flatMap(({ id, options }) =>
  options.filter((option) => option.id === note.tags[id]).map(({ short, label }) => short || label)).join(" · ");

// How many notes of a place have evidence, and its share from 0 to 1.
function shareOf(notes, place, plan) {
  const found = notes.filter((note) => hasEvidence(plan, note)).length;
  const shaded = plan.evidence.length && !place.aside && notes.length;
  return { share: shaded ? found / notes.length : 0,
    count: shaded ? filled(plan.words.share, { a: found, n: notes.length }) : notes.length ? `(${notes.length})` : "" };
}

// ---- files ----

// A cell that begins like a formula stays text in a spreadsheet.
const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function tableOf(notes, plan) {
  const { words } = plan, title = (place) => plan.places.find(({ id }) => id === place)?.title ?? words.nowhere;
  const label = (options, value) => options.find(({ id }) => id === value)?.label ?? "";
  const rows = notes.map((note) => [note.text, title(note.place),
    ...plan.fields.map(({ id, options }) => label(options, note.tags[id]))]);
  const head = [words.note, words.place, ...plan.fields.map((field) => field.label)];
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const SVG = "http://www.w3.org/2000/svg";
function draw(tag, attrs, text = "", ...children) {
  const el = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attrs)) el.setAttribute(name, value);
  el.append(...(text ? [text] : []), ...children);
  return el;
}

function wrap(text, width, pen) {
  const lines = [""];
  for (let word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (pen.measureText(longer).width <= width) { lines[lines.length - 1] = longer; continue; }
    if (lines.at(-1)) lines.push("");
    while (pen.measureText(word).width > width) { // a word wider than the column
      let cut = word.length - 1;
      while (cut > 1 && pen.measureText(word.slice(0, cut)).width > width) cut--;
      lines[lines.length - 1] = word.slice(0, cut);
      lines.push("");
      word = word.slice(cut);
    }
    lines[lines.length - 1] = word;
  }
  return lines;
}

// The board as a picture, on paper's colours whatever the page wears. -> { svg, width, height }
function pictureOf(notes, view, plan) {
  const GAP = 14, STEP = 19, columns = plan.columns, width = 960, pen = document.createElement("canvas").getContext("2d");
  const parts = [], wide = (width - GAP * (columns + 1)) / columns;
  let y = GAP;
  const write = (text, x, room, { size = 14, weight = 400 } = {}) => {
    pen.font = `${weight} ${size}px sans-serif`;
    for (const line of wrap(text, room, pen)) {
      y += STEP * (size / 14);
      parts.push(draw("text", { x, y, "font-size": size, "font-weight": weight }, line));
    }
  };
  write(plan.title, GAP, width - 2 * GAP, { size: 20, weight: 700 });
  y += GAP;
  const box = (place, x, room) => {
    const inside = notes.filter((note) => placeBy(view, note, plan) === place.id), { share, count } = shareOf(inside, place, plan);
    const frame = draw("rect", { x, y, width: room, rx: 8, fill: "@light(zone)", "fill-opacity": 0.45 * share,
      stroke: "@light(ink)", "stroke-width": 1 });
    parts.push(frame);
    const top = y;
    y += 6;
    write(`${place.title} ${count}`.trim(), x + 12, room - 24, { weight: 700 });
    for (const note of inside) {
      y += 7;
      const tag = tagOf(plan, note);
      write(`• ${note.text}${tag ? ` [${tag}]` : ""}`, x + 12, room - 24);
    }
    y += 14;
    return { frame, top };
  };
  const close = ({ frame, top }, bottom) => frame.setAttribute("height", Math.max(60, bottom - top));
  const rows = [];
  const full = plan.places.filter(({ aside }) => aside), rest = plan.places.filter(({ aside }) => !aside);
  for (const place of full) rows.push([place]);
  for (let i = 0; i < rest.length; i += columns) rows.push(rest.slice(i, i + columns));
  if (notes.some((note) => !placeBy(view, note, plan))) rows.push([{ id: "", title: plan.words.nowhere, aside: true }]);
  for (const row of rows) {
    const top = y;
    const boxes = row.map((place, i) => {
      y = top;
      const room = row.length === 1 && place.aside ? width - 2 * GAP : wide;
      const one = box(place, GAP + i * (wide + GAP), room);
      return { ...one, bottom: y };
    });
    const bottom = Math.max(top + 60, ...boxes.map((one) => one.bottom));
    for (const one of boxes) close(one, bottom);
    y = bottom + GAP;
  }
  write(sentence(notes, view, plan), GAP, width - 2 * GAP);
  const height = Math.ceil(y + GAP);
  const svg = draw("svg", { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif", fill: "@light(ink)" },
    "", draw("title", {}, plan.title), draw("rect", { width, height, fill: "@light(paper)" }), ...parts);
  return { svg: new XMLSerializer().serializeToString(svg), width, height };
}

async function pixels({ svg, width, height }) {
  const image = make("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}` });
  await image.decode();
  const sheet = make("canvas", { width: 2 * width, height: 2 * height });
  sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
  return new Promise((done) => { sheet.toBlob(done, "image/png"); });
}

// ---- the board ----

const heading = (level, textContent, props = {}) =>
  make("p", { className: "cocrea-builder-title", textContent, ...props, attrs: { role: "heading", "aria-level": level } });

function select(label, first, options, value, onchange, key) {
  const id = freshId();
  const box = make("select", { id, autocomplete: "off", attrs: { "data-key": key, ...OWN_KEYS } },
    ...[{ id: "", label: first }, ...options].map((option) =>
      make("option", { value: option.id, textContent: option.title ?? option.label, selected: option.id === value })));
  box.addEventListener("change", () => onchange(box.value));
  return make("div", { className: "cocrea-builder-field" }, make("label", { htmlFor: id, textContent: label }), box);
}

function entry(label, value, oninput, onenter, key) {
  const id = freshId();
  const input = make("input", { type: "text", id, value, maxLength: LONGEST, autocomplete: "off", attrs: { "data-key": key } });
  input.addEventListener("input", () => oninput(input.value));
  input.addEventListener("keydown", (event) => { // JupyterLab keeps Enter for itself
    if (event.key !== "Enter") return;
    event.preventDefault();
    onenter();
  });
  return { input, box: make("div", { className: "cocrea-builder-field" }, make("label", { htmlFor: id, textContent: label }), input) };
}

function build({ model, el }) {
  const plan = { ...model.get("plan"), words: model.get("words") }, { words } = plan;
  let open = null; // the note whose tools are shown
  let view = plan.views[0];
  let before = null; // what stood here before something was lost
  let typing = false;

  const kept = () => readNotes(store.board(plan.id) ?? "", plan);
  const notes = () => kept() ?? begin(plan);
  const keep = (changed) => store.keepBoard(plan.id, write(changed, plan));
  const change = (id, to) => keep(notes().map((note) => (note.id === id ? { ...note, ...to } : note)));
  const tag = (note, field, value) => change(note.id, { tags: { ...note.tags, [field]: value } });

  const news = make("span", { attrs: { role: "status" } });
  const say = (text) => { news.textContent = text; undo.hidden = true; };
  const undo = button(words.undo, () => {
    if (before !== null) store.keepBoard(plan.id, before);
    before = null;
    say(words.undone);
    add.input.focus();
  });
  undo.hidden = true;

  // Something is lost on purpose: it can be had back until the next time.
  function lose(text, job) {
    before = write(notes(), plan);
    open = null;
    job();
    say(text);
    undo.hidden = false;
  }

  // ---- a new note: what it says, where, with which tags ----

  const fresh = { place: "", tags: {} };
  const options = (note) => asked(plan, note).map(({ id, label, options: all }) =>
    select(label, words.choose, all, note.tags[id] ?? "", (value) => { note.tags[id] = value; }, `new/${id}`));
  const put = () => {
    const text = add.input.value.trim();
    if (!text) { say(words.empty); add.input.focus(); return; }
    const all = notes();
    if (all.length >= MOST) { say(words.full); return; }
    keep([...all, noteOf({ text, place: fresh.place, tags: isAside(plan, fresh.place) ? {} : fresh.tags }, all.length, plan)]);
    say(filled(words.added, { place: plan.places.find(({ id }) => id === fresh.place)?.title ?? words.nowhere }));
    add.input.value = "";
    add.input.focus();
  };
  const add = entry(words.note, "", () => {}, put, "new/text");
  const ask = make("div", { className: "cocrea-builder-fields" });
  function renew() {
    ask.replaceChildren(
      select(words.place, words.choose, plan.places, fresh.place, (value) => { fresh.place = value; renew(); focusOn("new/place"); }, "new/place"),
      ...options(fresh));
  }
  renew();

  // ---- the notes ----

  const focusOn = (key) => [...root.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key)?.focus();

  function toolsOf(note, head) {
    const key = (name) => `${note.id}/${name}`;
    const shut = () => { open = null; refresh(); focusOn(key("head")); };
    const text = entry(words.edit, note.text, (value) => {
      if (!value.trim()) return; // a note without words is kept as it was
      typing = true;
      change(note.id, { text: value });
      typing = false;
      head.firstChild.textContent = value;
    }, shut, key("text"));
    const remove = button(words.remove, () => {
      lose(words.removed, () => keep(notes().filter(({ id }) => id !== note.id)));
      undo.focus();
    });
    return make("div", { className: "cocrea-builder-tools" }, text.box,
      select(words.place, words.nowhere, plan.places, note.place, (place) => {
        change(note.id, { place });
        say(filled(words.moved, { place: plan.places.find(({ id }) => id === place)?.title ?? words.nowhere }));
      }, key("place")),
      ...asked(plan, note).map(({ id, label, options: all }) =>
        select(label, words.choose, all, note.tags[id], (value) => tag(note, id, value), key(id))),
      make("div", { className: "cocrea-builder-row" }, button(words.done, shut), remove));
  }

  function itemOf(note) {
    const isOpen = open === note.id, tagged = tagOf(plan, note), place = placeBy(view, note, plan);
    const moved = view?.table && place && note.place && place !== note.place;
    const head = button("", () => { open = isOpen ? null : note.id; refresh(); }, "cocrea-builder-note");
    head.append(make("span", { textContent: note.text }),
      ...(tagged ? [make("span", { className: "cocrea-builder-tag", textContent: tagged })] : []),
      ...(moved ? [make("span", { className: "cocrea-builder-tag", textContent: words.elsewhere })] : []));
    head.setAttribute("aria-expanded", String(isOpen));
    head.dataset.key = `${note.id}/head`;
    const first = answered(plan, note)[0];
    const item = make("li", { attrs: { "data-tag": isAside(plan, note.place) ? "" : first } }, head,
      ...oddsOf(plan, note).map(({ said }) => make("p", { className: "cocrea-builder-odd", textContent: said })));
    if (isOpen) item.append(toolsOf(note, head));
    return item;
  }

  function placeOf(place, all) {
    const inside = all.filter((note) => placeBy(view, note, plan) === place.id), { share, count } = shareOf(inside, place, plan);
    const title = heading(4, place.title, { id: freshId() });
    title.append(make("span", { className: "cocrea-builder-count", textContent: count && ` ${count}` }));
    const box = make("section", { className: "cocrea-builder-place", attrs: { "data-place": place.id, "aria-labelledby": title.id } }, title,
      make("p", { className: "cocrea-builder-hint", textContent: place.hint }), make("ul", {}, ...inside.map(itemOf)));
    if (place.aside) box.dataset.aside = "";
    box.style.setProperty("--share", share.toFixed(2));
    return box;
  }

  const board = make("div", { className: "cocrea-builder-board" });
  board.style.setProperty("--columns", plan.columns);
  const summary = make("p", { className: "cocrea-builder-said", attrs: { "aria-live": "polite" } });
  const safe = make("p", { className: "cocrea-builder-hint" });

  function refresh() {
    const all = notes();
    summary.textContent = sentence(all, view, plan);
    if (typing) return;
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const nowhere = all.some((note) => !placeBy(view, note, plan));
    const tray = { id: "", title: words.nowhere, hint: view?.table ? words.unanswered : words.pick, aside: true };
    board.replaceChildren(...(nowhere ? [placeOf(tray, all)] : []), ...plan.places.map((place) => placeOf(place, all)));
    safe.textContent = store.kept() ? words.kept : words.notKept;
    if (held && document.activeElement?.dataset.key !== held) focusOn(held);
  }

  // ---- by whose rule ----

  const rule = freshId();
  const views = make("fieldset", { className: "cocrea-builder-views", hidden: plan.views.length < 2, attrs: OWN_KEYS },
    make("legend", { textContent: words.by }), ...plan.views.map((one, i) => {
      const radio = make("input", { type: "radio", name: rule, checked: !i, autocomplete: "off" });
      radio.addEventListener("change", () => { view = one; refresh(); });
      return make("label", {}, radio, make("span", { textContent: one.title }));
    }));

  // ---- take along, bring back, begin again ----

  const picture = () => pictureOf(notes(), view, plan);
  const file = make("input", { type: "file", accept: ".json,application/json", hidden: true, attrs: { "aria-label": words.import } });
  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    file.value = "";
    if (!chosen) return;
    const theirs = readNotes(await chosen.text().catch(() => ""), plan);
    if (!theirs) { say(filled(words.importFailed, { file: chosen.name })); return; }
    const take = () => {
      const done = filled(words.imported, { n: theirs.length });
      if (kept()) lose(done, () => keep(theirs));
      else { keep(theirs); say(done); }
    };
    if (kept()?.length) replacing.ask(filled(words.importSure, { n: kept().length, m: theirs.length }), take, choose);
    else take();
  });
  const choose = button(words.import, () => file.click());
  const replacing = questionOf(words.importYes, words.importNo);
  const clearing = questionOf(words.clearYes, words.clearNo);
  const clear = button(words.clear, () => clearing.ask(words.clearSure, () => lose(words.cleared, () => store.keepBoard(plan.id, null)), clear));
  const files = make("div", { className: "cocrea-builder-row" },
    button(words.json, () => save(`${words.file}.json`, write(notes(), plan))),
    button(words.table, () => save(`${words.file}.csv`, tableOf(notes(), plan), "text/csv")),
    button(words.svg, () => save(`${words.file}.svg`, picture().svg, "image/svg+xml")),
    button(words.png, async () => save(`${words.file}.png`, await pixels(picture()), "image/png")),
    choose, clear, file);

  const form = make("div", { className: "cocrea-builder-new" }, add.box, ask, button(words.add, put, "cocrea-main"));
  const title = heading(3, plan.title, { id: freshId() });
  const root = make("section", { className: "cocrea-builder", attrs: { "aria-labelledby": title.id, "data-builder": plan.id } }, title,
    make("p", { textContent: plan.intro }),
    form, make("p", { className: "cocrea-builder-row cocrea-builder-news" }, news, undo),
    views, board, summary,
    make("details", { className: "cocrea-builder-files" }, make("summary", { textContent: words.mine }), safe, files, replacing.box, clearing.box));
  if (plan.start.length) summary.after(form); // the notes that stand there come first
  el.replaceChildren(root);
  refresh();
  return store.watchBoard(plan.id, refresh);
}

globalThis.cocrea.build = build;
})();
