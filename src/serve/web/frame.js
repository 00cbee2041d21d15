// What stands around the figure at the desk: progress, tools, the decisions as buttons, and what is shown between figures.

import { h, iconButton, refill } from "./dom.js";
import { count, t } from "./words.js";
import { labelOf } from "./keys.js";

/** Makes the desk's lasting parts. */
export function frame(desk) {
  desk.bar = h("progress", { max: 1, value: 0, "aria-label": t("progress") });
  desk.count = h("span", { class: "progress-text" });
  desk.pageText = h("span", { class: "page-text" });
  desk.saving = h("span", { class: "saving", "aria-hidden": "true" });
  desk.panel = h("aside", { class: "panel", "aria-label": t("panel") });
  desk.actions = h("div", { class: "desk-actions", role: "toolbar", "aria-label": t("actions") });
  const tool = (name, drawing) => iconButton(drawing, `${t("key." + name)} (${labelOf(name)})`, () => desk.run(name));
  desk.root = h(
    "div",
    { class: "desk", "data-blind": desk.blind || null },
    h(
      "div",
      { class: "desk-bar" },
      h("div", { class: "progress" }, desk.bar, desk.count, desk.saving),
      h(
        "div",
        { class: "tools", role: "toolbar", "aria-label": t("stage.tools") },
        tool("page-up", "up"),
        desk.pageText,
        tool("page-down", "down"),
        h("span", { class: "gap" }),
        tool("zoom-out", "minus"),
        tool("zoom-in", "plus"),
        tool("home", "target"),
        tool("fit", "fit"),
        tool("invert", "invert"),
        h("span", { class: "gap" }),
        h("button", { type: "button", class: "quiet", on: { click: () => desk.run("trail") } }, t("trail")),
        h(
          "button",
          { type: "button", class: "quiet", on: { click: () => desk.run("help") } },
          t("keys"),
          " ",
          h("kbd", null, "?"),
        ),
      ),
    ),
    desk.stage.root,
    desk.panel,
    desk.actions,
  );
}

/** The decisions that are possible now. */
export function drawActions(desk) {
  const names = desk.data
    ? desk.blind
      ? ["unreadable", "skip"]
      : ["accept", "next-reading", "type", "report-wrong", "unreadable", "skip", "undo"]
    : ["undo"];
  refill(
    desk.actions,
    names.map((name) =>
      h(
        "button",
        {
          type: "button",
          class: name === "accept" ? "primary" : null,
          "data-command": name,
          "aria-keyshortcuts": labelOf(name) === "⏎" ? "Enter" : labelOf(name),
          on: { click: () => desk.run(name) },
        },
        t("do." + name),
        " ",
        h("kbd", { "aria-hidden": "true" }, labelOf(name)),
      ),
    ),
  );
}

/** No figure in hand: all settled (`all`), or a page is looked at. */
export function rest(desk, all) {
  const blind = desk.blind;
  const share = desk.queue.agreement;
  return h(
    "section",
    { class: "panel-part rest" },
    h("h1", { id: "figure", tabindex: -1 }, t(all ? (blind ? "second-look.done" : desk.total ? "desk.done" : "desk.none") : "desk.page")),
    h("p", null, t(all ? (blind ? "second-look.done.more" : "desk.done.more") : "desk.page.more")),
    blind && share?.asked
      ? h("p", { class: "agreement" }, t("second-look.agreement", { agreed: share.agreed, asked: share.asked }))
      : null,
    h(
      "p",
      { class: "actions" },
      desk.queue.open().length
        ? h(
            "button",
            { type: "button", class: "primary", on: { click: () => desk.go(desk.queue.next(null)) } },
            t("settle-n", { n: count(desk.waiting(desk.queue.open())) }),
          )
        : null,
      h("a", { class: "button", href: desk.base }, t("desk.back")),
      !blind && desk.settled
        ? h("a", { class: "button", href: `${desk.base}/desk?second-look=1` }, t("second-look"))
        : null,
    ),
  );
}
