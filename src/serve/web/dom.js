// Elements without markup: all text goes in as text, so that nothing a document says can become part of the page.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** h("p", {class: "note", on: {click}}, "text", child, ...): properties are attributes; null and false are left out. */
export function h(tag, properties, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** The same for drawings. */
export function svg(tag, properties, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

const PATHS = {
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  sun: "M12 3v2m0 14v2m9-9h-2M5 12H3m15.4-6.4L17 7M7 17l-1.4 1.4m12.8 0L17 17M7 7 5.6 5.6M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  plus: "M12 5v14m-7-7h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5",
  left: "m15 5-7 7 7 7",
  right: "m9 5 7 7-7 7",
  up: "m5 15 7-7 7 7",
  down: "m5 9 7 7 7-7",
  target: "M12 2v5m0 10v5m10-10h-5M7 12H2m10-5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z",
  upload: "M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4",
  invert: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 0v18",
};

/** A small drawing that says nothing to a screen reader: the control around it has the name. */
export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));
}

/** A button that is only a drawing. */
export function iconButton(name, label, click, properties) {
  return h(
    "button",
    { type: "button", class: "quiet square", "aria-label": label, title: label, on: { click }, ...properties },
    icon(name),
  );
}

/** Puts other children into an element. */
export function refill(element, ...children) {
  element.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** Tells a screen reader, and shows for a moment. */
let clearing = 0;
export function announce(text, kind = "") {
  const place = document.getElementById("outcome");
  refill(place, h("span", { class: kind }, text));
  place.classList.add("shown");
  clearTimeout(clearing);
  clearing = setTimeout(() => place.classList.remove("shown"), kind === "bad" ? 9000 : 4000);
}

/** True while keys belong to a field that is typed into. */
export function isTyping(event) {
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    target.type !== "radio" &&
    target.type !== "checkbox"
  );
}
