// The list of documents: what waits for a person, first.

import { announce, h, refill } from "./dom.js";
import { get, itemsOf } from "./api.js";
import { count, nameOf, t } from "./words.js";
import { problemPage } from "./problem.js";
import { submitBox } from "./submit.js";

// The order as the server calls it; what waits and what is newest first.
const SORTS = { open: "-open", errors: "-errors", file: "file", year: "-year" };
const CHECKED = ["ok", "partial"];
const FIRST = "open";
const STATES = ["ok", "partial", "failed", "skipped", "running"];

const baseName = (file) =>
  String(file ?? "")
    .split("/")
    .pop();

export async function show(context) {
  const asked = new URLSearchParams(location.search);
  context.place([[t("documents"), "/documents"]]);
  const body = h("tbody");
  const more = h("p", { class: "more" });
  const total = h("p", { class: "muted", id: "shown" });
  let running = null;
  let shown = [];

  const select = (name, options, chosen) =>
    h(
      "label",
      null,
      h("span", null, t("filter." + name)),
      h(
        "select",
        { name },
        options.map(([id, text]) => h("option", { value: id, selected: (asked.get(name) ?? chosen) === id }, text)),
      ),
    );
  const check = (name) =>
    h(
      "label",
      { class: "check" },
      h("input", { type: "checkbox", name, value: "1", checked: asked.get(name) === "1" }),
      h("span", null, t("filter." + name)),
    );
  const form = h(
    "form",
    {
      class: "filters",
      role: "search",
      "aria-label": t("filter"),
      on: { submit: (event) => event.preventDefault(), input: changed },
    },
    h(
      "label",
      { class: "grow" },
      h("span", null, t("filter.q")),
      h("input", {
        type: "search",
        name: "q",
        value: asked.get("q") ?? "",
        placeholder: t("filter.q.hint"),
        autocomplete: "off",
      }),
    ),
    select(
      "status",
      [["", t("filter.any")], ...STATES.map((id) => [id, nameOf("status", id)])],
      "",
    ),
    select(
      "sort",
      Object.keys(SORTS).map((id) => [id, t("sort." + id)]),
      FIRST,
    ),
    check("open"),
    check("failing"),
  );

  let waiting = 0;
  function changed(event) {
    clearTimeout(waiting);
    waiting = setTimeout(() => load(true), event.target.type === "search" ? 220 : 0);
  }
  const query = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
    const told = new URLSearchParams(chosen.filter(([name, value]) => name !== "sort" || value !== FIRST));
    history.replaceState(null, "", "/documents" + (told.size ? "?" + told : ""));
    return new URLSearchParams(chosen);
  };

  async function load(tell, cursor = null) {
    running?.abort();
    running = new AbortController();
    const wanted = query();
    wanted.set("sort", SORTS[wanted.get("sort")] ?? SORTS[FIRST]);
    wanted.set("limit", "100");
    if (cursor) wanted.set("cursor", cursor);
    try {
      const answer = await get("/documents?" + wanted, running.signal);
      const items = itemsOf(answer);
      shown = cursor ? [...shown, ...items] : items;
      draw(answer.next ?? null);
      if (tell) announce(t("documents.shown", { n: count(shown.length) }));
    } catch (error) {
      if (error.name !== "AbortError")
        refill(
          body,
          h(
            "tr",
            null,
            h(
              "td",
              { colspan: 6 },
              problemPage(error, () => load(false)),
            ),
          ),
        );
    }
  }

  function draw(next) {
    const filtered = [...new FormData(form)].some(([name, value]) => value !== "" && name !== "sort");
    refill(
      body,
      shown.length
        ? shown.map(line)
        : h(
            "tr",
            { class: "empty" },
            h(
              "td",
              { colspan: 6 },
              h("h2", null, t(filtered ? "documents.no-match" : "documents.none")),
              h("p", null, t(filtered ? "documents.no-match.do" : "documents.none.do")),
            ),
          ),
    );
    const open = shown.reduce((sum, row) => sum + (row.open ?? 0), 0);
    refill(total, shown.length ? t("documents.total", { n: count(shown.length), open: count(open) }) : "");
    refill(more, next ? h("button", { type: "button", on: { click: () => load(true, next) } }, t("more")) : null);
  }

  const column = (name, kind) => h("th", { scope: "col", class: kind }, t("col." + name));
  refill(
    context.main,
    h(
      "div",
      { class: "page" },
      h(
        "div",
        { class: "page-head" },
        h("div", null, h("h1", null, t("documents")), total),
        submitBox(context, () => load(false)),
      ),
      form,
      h(
        "table",
        { class: "list documents", "aria-describedby": "shown" },
        h("caption", { class: "unseen" }, t("documents")),
        h(
          "thead",
          null,
          h(
            "tr",
            null,
            column("document"),
            column("year", "num"),
            column("pages", "num"),
            column("open", "num"),
            column("findings", "num"),
            column("status"),
          ),
        ),
        body,
      ),
      more,
    ),
  );
  await load(false);
  return () => running?.abort();
}

function line(row) {
  const settled = row.settled ?? 0;
  const open = row.open ?? 0;
  const name = row.entity || baseName(row.file);
  return h(
    "tr",
    null,
    h(
      "th",
      { scope: "row" },
      h("a", { href: `/documents/${row.id}` }, name),
      h("small", { class: "file" }, baseName(row.file)),
    ),
    h("td", { class: "num", "data-label": t("col.year") }, row.year ?? "–"),
    h("td", { class: "num", "data-label": t("col.pages") }, count(row.pages ?? 0)),
    h(
      "td",
      { class: "num c-open", "data-label": t("col.open") },
      open
        ? h(
            "a",
            {
              class: "open-link",
              href: `/documents/${row.id}/desk`,
              "aria-label": t("documents.settle", { n: count(open), name }),
            },
            h("b", null, count(open)),
            h("span", { "aria-hidden": "true" }, " →"),
          )
        : h("span", { class: "muted" }, settled ? t("all-settled") : "0"),
      settled ? h("small", null, t("settled-n", { n: count(settled) })) : null,
    ),
    h("td", { class: "num c-findings", "data-label": t("col.findings") }, verdicts(row)),
    h(
      "td",
      { "data-label": t("col.status") },
      h("span", { class: `status ${row.status}` }, nameOf("status", row.status)),
    ),
  );
}

/** Errors and warnings as two small counts. */
export function verdicts(row) {
  // Nothing was checked of what could not be read.
  if (!row.errors && !row.warnings)
    return h("span", { class: "muted" }, CHECKED.includes(row.status) ? t("no-findings") : "–");
  return h(
    "span",
    { class: "tallies" },
    row.errors ? h("span", { class: "tally error" }, t("errors-n", { n: count(row.errors) })) : null,
    row.warnings ? h("span", { class: "tally warning" }, t("warnings-n", { n: count(row.warnings) })) : null,
  );
}
