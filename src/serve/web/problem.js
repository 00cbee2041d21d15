// What is shown when something did not go well: what happened, and what to do about it.

import { h } from "./dom.js";
import { t } from "./words.js";

const KINDS = {
  0: "offline",
  401: "signed-out",
  403: "forbidden",
  404: "missing",
  409: "conflict",
  413: "too-large",
  415: "no-pdf",
  429: "too-many",
  503: "too-many",
};

const kindOf = (error) =>
  (/not-a-pdf/.test(error?.body?.type ?? "") ? "no-pdf" : KINDS[error?.status]) ??
  (error?.status >= 500 ? "server" : "other");

/** One sentence for a message line. */
export function problemText(error) {
  const detail = error?.status && error.message && !/^HTTP \d+$/.test(error.message) ? error.message : "";
  const kind = kindOf(error);
  return kind === "other"
    ? detail || t("problem.other")
    : [t(`problem.${kind}`), t(`problem.${kind}.do`)].join(t("colon"));
}

/** A whole page; `again` tries once more. */
export function problemPage(error, again) {
  const kind = kindOf(error);
  const detail =
    error?.status && error.message && !/^HTTP \d+$/.test(error.message)
      ? error.message
      : error?.status === undefined
        ? String(error?.message ?? "")
        : "";
  return h(
    "section",
    { class: "problem", role: "alert" },
    h("p", { class: "problem-code", "aria-hidden": "true" }, error?.status ? String(error.status) : "—"),
    h("h1", null, t(`problem.${kind}`)),
    h("p", null, t(`problem.${kind}.do`)),
    detail ? h("p", { class: "detail" }, detail) : null,
    h(
      "p",
      { class: "actions" },
      again ? h("button", { type: "button", on: { click: again } }, t("again")) : null,
      h("a", { class: "button", href: "/documents" }, t("documents")),
    ),
  );
}
