// Beside the page: what was read, what it could be, what each choice would do to the checks, and what stands around it.

import { h } from "./dom.js";
import { pictureUrl } from "./api.js";
import { FINER, isThere, picture } from "./pictures.js";
import { FINEST } from "./stage.js";
import { nameOf, percent, t } from "./words.js";
import { failed, findingItem } from "./findings.js";
import { trailItem } from "./trail.js";
import { whatOf } from "./figures.js";

/** The figure's ink, large: a cut of the page's picture, so that nothing more is asked for. */
export function loupe(doc, data) {
  const ink = data.cell?.ink ?? data.fact.bbox;
  const { number, width, height } = data.page;
  const url = pictureUrl(doc, number, FINEST);
  const image = h("img", { alt: "", draggable: "false", src: isThere(url) ? url : null });
  const frame = h("div", { class: "loupe", role: "img", "aria-label": t("loupe", { n: number }) }, image);
  const fit = () => {
    const room = frame.clientWidth;
    if (!room) return;
    const [x0, y0, x1, y1] = ink;
    const scale = Math.min(60 / Math.max(y1 - y0, 8), (room - 24) / Math.max(x1 - x0 + 12, 30), 7);
    frame.style.height = `${Math.max(56, Math.min(150, (y1 - y0 + 14) * scale))}px`;
    Object.assign(image.style, {
      width: `${width * scale}px`,
      height: `${height * scale}px`,
      left: `${room / 2 - ((x0 + x1) / 2) * scale}px`,
      top: `${frame.clientHeight / 2 - ((y0 + y1) / 2) * scale}px`,
    });
  };
  requestAnimationFrame(fit);
  if (!image.src)
    picture(url, FINER, () => frame.isConnected).then(
      () => (image.src = url),
      () => {},
    );
  return frame;
}

