// A published page: draws the saved ipywidgets with the browser's own controls, no kernel.
// Knows what the course uses (KNOWN_MODELS in widgets/front.py names the same); the rest is an error.
(() => {
"use strict";

const { make } = globalThis.cocrea; // widgets.js stands before this script
const HERE = document.currentScript.src;
const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';

class Model {
  #calls = new Map();
  constructor(kind, state) { this.kind = kind; this.state = state; }
  get(key) { return this.state[key]; }
  set(key, value) {
    if (Object.is(this.state[key], value)) return;
    this.state[key] = value;
    for (const name of [`change:${key}`, "change"]) for (const call of this.#calls.get(name) ?? []) call();
  }
  on(name, call) { this.#calls.set(name, (this.#calls.get(name) ?? new Set()).add(call)); }
  off(name, call) { this.#calls.get(name)?.delete(call); }
  save_changes() {} // nobody listens: there is no kernel
  send() {}
}

const idOf = (ref) => String(ref).replace("IPY_MODEL_", "");
const bytes = (base64) => new DataView(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);

function read(script) {
  const models = new Map();
  for (const [id, { model_name, state, buffers = [] }] of Object.entries(JSON.parse(script.textContent).state)) {
    for (const { path, data } of buffers) path.slice(0, -1).reduce((at, key) => at[key], state)[path.at(-1)] = bytes(data);
    models.set(id, new Model(model_name, state));
  }
  // An Explorer's axes say how the values of its controls read: "4.5", "30 %".
  for (const model of models.values()) {
    model.get("axes")?.forEach((axis, i) => { models.get(idOf(model.get("controls")[i])).axis = axis; });
  }
  return models;
}

const files = new Map();
function load(name) {
  if (!files.has(name)) files.set(name, new Promise((done, fail) => {
    const onerror = () => fail(new Error(`${name} did not load`));
    document.head.append(make("script", { src: new URL(name, HERE).href, onload: done, onerror }));
  }));
  return files.get(name);
}

let serial = 0;
const freshId = () => `cocrea-control-${++serial}`;

function slider(model) {
  const id = freshId();
  const input = make("input", { type: "range", id, min: model.get("min"), max: model.get("max"),
    step: model.get("step"), autocomplete: "off" });
  input.value = model.get("value");
  const shown = make("span", { className: "cocrea-value" });
  shown.setAttribute("aria-hidden", "true"); // the slider itself says it
  const say = () => {
    const { labels, min, step } = model.axis ?? {};
    const value = model.get("value");
    shown.textContent = labels ? labels[Math.round((value - min) / step)] : String(value);
    input.setAttribute("aria-valuetext", shown.textContent);
  };
  input.addEventListener("input", () => model.set("value", input.valueAsNumber));
  model.on("change:value", say);
  say();
  return make("div", { className: "cocrea-field" },
    make("label", { htmlFor: id, textContent: model.get("description") }), shown, input);
}

const views = {
  IntSliderModel: slider,
  FloatSliderModel: slider,
  DropdownModel(model) {
    const id = freshId();
    const options = model.get("_options_labels").map((textContent) => make("option", { textContent }));
    const box = make("select", { id, autocomplete: "off" }, ...options);
    box.selectedIndex = model.get("index") ?? 0;
    box.addEventListener("change", () => model.set("index", box.selectedIndex));
    return make("div", { className: "cocrea-field" },
      make("label", { htmlFor: id, textContent: model.get("description") }), box);
  },
  ToggleButtonsModel(model) {
    const name = freshId();
    const options = model.get("_options_labels").map((textContent, i) => {
      const radio = make("input", { type: "radio", name, checked: i === model.get("index"), autocomplete: "off" });
      radio.addEventListener("change", () => model.set("index", i));
      return make("label", {}, radio, make("span", { textContent }));
    });
    return make("fieldset", { className: "cocrea-field" },
      make("legend", { textContent: model.get("description") }),
      make("div", { className: "cocrea-options" }, ...options));
  },
  CheckboxModel(model) {
    const box = make("input", { type: "checkbox", checked: model.get("value"), autocomplete: "off" });
    box.addEventListener("change", () => model.set("value", box.checked));
    return make("label", { className: "cocrea-field cocrea-tick" }, box,
      make("span", { textContent: model.get("description") }));
  },
  HTMLModel: (model) => make("div", { innerHTML: model.get("value") }),
  BoxModel: container,
  HBoxModel: container,
  VBoxModel: container,
  AnyModel(model, models) {
    const el = make("div");
    const getModel = async (ref) => models.get(idOf(ref));
    Promise.resolve()
      .then(() => globalThis.cocrea.parts[model.get("part")]({ model, el, getModel, load, still: stills.get(el.parentElement) }))
      .catch((error) => { console.error("[cocrea]", error); stillPicture(el, model); });
    return el;
  },
};

function container(model, models) {
  return make("div", {}, ...model.get("children").map((ref) => show(ref, models)));
}

function show(ref, models) {
  const model = models.get(idOf(ref));
  const el = Object.hasOwn(views, model.kind) ? views[model.kind](model, models) : strange(model.kind, models);
  el.classList.add(...(model.get("_dom_classes") ?? []));
  return el;
}

function strange(kind, models) {
  console.error(`[cocrea] a published page cannot show a ${kind}`);
  const ours = [...models.values()].find((model) => model.get("words"));
  return make("p", { className: "cocrea-note", textContent: ours?.get("words").strange ?? "Works in Jupyter only." });
}

// What readers without scripts see, and readers whose browser is too old.
const stills = new Map(); // explorable -> the picture that stood in its place
function stillPicture(el, model) {
  const root = el.closest(".cocrea-explorer");
  const still = stills.get(root);
  if (still) root.replaceWith(still, make("p", { className: "cocrea-note", textContent: model.get("words").broken }));
}

for (const script of document.querySelectorAll(STATE)) {
  const models = read(script);
  for (const place of document.querySelectorAll(VIEW)) {
    const id = JSON.parse(place.textContent).model_id;
    if (!models.has(id)) continue;
    const view = show(id, models), still = place.parentElement.querySelector(":scope > .cocrea-fallback");
    if (still) stills.set(view, still);
    still?.remove();
    place.after(view);
  }
}

globalThis.cocrea.knows = Object.keys(views).sort();
})();
