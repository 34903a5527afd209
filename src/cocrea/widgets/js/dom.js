// An element with its properties, its attributes (`attrs`) and its children: how every part here writes HTML.
(globalThis.cocrea ??= { parts: {} }).make = (tag, { attrs = {}, ...props } = {}, ...children) => {
  const el = Object.assign(document.createElement(tag), props);
  for (const [name, value] of Object.entries(attrs)) el.setAttribute(name, value);
  el.append(...children);
  return el;
};
