// A table as printed, merged cells merged; every figure leads to its place on the page.

import { announce, h, refill } from "./dom.js";
import { all, get, post } from "./api.js";
import { nameOf, namesOf, t } from "./words.js";
import { problemText } from "./problem.js";
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
          context.me()?.scopes?.includes("review") ? kindBox(context, `${base}/tables/${id}`, table, doc, id) : null,
        ),
      ),
      h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": name }, printedTable(table, at, base)),
    ),
  );
}

// What kind of form it is: a person may say so, and take it back from the document's trail.
function kindBox(context, path, table, doc, id) {
  const kinds = h(
    "select",
    { id: "kind" },
    namesOf("form").map(([kind, name]) => h("option", { value: kind, selected: kind === table.form }, name)),
  );
  const settle = (event) => {
    event.preventDefault();
    post(`${path}/decisions`, { form: kinds.value, seen: table.form }).then(
      (answer) => {
        const changed = answer.changed_findings?.length ?? 0;
        announce(t("kind.done", { kind: nameOf("form", answer.form.form), n: changed }), "good");
        show(context, doc, id);
      },
      (error) => announce(problemText(error), "bad"),
    );
  };
  return h(
    "form",
    { class: "kind", on: { submit: settle } },
    h("label", { for: "kind" }, t("kind")),
    kinds,
    h("button", { type: "submit" }, t("kind.settle")),
    table.settled
      ? h("span", { class: "status" }, t("kind.settled", { kind: nameOf("form", table.settled.read_form) }))
      : null,
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
