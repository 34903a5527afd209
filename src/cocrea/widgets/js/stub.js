// All the JavaScript that a widget carries into Jupyter. The rest is one file for
// all widgets; the kernel sends it when asked. (A published page brings it along:
// there host.js does this work.)
const files = (globalThis[Symbol.for("cocrea.files")] ??= new Map());

function ask(model, name) {
  return new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`no kernel sent ${name}`)), 20000);
    model.on("msg:custom", function got(message, buffers) {
      if (message?.asset !== name) return;
      clearTimeout(late);
      model.off("msg:custom", got);
      const src = URL.createObjectURL(new Blob(buffers, { type: "text/javascript" }));
      document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: fail }));
    });
    model.send({ want: name });
  });
}

export default {
  async render({ model, el, host }) {
    const load = (name) => {
      if (!files.has(name)) files.set(name, ask(model, name).catch((e) => { files.delete(name); throw e; }));
      return files.get(name);
    };
    const getModel = (ref) => model.widget_manager
      ? model.widget_manager.get_model(ref.replace("IPY_MODEL_", "")) : host.getModel(ref);
    await load("widgets.js");
    return globalThis.cocrea.parts[model.get("part")]({ model, el, getModel, load });
  },
};
