// The trail: who decided what, when, on which ink. Nothing leaves it.

import { h } from "./dom.js";
import { nameOf, t, when } from "./words.js";

export function trailList(decisions, base) {
  if (!decisions.length) return h("p", { class: "empty" }, t("trail.none"));
  return h("ol", { class: "trail" }, decisions.map((decision) => trailItem(decision, base)));
}

export function trailItem(decision, base) {
  const change = decision.new !== null && decision.new !== undefined && decision.new !== decision.old;
  return h("li", { class: [decision.action, decision.in_force === false ? "revoked" : ""].join(" ").trim() },
    h("span", { class: "act" }, nameOf("action", decision.action)),
    h("a", { href: `${base}/desk?fact=${decision.fact}` }, decision.fact, h("small", null, ` ${t("page-n", { n: decision.page })}`)),
    h("span", { class: "change" }, change ? [h("del", null, decision.old ?? "–"), " → ", h("ins", null, decision.new)] : h("span", null, decision.new ?? decision.old ?? "")),
    decision.reason ? h("q", null, decision.reason) : null,
    decision.stale ? h("span", { class: "status open" }, t("trail.stale")) : null,
    h("small", { class: "muted" }, decision.who, " · ", h("time", { datetime: decision.when }, when(decision.when)),
      decision.page_sha256 ? [" · ", h("code", { title: t("trail.page-hash", { hash: decision.page_sha256 }) }, decision.page_sha256.slice(0, 8))] : null));
}
