// The desk: one figure after the other, decided at the speed of a key.

import { announce, h, isTyping, refill } from "./dom.js";
import { get, itemsOf, post } from "./api.js";
import { count, t } from "./words.js";
import { problemPage, problemText } from "./problem.js";
import { Stage } from "./stage.js";
import { Queue } from "./queue.js";
import { Settling } from "./settling.js";
import { drawActions, frame, rest } from "./frame.js";
import { figureView, marksOf, sentenceOf } from "./figure.js";
import { effectChips, effectList, textOf } from "./panel.js";
import { commandOf, helpDialog, showDialog } from "./keys.js";
import { trailList } from "./trail.js";
import { titleOf } from "./document.js";
import { keep, setting } from "./settings.js";

export async function show(context, doc) {
  const base = `/documents/${doc}`;
  const asked = new URLSearchParams(location.search);
  const blind = asked.has("second-look");
  const queue = new Queue(doc, blind);
  const [document_] = await Promise.all([get(base), queue.load(blind)]);
  const desk = new Desk(context, doc, document_, queue, blind);
  document.body.className = "at-desk";
  context.place([
    [t("documents"), "/documents"],
    [titleOf(document_), base],
    [t(blind ? "second-look" : "desk"), ""],
  ]);
  refill(context.main, desk.root);
  await desk.begin(asked.get("fact"), Number(asked.get("page")) || 0);
  return () => desk.leave();
}

class Desk extends Settling {
  constructor(context, doc, document_, queue, blind) {
    super();
    const counts = document_.counts ?? {};
    Object.assign(this, {
      context,
      doc,
      base: `/documents/${doc}`,
      document_,
      queue,
      blind,
      selected: 0,
      sending: Promise.resolve(),
      pending: 0,
      told: 0,
    });
    this.settled = blind ? 0 : (counts.settled ?? 0);
    this.total = blind ? queue.items.length : this.settled + (counts.open ?? queue.items.length);
    this.stage = new Stage(doc, document_.pages ?? [], {
      pick: (fact) => !blind && this.go(fact),
      turned: (page) => this.turned(page),
    });
    frame(this);
    this.keys = (event) => this.key(event);
    document.addEventListener("keydown", this.keys);
    if (setting("invert", "") === "on") this.stage.root.classList.add("inverted");
    drawActions(this);
  }

  leave() {
    this.gone = true;
    document.removeEventListener("keydown", this.keys);
    this.stage.leave();
  }

  async begin(fact, page) {
    const first = fact ?? (page ? null : this.queue.next(null));
    this.progress();
    if (first) return this.go(first, false);
    this.nothing(!page);
    this.stage.page = page || 1;
    this.turned(this.stage.page);
    requestAnimationFrame(() => this.stage.fit());
  }

  // The queue comes in parts; what has not come yet waits too.
  waiting(open) {
    return this.queue.cursor ? Math.max(open.length, this.total - this.settled) : open.length;
  }

  progress() {
    this.bar.value = this.total ? this.settled / this.total : 1;
    refill(
      this.count,
      t(this.blind ? "progress.blind" : "progress.of", { n: count(this.settled), of: count(this.total) }),
    );
  }

  turned(page) {
    refill(this.pageText, `${page} / ${this.stage.pages.length}`);
  }

  // No figure in hand: nothing open, or a page is looked at.
  nothing(all) {
    this.data = null;
    this.fact = null;
    this.panel.removeAttribute("data-fact");
    drawActions(this);
    refill(this.panel, rest(this, all));
    if (all) this.panel.querySelector("h1").focus({ preventScroll: true });
  }

  /** Goes to a figure: at once where it was asked for before. */
  async go(fact, tell = true) {
    if (!fact) return this.nothing(true);
    this.fact = fact;
    const ready = this.queue.ready(fact);
    if (ready) this.draw(ready, tell);
    else this.panel.setAttribute("aria-busy", "true");
    try {
      const data = await this.queue.desk(fact);
      if (this.fact === fact && !this.gone && data !== ready) this.renew(data, ready, tell);
      this.queue.lookAhead(fact);
    } catch (error) {
      if (this.fact === fact && !this.gone)
        refill(
          this.panel,
          problemPage(error, () => this.go(fact)),
        );
    } finally {
      this.panel.removeAttribute("aria-busy");
    }
  }

  // Newer than what is shown: drawn again, unless it says the same or a value is being typed.
  renew(data, shown, tell) {
    if (!shown) return this.draw(data, tell);
    if (this.input.value || this.data !== shown || JSON.stringify(data) === JSON.stringify(shown)) return;
    const selected = this.selected;
    this.draw(data, false);
    this.select(Math.min(selected, data.choices.length - 1), false);
  }

