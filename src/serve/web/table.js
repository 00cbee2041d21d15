// A table as printed, merged cells merged; every figure leads to its place on the page.

import { h, refill } from "./dom.js";
import { all, get } from "./api.js";
import { nameOf, t } from "./words.js";
import { spanOf, titleOf } from "./document.js";

export async function show(context, doc, id) {
  const base = `/documents/${doc}`;
  const [document_, table, facts] = await Promise.all([
    get(base),
    get(`${base}/tables/${id}`),
    all(`${base}/facts?limit=500`),
  ]);
  const name = table.subject || table.title || nameOf("form", table.form);
  context.place([
    [t("documents"), "/documents"],
    [titleOf(document_), base],
    [name, ""],
  ]);
  const at = new Map(facts.filter((fact) => fact.table === id).map((fact) => [`${fact.row}/${fact.col}`, fact]));
  refill(
    context.main,
    h(
      "div",
      { class: "page" },
      h(
        "div",
        { class: "page-head" },
        h(
          "div",
          null,
          h("h1", null, name),
          h(
            "p",
            { class: "muted" },
            `${nameOf("form", table.form)} · ${t("pages-of", { pages: spanOf(table.pages) })}${table.unit ? " · " + t("unit-n", { unit: table.unit }) : ""}`,
          ),
        ),
      ),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": name }, printedTable(table, at, base)),
    ),
  );
}

export function printedTable(table, factAt, base) {
  const rows = [];
  for (let row = 0; row < table.rows; ++row) {
    rows.push(
      h(
        "tr",
        null,
        table.cells
          .filter((cell) => cell.row === row)
          .map((cell) => {
            const fact = factAt.get(`${cell.row}/${cell.col}`);
            const text = fact?.settled?.value ?? cell.text;
            return h(
              "td",
              {
                rowspan: cell.row_span > 1 ? cell.row_span : null,
                colspan: cell.col_span > 1 ? cell.col_span : null,
                class: [fact?.state ?? "", /^[-+\d.,%]+$/.test(text) ? "num" : ""].join(" ").trim() || null,
              },
              fact ? h("a", { href: `${base}/desk?fact=${fact.id}` }, text || "–") : text,
            );
          }),
      ),
    );
  }
  return h(
    "table",
    { class: "printed" },
    h("caption", { class: "unseen" }, table.title || table.id),
    h("tbody", null, rows),
  );
}
