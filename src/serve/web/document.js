// One document: what was found in it, its forms, its pages, its figures and the decisions on them.

import { h, refill } from "./dom.js";
import { all, get, itemsOf, pictureUrl } from "./api.js";
import { count, nameOf, t } from "./words.js";
import { failed, findingGroup, grouped } from "./findings.js";
import { figureList } from "./figures.js";
import { trailList } from "./trail.js";
import { problemPage } from "./problem.js";

export const titleOf = (document_) =>
  document_.entity ||
  String(document_.file ?? "")
    .split("/")
    .pop();

export async function show(context, doc) {
  const base = `/documents/${doc}`;
  const [document_, findings, decisions] = await Promise.all([
    get(base),
    all(`${base}/findings?limit=500`),
    get(`${base}/decisions`).then(itemsOf, () => []),
  ]);
  const title = titleOf(document_);
  context.place([
    [t("documents"), "/documents"],
    [title, base],
  ]);
  const counts = document_.counts ?? {};
  const wrong = findings.filter(failed);
  const groups = grouped(wrong);
  const link = (box) => `${base}/desk?fact=${box.fact}`;

  const section = (id, text, ...children) =>
    h(
      "section",
      { id, tabindex: -1, "aria-labelledby": `${id}-title` },
      h("h2", { id: `${id}-title` }, text),
      children,
    );
  const figure = (name, value, kind) =>
    h("div", { class: kind }, h("dt", null, t("count." + name)), h("dd", null, count(value ?? 0)));
  const figures = section("figures", t("figures"));
  refill(
    context.main,
    h(
      "div",
      { class: "page document" },
      h(
        "div",
        { class: "page-head" },
        h(
          "div",
          null,
          h(
            "h1",
            null,
            title,
            document_.year ? h("span", { class: "year" }, t("year-n", { n: document_.year })) : null,
          ),
          h(
            "p",
            { class: "muted file" },
            String(document_.file).split("/").pop(),
            " · ",
            h("code", { title: document_.sha256 }, String(document_.sha256 ?? "").slice(0, 12)),
            " · ",
            h("span", { class: `status ${document_.status}` }, nameOf("status", document_.status)),
          ),
        ),
        settleLinks(base, counts),
      ),
      h(
        "dl",
        { class: "counts" },
        figure("open", counts.open, counts.open ? "is-open" : ""),
        figure("settled", counts.settled),
        figure("errors", counts.errors, counts.errors ? "errors is-error" : "errors"),
        figure("warnings", counts.warnings, counts.warnings ? "is-warning" : ""),
        figure("passed", counts.passed),
        figure("facts", counts.facts),
      ),
      diagnostics(document_.diagnostics),
      h(
        "div",
        { class: "columns" },
        h(
          "div",
          null,
          section(
            "findings",
            t("findings"),
            groups.length
              ? h(
                  "ol",
                  { class: "findings" },
                  groups.map((group) => findingGroup(group, link)),
                )
              : h("p", { class: "empty" }, t("findings.none", { n: count(findings.length) })),
            h(
              "p",
              { class: "muted" },
              t("findings.checked", {
                passed: count(findings.filter((f) => f.verdict === "pass").length),
                open: count(findings.filter((f) => f.verdict === "uncheckable").length),
              }),
            ),
          ),
          figures,
          section("trail", t("trail"), trailList(decisions, base)),
        ),
        h(
          "div",
          { class: "side" },
          section("pages", t("pages"), thumbnails(doc, base, document_.pages ?? [])),
          section("forms", t("forms"), forms(base, document_.tables ?? [])),
        ),
      ),
    ),
  );
  figureList(figures, base).catch((error) => figures.append(problemPage(error)));
}

function settleLinks(base, counts) {
  return h(
    "div",
    { class: "actions" },
    counts.settled ? h("a", { class: "button quiet", href: `${base}/desk?second-look=1` }, t("second-look")) : null,
    counts.open
      ? h("a", { class: "button primary", href: `${base}/desk` }, t("settle-n", { n: count(counts.open) }))
      : h("a", { class: "button", href: `${base}/desk` }, t("desk.look")),
  );
}

function diagnostics(list) {
  if (!list?.length) return null;
  return h(
    "details",
    { class: "diagnostics" },
    h("summary", null, t("diagnostics-n", { n: list.length })),
    h(
      "ul",
      null,
      list.map((one) =>
        h("li", null, h("code", null, one.code), one.page ? ` ${t("page-n", { n: one.page })}` : "", " ", one.message),
      ),
    ),
  );
}

const waiting = (page) => page.open ?? page.unsure ?? 0;

// Pictures are asked for when their place comes into view.
function thumbnails(doc, base, pages) {
  return h(
    "ol",
    { class: "thumbnails" },
    pages.map((page) => {
      const link = h(
        "a",
        { href: `${base}/desk?page=${page.number}` },
        h(
          "span",
          { class: "unseen" },
          t(waiting(page) ? "page.label-unsure" : "page.label", { n: page.number, unsure: waiting(page) }),
        ),
        h("img", {
          loading: "lazy",
          decoding: "async",
          alt: "",
          width: 120,
          height: Math.round((120 * page.height) / page.width) || 170,
          src: pictureUrl(doc, page.number, 240),
        }),
        h("span", { class: "number", "aria-hidden": "true" }, page.number),
        waiting(page) ? h("span", { class: "badge", "aria-hidden": "true" }, waiting(page)) : null,
        page.status !== "ok" ? h("span", { class: `status ${page.status}` }, nameOf("status", page.status)) : null,
      );
      return h("li", null, link);
    }),
  );
}

function forms(base, tables) {
  if (!tables.length) return h("p", { class: "empty" }, t("forms.none"));
  return h(
    "ol",
    { class: "forms" },
    tables.map((table) =>
      h(
        "li",
        null,
        h("a", { href: `${base}/tables/${table.id}` }, table.subject || table.title || nameOf("form", table.form)),
        h(
          "small",
          null,
          `${nameOf("form", table.form)} · ${t("pages-of", { pages: spanOf(table.pages) })} · ${table.rows} × ${table.cols}`,
        ),
      ),
    ),
  );
}

export const spanOf = (pages) =>
  !pages?.length ? "–" : pages.length > 1 ? `${pages[0]}–${pages[pages.length - 1]}` : String(pages[0]);
