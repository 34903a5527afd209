// Explorer: looks the state of its controls up in the lattice, redraws the chart, says the sentence.
(() => {
"use strict";

const { make } = globalThis.cocrea;

const VIEWS = (globalThis[Symbol.for("cocrea.views")] ??= new Map()); // chart element -> Vega view, for tests
const RENEWED = 200; // moves after which a chart is made anew: Vega keeps a slot for every row it ever had
const HOLE = -2147483648; // NaN among integers; see widgets/lattice.py, whose `unpack` does the same

async function inflate(view) {
  const zipped = new Blob([view]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(zipped).arrayBuffer());
}

function column(head, raw, rows) {
  if (head.kind === "json") return JSON.parse(new TextDecoder().decode(raw));
  const size = { int16: 2, int32: 4, float64: 8 }[head.kind];
  const count = raw.length / size;
  const mixed = new Uint8Array(raw.length); // byte planes -> numbers
  for (let b = 0; b < size; b++) for (let i = 0; i < count; i++) mixed[i * size + b] = raw[b * count + i];
  if (size === 8) return new Float64Array(mixed.buffer);
  const steps = size === 2 ? new Int16Array(mixed.buffer) : new Int32Array(mixed.buffer);
  const scale = 10 ** head.decimals;
  const values = new Float64Array(count);
  for (let i = 0, sum = 0; i < count; i++) {
    sum = i % rows ? (sum + steps[i]) | 0 : steps[i];
    values[i] = sum === HOLE ? NaN : sum / scale;
  }
  return values;
}

function unpack(all) {
  let at = all.indexOf(10) + 1;
  const utf8 = new TextDecoder();
  const { columns, rows } = JSON.parse(utf8.decode(all.subarray(0, at)));
  const data = columns.map((head) => ({ ...head, values: column(head, all.subarray(at, (at += head.bytes)), rows) }));
  const sentences = JSON.parse(utf8.decode(all.subarray(at)));
  return {
    sentence: (state) => sentences[state],
    rows: (state) => Array.from({ length: rows }, (_, i) =>
      Object.fromEntries(data.map((c) => [c.name, c.values[(c.shared ? 0 : state * rows) + i]]))),
  };
}

// Where a control stands on its axis: sliders count steps, lists their index, a checkbox 0 or 1.
const position = (axis, control) =>
  Math.max(0, Math.min(axis.n - 1, Math.round((Number(control.get(axis.trait)) - axis.min) / axis.step)));

const wide = (el) => new Promise((done) => {
  const watch = new ResizeObserver(() => { if (el.clientWidth) { watch.disconnect(); done(); } });
  watch.observe(el);
});

// The words of a chart in the page's own font, measured so.
const lettering = (font) => ({ text: { font }, style: Object.fromEntries(
  ["guide-label", "guide-title", "group-title", "group-subtitle"].map((name) => [name, { font }])) });

async function draw(chart, spec, rows, label) {
  const whole = { ...spec, width: chart.clientWidth, autosize: { type: "fit-x", contains: "padding" },
    data: spec.data.map((source) => source.name === "state" ? { ...source, values: rows } : source) };
  const box = make("div", {});
  const view = globalThis.vegaView(whole, lettering(getComputedStyle(chart).fontFamily), { renderer: "svg" });
  await view.initialize(box).runAsync();
  const svg = box.querySelector("svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  for (const part of svg.children) part.setAttribute("aria-hidden", "true"); // one picture, one label
  chart.replaceChildren(box);
  VIEWS.set(chart, view);
  return view;
}

// ipywidgets gives the handles of its sliders no name (in Jupyter; host.js needs no help).
function nameHandles(root) {
  const name = () => root.querySelectorAll(".noUi-handle:not([aria-label])").forEach((handle) =>
    handle.setAttribute("aria-label", handle.closest(".widget-hslider").querySelector(".widget-label").textContent));
  const watch = new MutationObserver(name);
  watch.observe(root, { childList: true, subtree: true });
  name();
  return watch;
}

async function start({ model, el, getModel, load }, chart, text) {
  if (!globalThis.DecompressionStream) throw new Error("this browser has no DecompressionStream");
  const [, all, ...controls] = await Promise.all([
    load("vega.js"), inflate(model.get("lattice")), ...model.get("controls").map(getModel)]);
  const axes = model.get("axes");
  const lattice = unpack(all);
  const state = () => axes.reduce((k, axis, i) => k * axis.n + position(axis, controls[i]), 0);
  await wide(chart);
  let shown = state();
  const tell = () => {
    el.dataset.state = shown;
    el.dispatchEvent(new CustomEvent("cocrea:updated", { bubbles: true, detail: { state: shown } }));
  };
  text.textContent = lattice.sentence(shown);
  const spec = model.get("spec");
  const drawn = () => draw(chart, spec, lattice.rows(shown), spec.description ?? model.get("title"));
  let view = await drawn(), moves = 0;
  chart.removeAttribute("aria-busy");
  tell();

  let busy = Promise.resolve();
  const after = (job) => (busy = busy.then(job).catch((error) => console.error("[cocrea]", error)));
  let asked = false;
  const update = () => { // several changes at once are drawn once
    if (asked) return;
    asked = true;
    after(async () => {
      asked = false;
      if (shown === state()) return;
      shown = state();
      text.textContent = lattice.sentence(shown);
      if (++moves % RENEWED) await view.data("state", lattice.rows(shown)).runAsync();
      else [view] = [await drawn(), view.finalize()];
      tell();
    });
  };
  controls.forEach((control, i) => control.on(`change:${axes[i].trait}`, update));
  update(); // a control may have moved while the chart was drawn
  const size = new ResizeObserver(() => {
    if (chart.clientWidth && chart.clientWidth !== view.width()) after(() => view.width(chart.clientWidth).runAsync());
  });
  size.observe(chart);
  return () => {
    size.disconnect();
    controls.forEach((control, i) => control.off(`change:${axes[i].trait}`, update));
    VIEWS.delete(chart);
    view.finalize();
  };
}

globalThis.cocrea.parts.explorer = async function render(context) {
  const { model, el } = context;
  const chart = make("div", { className: "cocrea-chart" });
  chart.setAttribute("aria-busy", "true");
  chart.style.minHeight = `${model.get("height")}px`;
  const text = make("p", { className: "cocrea-sentence", textContent: model.get("sentence") });
  text.setAttribute("role", "status");
  const still = context.still?.querySelector("svg"); // what the page showed so far stays until the chart is drawn
  if (still) chart.append(still.cloneNode(true));
  el.append(chart, text);
  const root = el.closest(".cocrea-explorer") ?? el;
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", model.get("title"));
  const watch = nameHandles(root);
  try {
    const stop = await start(context, chart, text);
    return () => { watch.disconnect(); stop(); };
  } catch (error) {
    chart.removeAttribute("aria-busy");
    chart.style.minHeight = "";
    chart.replaceChildren(make("p", { className: "cocrea-note", textContent: model.get("words").broken }));
    throw error;
  }
};
})();
