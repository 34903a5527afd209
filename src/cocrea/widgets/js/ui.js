// What forms and builders share: buttons, files to save, a question before anything is lost.
(() => {
"use strict";

const { make } = globalThis.cocrea;

// JupyterLab takes arrows, Space and Enter for itself unless told not to; text boxes it leaves alone.
const OWN_KEYS = { "data-lm-suppress-shortcuts": "true" };

let serial = 0;
const freshId = () => `cocrea-part-${++serial}`;
const filled = (text, facts) => text.replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? place);

const button = (textContent, onclick, className = "") =>
  make("button", { type: "button", textContent, onclick, className: `cocrea-button ${className}`, attrs: OWN_KEYS });

function save(name, content, type = "application/json") {
  const href = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}

// Before anything is lost: what would be, and two ways on.
function questionOf(yes, no) {
  const id = freshId();
  const text = make("span", { id });
  const box = make("p", { className: "cocrea-sure", hidden: true, attrs: { role: "group", "aria-labelledby": id } }, text, " ");
  function ask(said, then, from) {
    const close = () => { box.hidden = true; from.focus(); };
    text.textContent = said;
    box.replaceChildren(text, " ", button(yes, () => { close(); then(); }), " ", button(no, close));
    box.hidden = false;
    box.querySelector("button").focus();
  }
  return { box, ask };
}

globalThis.cocrea.ui = { OWN_KEYS, button, filled, freshId, questionOf, save };

// A builder's script is for the pages that have one: asked for when it is shown.
globalThis.cocrea.parts.builder = async (given) => {
  try {
    await given.load("builder.js");
  } catch (error) {
    console.error("[cocrea]", error);
    given.el.replaceChildren(make("p", { className: "cocrea-note", textContent: given.model.get("words").broken }));
    return undefined;
  }
  return globalThis.cocrea.build(given);
};
})();
