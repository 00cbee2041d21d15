// The figures of a document: filtered by state and words, a hundred at a time.

import { h, refill } from "./dom.js";
import { get, itemsOf } from "./api.js";
import { nameOf, percent, t } from "./words.js";

/** What a figure is: its concept, what of, when. */
export function whatOf(fact) {
  return [fact.item, fact.subject !== fact.item ? fact.subject : null, fact.period].filter(Boolean).join(" · ");
}

export async function figureList(place, base) {
  const body = h("tbody");
  const more = h("p", { class: "more" });
  let loaded = 0;
  let waiting = 0;
  const form = h(
    "form",
    {
      class: "filters",
      "aria-label": t("figures.filter"),
      on: { submit: (event) => event.preventDefault(), input: changed },
    },
    h(
      "label",
      { class: "grow" },
      h("span", null, t("filter.q")),
      h("input", { type: "search", name: "q", autocomplete: "off" }),
    ),
    h(
      "label",
      null,
      h("span", null, t("state")),
      h(
        "select",
        { name: "state" },
        h("option", { value: "" }, t("filter.any")),
        ["open", "settled"].map((id) => h("option", { value: id }, nameOf("state", id))),
      ),
    ),
  );
  place.append(
    form,
    h(
      "table",
      { class: "list figures" },
      h("caption", { class: "unseen" }, t("figures")),
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ["figure", "value", "place", "state"].map((name) =>
            h("th", { scope: "col", class: name === "value" ? "num" : null }, t("col." + name)),
          ),
        ),
      ),
      body,
    ),
    more,
  );

  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => load(null), 200);
  }

  async function load(cursor) {
    const wanted = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    wanted.set("limit", cursor ? "100" : "25");
    if (cursor) wanted.set("cursor", cursor);
    const answer = await get(`${base}/facts?${wanted}`);
    const rows = itemsOf(answer).map((fact) => row(fact, base));
    if (cursor) body.append(...rows);
    else refill(body, rows.length ? rows : h("tr", { class: "empty" }, h("td", { colspan: 4 }, t("figures.none"))));
    loaded = cursor ? loaded + rows.length : rows.length;
    refill(
      more,
      answer.next ? h("button", { type: "button", on: { click: () => load(answer.next) } }, t("more")) : null,
    );
  }
  await load(null);
}

function row(fact, base) {
  const settled = fact.settled?.value;
  return h(
    "tr",
    { class: fact.state },
    h(
      "th",
      { scope: "row" },
      h("a", { href: `${base}/desk?fact=${fact.id}` }, nameOf("concept", fact.concept)),
      h("small", null, whatOf(fact)),
    ),
    h(
      "td",
      { class: "num figure" },
      settled && settled !== fact.value && settled !== fact.text
        ? [h("ins", null, settled), " ", h("del", null, fact.value ?? fact.text)]
        : (fact.value ?? fact.text),
      fact.unit ? h("span", { class: "unit" }, " " + fact.unit) : null,
    ),
    h("td", null, t("page-n", { n: fact.page })),
    h(
      "td",
      null,
      fact.state === "open"
        ? h("span", { class: "status open" }, nameOf("state", "open"))
        : fact.state === "settled"
          ? h("span", { class: "status settled" }, nameOf("state", "settled"))
          : h("span", { class: "muted" }, percent(fact.confidence ?? 1)),
    ),
  );
}