export function heading(data, position) {
  const { fact } = data;
  return h(
    "header",
    { class: "figure-head" },
    h(
      "p",
      { class: "muted" },
      position ? h("span", null, position) : null,
      h(
        "span",
        null,
        [
          t("page-n", { n: fact.page }),
          fact.table,
          Number.isInteger(fact.row) ? t("row-col", { row: fact.row + 1, col: fact.col + 1 }) : "",
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
    h("h1", { tabindex: -1, id: "figure" }, nameOf("concept", fact.concept)),
    h("p", { class: "of" }, [...(fact.path ?? []), whatOf(fact)].filter(Boolean).join(" › ")),
  );
}

const readersOf = (choice) => {
  const names = [...new Set(choice.readers ?? (choice.reader ? [choice.reader] : []))];
  return names
    .map((name) => nameOf("reader", name.split(":")[0]))
    .filter((name, i, list) => list.indexOf(name) === i)
    .join(t("and"));
};

/** "settles 2 · breaks 1" of a choice. */
export function effectChips(effect) {
  if (!effect) return null;
  const chips = [];
  if (effect.fixes?.length)
    chips.push(h("span", { class: "chip good" }, t("effect.fixes", { n: effect.fixes.length })));
  const broken = (effect.breaks?.length ?? 0) + (effect.new?.length ?? 0);
  if (broken) chips.push(h("span", { class: "chip bad" }, t("effect.breaks", { n: broken })));
  if (!chips.length) chips.push(h("span", { class: "chip" }, t("effect.none")));
  return h("span", { class: "chips" }, chips);
}

export const textOf = (choice) => choice.text ?? choice.value ?? "";

export function choiceList(data, selected, changed) {
  const unit = data.fact.unit;
  return h(
    "fieldset",
    { class: "choices", on: { change: (event) => changed(Number(event.target.value)) } },
    h("legend", null, t("choices")),
    data.choices.map((choice, i) =>
      h(
        "label",
        { class: "choice" },
        h("input", { type: "radio", name: "choice", value: i, checked: i === selected }),
        h(
          "span",
          { class: "choice-text" },
          textOf(choice) || t("empty"),
          unit && i === 0 && !textOf(choice).includes(unit) ? h("span", { class: "unit" }, " " + unit) : null,
        ),
        h(
          "span",
          { class: "choice-source" },
          choice.source === "suggestion"
            ? t("from-checks")
            : [
                i === 0 ? t("stands") : "",
                readersOf(choice),
                typeof choice.confidence === "number" ? percent(choice.confidence) : "",
              ]
                .filter(Boolean)
                .join(" · "),
        ),
        effectChips(choice.effect),
      ),
    ),
  );
}

/** What the chosen value would do, check by check. */
export function effectList(data, effect) {
  if (!effect || !(effect.fixes?.length || effect.breaks?.length || effect.new?.length)) return null;
  const known = new Map(data.findings.map((finding) => [finding.id, finding]));
  const line = (kind) => (one) => {
    const id = one.id ?? one;
    const finding = typeof one === "object" ? one : known.get(id);
    return h(
      "li",
      { class: kind === "fixes" ? "good" : "bad" },
      h("b", null, t(`effect.${kind}.one`)),
      " ",
      nameOf("check", finding?.check ?? id),
      finding?.message ? h("small", null, finding.message) : null,
    );
  };
  return h(
    "ul",
    { class: "effects" },
    (effect.fixes ?? []).map(line("fixes")),
    [...(effect.breaks ?? []), ...(effect.new ?? [])].map(line("breaks")),
  );
}

export function findingsOf(data, base) {
  const wrong = data.findings.filter(failed);
  const held = data.findings.filter((finding) => !failed(finding));
  if (!data.findings.length) return h("p", { class: "muted" }, t("checks.none"));
  const link = (box) => `${base}/desk?fact=${box.fact}`;
  return h(
    "div",
    null,
    wrong.map((finding) => findingItem(finding, link)),
    held.length
      ? h(
          "details",
          { open: !wrong.length && held.length < 3 },
          h("summary", null, t("checks.held", { n: held.length })),
          held.map((finding) => findingItem(finding, link)),
        )
      : null,
  );
}

function neighbours(name, list, fact, base) {
  if (!list?.length) return null;
  // The figure itself belongs among them, where the server leaves it out.
  if (!list.some((one) => one.fact === fact.id)) {
    const key = name === "row" ? "col" : "row";
    list = [...list, { fact: fact.id, text: fact.text, label: t("this"), row: fact.row, col: fact.col }].sort(
      (a, b) => a[key] - b[key],
    );
  }
  const at = list.findIndex((one) => one.fact === fact.id);
  const shown = list.length > 13 && at >= 0 ? list.slice(Math.max(0, at - 6), at + 7) : list.slice(0, 13);
  return h(
    "div",
    { class: "neighbours" },
    h("h3", null, t("neighbours." + name)),
    h(
      "table",
      null,
      h("caption", { class: "unseen" }, t("neighbours." + name)),
      h(
        "tbody",
        null,
        shown.map((one) =>
          h(
            "tr",
            { class: one.fact === fact.id ? "here" : null },
            h("th", { scope: "row" }, one.label || "–"),
            h(
              "td",
              { class: /^[-+\d.,%≥≤]+$/.test(one.text) ? "num" : null },
              one.fact && one.fact !== fact.id ? h("a", { href: `${base}/desk?fact=${one.fact}` }, one.text) : one.text,
            ),
          ),
        ),
      ),
    ),
  );
}

export function around(data, base) {
  return h(
    "div",
    { class: "around" },
    neighbours("row", data.neighbours?.row, data.fact, base),
    neighbours("column", data.neighbours?.column, data.fact, base),
  );
}

export function history(data, base) {
  if (!data.history?.length) return null;
  return h(
    "section",
    { class: "panel-part" },
    h("h2", null, t("history")),
    h(
      "ol",
      { class: "trail" },
      data.history.map((one) => trailItem(one, base)),
    ),
  );
}
