// The keys of the desk: one list, from which the handler, the buttons and the help are made.

import { h } from "./dom.js";
import { t } from "./words.js";
import { keep, setting } from "./settings.js";

/** name, keys as KeyboardEvent.key (letters in lower case), group. */
export const KEYS = [
  ["accept", ["Enter", "a"], "decide"],
  ["next-reading", ["n", "j"], "decide"],
  ["previous-reading", ["k"], "decide"],
  ["type", ["e", "t"], "decide"],
  ["report-wrong", ["r"], "decide"],
  ["unreadable", ["u"], "decide"],
  ["skip", ["s"], "decide"],
  ["undo", ["z"], "decide"],
  ["reason", ["m"], "decide"],
  ["back", ["b", "["], "move"],
  ["forward", ["]"], "move"],
  ["page-down", ["PageDown"], "move"],
  ["page-up", ["PageUp"], "move"],
  ["zoom-in", ["+", "="], "move"],
  ["zoom-out", ["-"], "move"],
  ["home", ["h", "0"], "move"],
  ["fit", ["f"], "move"],
  ["invert", ["i"], "move"],
  ["trail", ["l"], "move"],
  ["help", ["?"], "move"],
];

const byKey = new Map(KEYS.flatMap(([name, keys]) => keys.map((key) => [key, name])));
const LABELS = { Enter: "⏎", PageDown: "PgDn", PageUp: "PgUp" };
export const labelOf = (name) => {
  const key = KEYS.find(([known]) => known === name)?.[1][0] ?? "";
  return LABELS[key] ?? key.toUpperCase();
};

export const lettersOn = () => setting("letters", "on") === "on";

/** The command a key stands for, or undefined. Letters can be switched off, for those who dictate. */
export function commandOf(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey) return "undo";
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key.length === 1 && !lettersOn()) return undefined;
  return byKey.get(key);
}

/** The help as a dialog. */
export function helpDialog() {
  const group = (name) =>
    h(
      "section",
      null,
      h("h3", null, t("keys." + name)),
      h(
        "dl",
        null,
        KEYS.filter(([, , of]) => of === name).map(([id, keys]) =>
          h(
            "div",
            null,
            h(
              "dt",
              null,
              keys.map((key, i) => [i ? " " : null, h("kbd", null, LABELS[key] ?? key.toUpperCase())]),
            ),
            h("dd", null, t("key." + id)),
          ),
        ),
      ),
    );
  const dialog = h(
    "dialog",
    { class: "help", "aria-labelledby": "help-title", on: { close: () => dialog.remove() } },
    h("h2", { id: "help-title" }, t("keys")),
    h("div", { class: "columns even" }, group("decide"), group("move")),
    h("p", { class: "muted" }, t("keys.digits")),
    h(
      "label",
      { class: "check" },
      h("input", {
        type: "checkbox",
        checked: lettersOn(),
        on: { change: (event) => keep("letters", event.target.checked ? "on" : "off") },
      }),
      h("span", null, t("keys.letters")),
    ),
    h("form", { method: "dialog" }, h("button", { class: "primary" }, t("close"))),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** A dialog with any content. */
export function showDialog(title, content) {
  const dialog = h(
    "dialog",
    {
      "aria-labelledby": "dialog-title",
      on: { close: () => dialog.remove(), click: (event) => event.target.closest("a") && dialog.close() },
    },
    h("h2", { id: "dialog-title" }, title),
    content,
    h("form", { method: "dialog" }, h("button", { class: "primary" }, t("close"))),
  );
  document.body.append(dialog);
  dialog.showModal();
}