  draw(data, tell) {
    this.data = data;
    this.selected = 0;
    this.typed = null;
    const { fact } = data;
    const item = this.queue.item(fact.id);
    const open = this.queue.open();
    const position =
      item && !this.queue.done.has(fact.id)
        ? t("position", { n: open.findIndex((one) => one.fact === fact.id) + 1, of: this.waiting(open) })
        : "";
    this.panel.dataset.fact = fact.id;
    refill(this.panel, figureView(this, data, item, position));
    this.panel.scrollTop = 0;
    drawActions(this);
    this.showEffect();
    this.stage.show(
      { page: fact.page, bbox: data.cell?.ink ?? fact.bbox, cell: data.cell?.bbox },
      this.blind ? [] : marksOf(data),
    );
    history.replaceState(null, "", `${this.base}/desk?fact=${fact.id}${this.blind ? "&second-look=1" : ""}`);
    this.focusChoice();
    if (tell) announce(sentenceOf(data, position, this.blind), "quiet");
  }

  focusChoice() {
    if (matchMedia("(pointer: coarse)").matches) return;
    (this.blind
      ? this.input
      : (this.panel.querySelector(".choices input:checked") ?? this.panel.querySelector("h1"))
    )?.focus({ preventScroll: true });
  }

  select(i, focus = true) {
    const n = this.data?.choices.length ?? 0;
    if (!n || this.blind) return;
    this.selected = (i + n) % n;
    const radios = this.panel.querySelectorAll(".choices input");
    radios[this.selected].checked = true;
    if (focus) radios[this.selected].focus({ preventScroll: true });
    this.showEffect();
  }

  showEffect() {
    if (!this.blind) refill(this.effects, effectList(this.data, this.data.choices[this.selected]?.effect));
  }

  tryLater() {
    clearTimeout(this.trying);
    refill(this.tried);
    const text = this.input.value.trim();
    if (!text || this.blind) return;
    this.trying = setTimeout(async () => {
      const fact = this.fact;
      const answer = await post(`${this.base}/facts/${fact}/try`, { text }).catch((error) => ({
        valid: false,
        problem: problemText(error),
      }));
      if (fact !== this.fact || this.input.value.trim() !== text) return;
      refill(
        this.tried,
        answer.valid === false
          ? h(
              "span",
              { class: "bad" },
              t("type.invalid"),
              answer.problem ? h("small", null, ` ${answer.problem}`) : null,
            )
          : [
              h("span", null, "= ", h("b", null, answer.value ?? text), " ", answer.unit ?? ""),
              effectChips(answer.effect),
            ],
      );
    }, 180);
  }

  inputKey(event) {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      const text = this.input.value.trim();
      if (text) this.decide(text === textOf(this.data.choices[0] ?? {}) ? "accept" : "change", text);
    } else if (event.key === "Escape") {
      this.input.value = "";
      this.tryLater();
      if (!this.blind) this.focusChoice();
    }
  }

  key(event) {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const typing = isTyping(event);
    const command = commandOf(event);
    const onControl = event.target.closest?.("button, a, summary, select");
    if (typing && command !== "page-down" && command !== "page-up") return;
    if (command === "accept" && event.key === "Enter" && onControl) return;
    if (!command) {
      if (/^[\d.−-]$/.test(event.key) && this.data && !event.ctrlKey && !event.metaKey && !event.altKey)
        this.input.focus();
      else if (/^Arrow/.test(event.key) && event.target === document.body)
        this.stage.pan(...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]);
      return;
    }
    event.preventDefault();
    if (
      !event.repeat ||
      ["page-down", "page-up", "zoom-in", "zoom-out", "next-reading", "previous-reading"].includes(command)
    )
      this.run(command);
  }

  run(command) {
    const data = this.data;
    const choice = data?.choices[this.selected];
    const commands = {
      accept: () => data && !this.blind && this.decide(this.selected === 0 ? "accept" : "change", textOf(choice ?? {})),
      "next-reading": () => this.select(this.selected + 1),
      "previous-reading": () => this.select(this.selected - 1),
      type: () => this.input?.focus(),
      "report-wrong": () => data && !this.blind && this.decide("report_wrong", textOf(choice ?? {})),
      unreadable: () => data && this.decide("unreadable", null),
      skip: () => data && this.decide("skip", null),
      undo: () => this.undo(),
      reason: () => this.reason?.focus(),
      back: () => this.go(this.queue.next(this.fact, -1)),
      forward: () => this.go(this.queue.next(this.fact)),
      "page-down": () => this.stage.turn(1),
      "page-up": () => this.stage.turn(-1),
      "zoom-in": () => this.stage.zoom(1.25),
      "zoom-out": () => this.stage.zoom(0.8),
      home: () => this.stage.home(),
      fit: () => this.stage.fit(),
      invert: () => keep("invert", this.stage.root.classList.toggle("inverted") ? "on" : "off"),
      trail: () => this.trail(),
      help: helpDialog,
    };
    commands[command]?.();
  }

  async trail() {
    await this.sending;
    try {
      showDialog(t("trail"), trailList(itemsOf(await get(`${this.base}/decisions`)), this.base));
    } catch (error) {
      announce(problemText(error), "bad");
    }
  }
}
