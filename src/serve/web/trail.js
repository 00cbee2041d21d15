// The trail: who decided what, when, on which ink. Nothing leaves it.

import { h } from "./dom.js";
import { nameOf, t, when } from "./words.js";

export function trailList(decisions, base) {
  if (!decisions.length) return h("p", { class: "empty" }, t("trail.none"));
  return h(
    "ol",
    { class: "trail" },
    decisions.map((decision) => trailItem(decision, base)),
  );
}

const printOf = (side) => (side !== null && typeof side === "object" ? (side.text ?? side.value) : side);

/** One decision; `printOf` reads {text, value}. */
export function trailItem(decision, base) {
  const ofForm = decision.concept === "form";
  const print = (side) => (ofForm ? nameOf("form", printOf(side)) : printOf(side));
  const [before, after] = [print(decision.old), print(decision.new)];
  const change = Boolean(after) && after !== before;
  return h(
    "li",
    { class: [decision.action, decision.undone ? "revoked" : ""].join(" ").trim() },
    h("span", { class: "act" }, nameOf("action", decision.action)),
    h(
      "a",
      { href: ofForm ? `${base}/tables/${decision.fact}` : `${base}/desk?fact=${decision.fact}` },
      ofForm ? t("kind") : decision.concept ? nameOf("concept", decision.concept) : decision.fact,
      h("small", null, ` ${decision.item ? decision.item + " · " : ""}${t("page-n", { n: decision.page })}`),
    ),
    h(
      "span",
      { class: "change" },
      change ? [h("del", null, before || "–"), " → ", h("ins", null, after)] : after || before || "",
    ),
    decision.blind ? h("span", { class: "status" }, t("second-look")) : null,
    decision.reason ? h("q", null, decision.reason) : null,
    decision.stale ? h("span", { class: "status open" }, t("trail.stale")) : null,
    h(
      "small",
      { class: "muted" },
      decision.who,
      " · ",
      h("time", { datetime: decision.when }, when(decision.when)),
      decision.page_sha256
        ? [
            " · ",
            h(
              "code",
              { title: t("trail.page-hash", { hash: decision.page_sha256 }) },
              decision.page_sha256.slice(0, 8),
            ),
          ]
        : null,
    ),
  );
}
