// Findings as a person reads them: the root first, what follows from it folded below.

import { h } from "./dom.js";
import { nameOf, t } from "./words.js";

const RANK = { error: 0, warning: 1, notice: 2 };
export const failed = (finding) => finding.verdict === "fail";

/** [root, followers] pairs, worst first. A follower whose root is not among them stands alone. */
export function grouped(findings) {
  const ids = new Set(findings.map((finding) => finding.id));
  const roots = findings.filter((finding) => !finding.root || finding.root === finding.id || !ids.has(finding.root));
  return roots
    .map((root) => [root, findings.filter((finding) => finding.root === root.id && finding !== root)])
    .sort(([a], [b]) => (RANK[a.severity] ?? 3) - (RANK[b.severity] ?? 3));
}

/** Stated, computed and tolerance, side by side. */
export function amounts(finding) {
  const pairs = [
    ["stated", finding.stated],
    ["computed", finding.computed],
    ["tolerance", finding.tolerance],
  ].filter(([, value]) => value !== null && value !== undefined);
  if (!pairs.length) return null;
  return h(
    "dl",
    { class: "amounts" },
    pairs.map(([name, value]) => h("div", { class: name }, h("dt", null, t(name)), h("dd", null, value))),
  );
}

/** One finding. `link(box)` yields the address a figure's place leads to. */
export function findingItem(finding, link) {
  const pages = [];
  for (const box of finding.boxes ?? []) if (!pages.some((known) => known.fact === box.fact)) pages.push(box);
  return h(
    "article",
    { class: `finding ${failed(finding) ? finding.severity : finding.verdict}`, id: finding.id },
    h(
      "header",
      null,
      h("span", { class: "check" }, nameOf("check", finding.check)),
      failed(finding)
        ? h("span", { class: "severity" }, nameOf("severity", finding.severity))
        : h("span", { class: "severity" }, nameOf("verdict", finding.verdict)),
      finding.cause && finding.cause !== "none"
        ? h("span", { class: `cause ${finding.cause}` }, nameOf("cause", finding.cause))
        : null,
    ),
    h("p", { class: "message" }, finding.message),
    amounts(finding),
    finding.suggestion ? h("p", { class: "suggestion" }, t("suggestion", { text: finding.suggestion })) : null,
    finding.rule
      ? h("blockquote", { class: "rule" }, h("span", { class: "rule-label" }, t("rule")), finding.rule)
      : null,
    pages.length
      ? h(
          "ul",
          { class: "places", "aria-label": t("places") },
          pages.map((box, i) =>
            h(
              "li",
              null,
              h(
                "a",
                { href: link(box) },
                finding.operands?.[i] || box.text || box.fact,
                h("small", null, ` ${t("page-n", { n: box.page })}`),
              ),
            ),
          ),
        )
      : null,
  );
}

export function findingGroup([root, followers], link) {
  return h(
    "li",
    null,
    findingItem(root, link),
    followers.length
      ? h(
          "details",
          { class: "followers" },
          h("summary", null, t("followers", { n: followers.length })),
          followers.map((finding) => findingItem(finding, link)),
        )
      : null,
  );
}
