// Starts the desk: language, colours, session, and which page an address shows.

import { h, icon, refill } from "./dom.js";
import { get, useCsrf } from "./api.js";
import { lang, loadWords, t } from "./words.js";
import { applyScheme, isDark, keep, setting } from "./settings.js";
import { problemPage } from "./problem.js";

const PAGES = [
  [/^\/documents\/?$/, () => import("./documents.js")],
  [/^\/documents\/([^/]+)\/?$/, () => import("./document.js")],
  [/^\/documents\/([^/]+)\/tables\/([^/]+)$/, () => import("./table.js")],
  [/^\/documents\/([^/]+)\/desk$/, () => import("./desk.js")],
];

const head = document.getElementById("head");
const main = document.getElementById("main");
let me = null;
let leave = null;
let showing = 0;

function drawHead(trail) {
  const other = lang() === "zh" ? "en" : "zh";
  const dark = isDark();
  refill(
    head,
    h("a", { class: "skip", href: "#main", on: { click: toMain } }, t("skip")),
    h(
      "a",
      { class: "brand", href: "/documents" },
      h("b", null, "ziping"),
      " ",
      h("span", { lang: "zh-Hans" }, t("brand")),
    ),
    h(
      "nav",
      { "aria-label": t("nav") },
      h(
        "ol",
        null,
        trail.map(([text, href], i) =>
          h("li", null, i === trail.length - 1 ? h("span", { "aria-current": "page" }, text) : h("a", { href }, text)),
        ),
      ),
    ),
    h(
      "div",
      { class: "head-tools" },
      me?.reviewer ? h("span", { class: "who", title: t("who") }, me.reviewer) : null,
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          lang: other === "zh" ? "zh-Hans" : "en",
          on: { click: () => changeLanguage(other) },
        },
        t("other-language"),
      ),
      h(
        "button",
        {
          type: "button",
          class: "quiet square",
          "aria-label": t(dark ? "scheme.light" : "scheme.dark"),
          title: t(dark ? "scheme.light" : "scheme.dark"),
          on: { click: () => changeScheme(trail) },
        },
        icon(dark ? "sun" : "moon"),
      ),
    ),
  );
}

function toMain(event) {
  event.preventDefault();
  main.focus();
}

function changeScheme(trail) {
  keep("scheme", isDark() ? "light" : "dark");
  applyScheme();
  drawHead(trail);
  head.querySelector(".head-tools button:last-child").focus();
}

async function changeLanguage(name) {
  keep("lang", name);
  await loadWords(name);
  await show();
  head.querySelector(".head-tools button").focus();
}

/** What a page gets: where it draws, and how it goes elsewhere. */
const context = {
  main,
  me: () => me,
  go(path, replace = false) {
    history[replace ? "replaceState" : "pushState"](null, "", path);
    return show();
  },
  /** The way to here for the head, and the window's title. */
  place(trail) {
    drawHead(trail);
    document.title = [...trail.map(([text]) => text).reverse(), "ziping"].join(" · ");
  },
};

async function show() {
  const turn = ++showing;
  leave?.();
  leave = null;
  const found = PAGES.map(([form, load]) => [location.pathname.match(form), load]).find(([match]) => match);
  document.body.className = "";
  context.place([[t("documents"), "/documents"]]);
  try {
    if (!me) {
      me = await get("/me");
      useCsrf(me.csrf);
    }
    if (location.pathname === "/") return context.go("/documents", true);
    if (!found) return refill(main, problemPage({ status: 404 }));
    const page = await found[1]();
    if (turn !== showing) return;
    main.setAttribute("aria-busy", "true");
    const done = await page.show(context, ...found[0].slice(1).map(decodeURIComponent));
    if (turn !== showing) done?.();
    else leave = done ?? null;
  } catch (error) {
    if (turn === showing) refill(main, problemPage(error, show));
  } finally {
    main.removeAttribute("aria-busy");
  }
  if (turn === showing && !document.activeElement?.closest("main, #head")) main.focus({ preventScroll: true });
}

// Links within the desk change the page without loading it again.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (
    !link ||
    event.defaultPrevented ||
    event.button ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    link.target ||
    link.hasAttribute("download")
  )
    return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || !/^\/(documents(\/|$)|$)/.test(url.pathname)) return;
  event.preventDefault();
  if (url.pathname === location.pathname && url.search === location.search && url.hash)
    return document.getElementById(url.hash.slice(1))?.focus();
  context.go(url.pathname + url.search).then(() => {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  });
});
addEventListener("popstate", show);

applyScheme();
const wanted = setting("lang", navigator.language?.toLowerCase().startsWith("zh") ? "zh" : "en");
await loadWords(wanted).catch(() => loadWords("en"));
await show();
