// One figure at the desk: its parts in their order, the marks on its page, and the sentence a screen reader says.

import { h } from "./dom.js";
import { nameOf, t } from "./words.js";
import { around, choiceList, findingsOf, heading, history as historyOf, loupe, textOf } from "./panel.js";

/** The panel of a figure; sets the desk's fields that are typed into. */
export function figureView(desk, data, item, position) {
  const { fact } = data;
  desk.input = h("input", {
    type: "text",
    id: "value",
    autocomplete: "off",
    spellcheck: "false",
    inputmode: "decimal",
    "aria-describedby": "tried",
    placeholder: t("type.hint"),
    on: { input: () => desk.tryLater(), keydown: (event) => desk.inputKey(event) },
  });
  desk.reason = h("input", {
    type: "text",
    id: "reason",
    autocomplete: "off",
    maxlength: 500,
    placeholder: t("reason.hint"),
    on: { keydown: (event) => event.key === "Escape" && desk.focusChoice() },
  });
  desk.tried = h("output", { id: "tried", class: "tried", for: "value" });
  desk.effects = h("div", { class: "effect-place" });
  const typing = h(
    "div",
    { class: "typing" },
    h("label", { for: "value" }, t(desk.blind ? "type.blind" : "type")),
    h("div", { class: "with-unit" }, desk.input, fact.unit ? h("span", { class: "unit" }, fact.unit) : null),
    desk.tried,
  );
  const part = (name, content) =>
    content ? h("section", { class: "panel-part" }, h("h2", null, t(name)), content) : null;
  return [
    heading(data, position),
    loupe(desk.doc, data),
    desk.blind
      ? h("p", { class: "muted note" }, t("second-look.how"))
      : [
          data.decision
            ? h(
                "p",
                { class: "decided" },
                t("decided", {
                  action: nameOf("action", data.decision.action),
                  value: data.decision.new?.text || data.fact.text,
                }),
              )
            : null,
          choiceList(data, 0, (i) => desk.select(i, false)),
          desk.effects,
        ],
    typing,
    h("div", { class: "typing reason" }, h("label", { for: "reason" }, t("reason")), desk.reason),
    desk.blind
      ? null
      : [
          item?.why?.length ? h("p", { class: "why" }, t("why", { n: item.why.length })) : null,
          part("checks", findingsOf(data, desk.base)),
          part("around", around(data, desk.base)),
          historyOf(data, desk.base),
        ],
  ];
}

/** What belongs to the figure on the page: its row, its column, the figures it is checked against. */
export function marksOf(data) {
  const { fact, page } = data;
  return [
    ...(data.neighbours?.row ?? []).map((one) => ({
      page: one.page ?? page.number,
      bbox: one.bbox,
      kind: "row",
    })),
    ...(data.neighbours?.column ?? []).map((one) => ({
      page: one.page ?? page.number,
      bbox: one.bbox,
      kind: "column",
    })),
    ...data.findings
      .filter((one) => one.verdict === "fail")
      .flatMap((one) => one.boxes ?? [])
      .filter((box) => box.fact !== fact.id)
      .map((box) => ({ page: box.page, bbox: box.bbox, kind: "operand" })),
  ];
}

/** The figure as it is told when it comes. */
export function sentenceOf(data, position, blind) {
  const { fact } = data;
  const parts = [
    nameOf("concept", fact.concept),
    fact.item,
    blind ? "" : t("read-as", { text: textOf(data.choices[0] ?? fact) }),
    t("page-n", { n: fact.page }),
    position,
  ];
  return parts.filter(Boolean).join(t("comma"));
}
