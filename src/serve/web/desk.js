// The desk: one figure after the other, decided at the speed of a key.

import { announce, h, iconButton, isTyping, refill } from "./dom.js";
import { get, itemsOf, post } from "./api.js";
import { count, nameOf, t } from "./words.js";
import { problemPage, problemText } from "./problem.js";
import { Stage } from "./stage.js";
import { Queue } from "./queue.js";
import { around, choiceList, effectChips, effectList, findingsOf, heading, history as historyOf, loupe, textOf } from "./panel.js";
import { commandOf, helpDialog, labelOf, showDialog } from "./keys.js";
import { trailList } from "./trail.js";
import { titleOf } from "./document.js";
import { keep, setting } from "./settings.js";

export async function show(context, doc) {
  const base = `/documents/${doc}`;
  const asked = new URLSearchParams(location.search);
  const blind = asked.has("second-look");
  const queue = new Queue(doc);
  const [document_] = await Promise.all([get(base), queue.load(blind)]);
  const desk = new Desk(context, doc, document_, queue, blind);
  document.body.className = "at-desk";
  context.place([[t("documents"), "/documents"], [titleOf(document_), base], [t(blind ? "second-look" : "desk"), ""]]);
  refill(context.main, desk.root);
  await desk.begin(asked.get("fact"), Number(asked.get("page")) || 0);
  return () => desk.leave();
}

class Desk {
  constructor(context, doc, document_, queue, blind) {
    const counts = document_.counts ?? {};
    Object.assign(this, { context, doc, base: `/documents/${doc}`, document_, queue, blind, selected: 0, sending: Promise.resolve(), pending: 0, told: 0 });
    this.settled = blind ? 0 : (counts.settled ?? 0);
    this.total = blind ? queue.items.length : this.settled + (counts.open ?? queue.items.length);
    this.stage = new Stage(doc, document_.pages ?? [], { pick: (fact) => !blind && this.go(fact), turned: (page) => this.turned(page) });
    this.bar = h("progress", { max: 1, value: 0, "aria-label": t("progress") });
    this.count = h("span", { class: "progress-text" });
    this.pageText = h("span", { class: "page-text" });
    this.saving = h("span", { class: "saving", "aria-hidden": "true" });
    this.panel = h("aside", { class: "panel", "aria-label": t("panel") });
    this.actions = h("div", { class: "desk-actions", role: "toolbar", "aria-label": t("actions") });
    const tool = (name, drawing) => iconButton(drawing, `${t("key." + name)} (${labelOf(name)})`, () => this.run(name));
    this.root = h("div", { class: "desk", "data-blind": blind || null },
      h("div", { class: "desk-bar" },
        h("div", { class: "progress" }, this.bar, this.count, this.saving),
        h("div", { class: "tools", role: "toolbar", "aria-label": t("stage.tools") },
          tool("page-up", "up"), this.pageText, tool("page-down", "down"), h("span", { class: "gap" }),
          tool("zoom-out", "minus"), tool("zoom-in", "plus"), tool("home", "target"), tool("fit", "fit"), tool("invert", "invert"), h("span", { class: "gap" }),
          h("button", { type: "button", class: "quiet", on: { click: () => this.run("trail") } }, t("trail")),
          h("button", { type: "button", class: "quiet", on: { click: () => this.run("help") } }, t("keys"), " ", h("kbd", null, "?")))),
      this.stage.root, this.panel, this.actions);
    this.keys = (event) => this.key(event);
    document.addEventListener("keydown", this.keys);
    if (setting("invert", "") === "on") this.stage.root.classList.add("inverted");
    this.drawActions();
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

  progress() {
    this.bar.value = this.total ? this.settled / this.total : 1;
    refill(this.count, t(this.blind ? "progress.blind" : "progress.of", { n: count(this.settled), of: count(this.total) }));
  }

  turned(page) {
    refill(this.pageText, `${page} / ${this.stage.pages.length}`);
  }

  // No figure in hand: nothing open, or a page is looked at.
  nothing(all) {
    this.data = null;
    this.panel.removeAttribute("data-fact");
    this.drawActions();
    const share = this.queue.agreement;
    refill(this.panel, h("section", { class: "panel-part rest" },
      h("h1", { id: "figure", tabindex: -1 }, t(all ? (this.blind ? "second-look.done" : "desk.done") : "desk.page")),
      h("p", null, t(all ? (this.blind ? "second-look.done.more" : "desk.done.more") : "desk.page.more")),
      this.blind && share?.asked ? h("p", { class: "agreement" }, t("second-look.agreement", { agreed: share.agreed, asked: share.asked })) : null,
      h("p", { class: "actions" },
        this.queue.open().length ? h("button", { type: "button", class: "primary", on: { click: () => this.go(this.queue.next(null)) } }, t("settle-n", { n: count(this.queue.open().length) })) : null,
        h("a", { class: "button", href: this.base }, t("desk.back")),
        !this.blind && this.settled ? h("a", { class: "button", href: `${this.base}/desk?second-look=1` }, t("second-look")) : null)));
    if (all) this.panel.querySelector("h1").focus({ preventScroll: true });
  }

  /** Goes to a figure: at once where it was asked for before. */
  async go(fact, tell = true) {
    if (!fact) return this.nothing(true);
    this.fact = fact;
    const ready = this.queue.ready(fact);
    if (ready) this.draw(ready, tell);
    else {
      this.panel.setAttribute("aria-busy", "true");
      try {
        const data = await this.queue.desk(fact);
        if (this.fact === fact && !this.gone) this.draw(data, tell);
      } catch (error) {
        if (this.fact === fact && !this.gone) refill(this.panel, problemPage(error, () => this.go(fact)));
      } finally {
        this.panel.removeAttribute("aria-busy");
      }
    }
    this.queue.lookAhead(fact);
  }

  draw(data, tell) {
    this.data = data;
    this.selected = 0;
    this.typed = null;
    const { fact, page } = data;
    const item = this.queue.item(fact.id);
    const open = this.queue.open();
    const position = item && !this.queue.done.has(fact.id) ? t("position", { n: open.findIndex((one) => one.fact === fact.id) + 1, of: open.length }) : "";
    this.input = h("input", { type: "text", id: "value", autocomplete: "off", spellcheck: "false", inputmode: "decimal", "aria-describedby": "tried", placeholder: t("type.hint"), on: { input: () => this.tryLater(), keydown: (event) => this.inputKey(event) } });
    this.reason = h("input", { type: "text", id: "reason", autocomplete: "off", maxlength: 500, placeholder: t("reason.hint"), on: { keydown: (event) => event.key === "Escape" && this.focusChoice() } });
    this.tried = h("output", { id: "tried", class: "tried", for: "value" });
    this.effects = h("div", { class: "effect-place" });
    const typing = h("div", { class: "typing" }, h("label", { for: "value" }, t(this.blind ? "type.blind" : "type")), h("div", { class: "with-unit" }, this.input, fact.unit ? h("span", { class: "unit" }, fact.unit) : null), this.tried);
    const part = (name, content) => (content ? h("section", { class: "panel-part" }, h("h2", null, t(name)), content) : null);
    this.panel.dataset.fact = fact.id;
    refill(this.panel,
      heading(data, position),
      loupe(this.doc, data),
      this.blind ? h("p", { class: "muted note" }, t("second-look.how")) : [
        data.decision ? h("p", { class: "decided" }, t("decided", { action: nameOf("action", data.decision.action), value: data.decision.value ?? data.decision.new ?? data.fact.settled?.value ?? "–" })) : null,
        choiceList(data, 0, (i) => this.select(i, false)), this.effects],
      typing,
      h("div", { class: "typing reason" }, h("label", { for: "reason" }, t("reason")), this.reason),
      this.blind ? null : [item?.why?.length ? h("p", { class: "why" }, t("why", { n: item.why.length })) : null, part("checks", findingsOf(data, this.base)), part("around", around(data, this.base)), historyOf(data, this.base)]);
    this.panel.scrollTop = 0;
    this.drawActions();
    this.showEffect();
    const marks = this.blind ? [] : [
      ...(data.neighbours?.row ?? []).map((one) => ({ page: one.page ?? page.number, bbox: one.bbox, kind: "row" })),
      ...(data.neighbours?.column ?? []).map((one) => ({ page: one.page ?? page.number, bbox: one.bbox, kind: "column" })),
      ...data.findings.filter((one) => one.verdict === "fail").flatMap((one) => one.boxes ?? []).filter((box) => box.fact !== fact.id).map((box) => ({ page: box.page, bbox: box.bbox, kind: "operand" }))];
    this.stage.show({ page: fact.page, bbox: data.cell?.ink ?? fact.bbox, cell: data.cell?.bbox }, marks);
    history.replaceState(null, "", `${this.base}/desk?fact=${fact.id}${this.blind ? "&second-look=1" : ""}`);
    this.focusChoice();
    if (tell) announce([nameOf("concept", fact.concept), fact.item, this.blind ? "" : t("read-as", { text: textOf(data.choices[0] ?? fact) }), t("page-n", { n: fact.page }), position].filter(Boolean).join(t("comma")), "quiet");
  }

  focusChoice() {
    if (matchMedia("(pointer: coarse)").matches) return;
    (this.blind ? this.input : (this.panel.querySelector(".choices input:checked") ?? this.panel.querySelector("h1")))?.focus({ preventScroll: true });
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
      const answer = await post(`${this.base}/facts/${fact}/try`, { text }).catch((error) => ({ valid: false, problem: problemText(error) }));
      if (fact !== this.fact || this.input.value.trim() !== text) return;
      refill(this.tried, answer.valid === false ? h("span", { class: "bad" }, t("type.invalid"), answer.problem ? h("small", null, ` ${answer.problem}`) : null) : [h("span", null, "= ", h("b", null, answer.value ?? text), " ", answer.unit ?? ""), effectChips(answer.effect)]);
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
      if (/^[\d.−-]$/.test(event.key) && this.data && !event.ctrlKey && !event.metaKey && !event.altKey) this.input.focus();
      else if (/^Arrow/.test(event.key) && event.target === document.body) this.stage.pan(...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]);
      return;
    }
    event.preventDefault();
    if (!event.repeat || ["page-down", "page-up", "zoom-in", "zoom-out", "next-reading", "previous-reading"].includes(command)) this.run(command);
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

  drawActions() {
    const names = this.data ? (this.blind ? ["unreadable", "skip"] : ["accept", "next-reading", "type", "report-wrong", "unreadable", "skip", "undo"]) : ["undo"];
    refill(this.actions, names.map((name) => h("button", { type: "button", class: name === "accept" ? "primary" : null, "data-command": name, "aria-keyshortcuts": labelOf(name) === "⏎" ? "Enter" : labelOf(name), on: { click: () => this.run(name) } }, t("do." + name), " ", h("kbd", { "aria-hidden": "true" }, labelOf(name)))));
  }

  /** The next figure is shown before the server answers; an answer that refuses brings this one back. */
  decide(action, text) {
    const data = this.data;
    const fact = data.fact.id;
    if (action === "change" && !text) return announce(t("type.empty"), "bad");
    const body = { action, reason: this.reason?.value.trim() || undefined, seen: { text: data.fact.text, decision: data.decision?.decision ?? null } };
    if (text !== null) body.text = text;
    if (this.blind) body.blind = true;
    const open = this.queue.item(fact) && !this.queue.done.has(fact);
    this.queue.done.add(fact);
    if (action !== "skip") {
      if (open || this.blind) this.settled = Math.min(this.total, this.settled + 1);
      if (!this.blind) this.stage.settle(data.fact.page, fact, "settled");
    }
    this.progress();
    this.go(this.queue.next(fact));
    this.send(() => post(`${this.base}/facts/${fact}/decisions`, body), (answer) => this.decided(fact, action, answer), (error) => this.refused(fact, open && action !== "skip", error));
  }

  // One after the other, in the order of the keys.
  send(ask, done, failed) {
    ++this.pending;
    refill(this.saving, t("saving"));
    this.sending = this.sending.then(ask).then(done, failed).finally(() => {
      if (--this.pending === 0) refill(this.saving);
      this.root.dataset.pending = this.pending;
    });
    this.root.dataset.pending = this.pending;
  }

  decided(fact, action, answer) {
    if (this.gone) return;
    const changed = answer.changed_findings ?? [];
    this.queue.forget([fact]);
    if (this.blind && action !== "skip") {
      if (answer.agreement) this.queue.agreement = answer.agreement;
      else get(`${this.base}/second-look`).then((now) => (this.queue.agreement = now.agreement), () => {});
      if (typeof answer.agrees === "boolean") announce(t(answer.agrees ? "second-look.agrees" : "second-look.differs"), answer.agrees ? "good" : "bad");
    }
    this.refresh(changed);
    const fixed = changed.filter((one) => one.verdict !== "fail").length;
    const broken = changed.length - fixed;
    if (changed.length && !this.blind) announce([fixed ? t("outcome.fixed", { n: fixed }) : "", broken ? t("outcome.broken", { n: broken }) : ""].filter(Boolean).join(t("comma")), broken ? "bad" : "good");
  }

  // Checks changed: what was asked for before is asked for again.
  refresh(changed) {
    if (!changed.length) return;
    const touched = new Set(changed.flatMap((one) => one.facts ?? []));
    const current = this.data?.fact.id;
    this.queue.forget();
    if (current && (touched.has(current) || this.data.findings.some((one) => changed.some((now) => now.id === one.id)))) {
      this.queue.desk(current).then((data) => {
        if (this.data?.fact.id !== current || this.gone || this.input.value) return;
        const selected = this.selected;
        this.draw(data, false);
        this.select(Math.min(selected, data.choices.length - 1), false);
      }, () => {});
    }
    if (this.fact) this.queue.lookAhead(this.fact);
  }

  refused(fact, counted, error) {
    if (this.gone) return;
    this.queue.done.delete(fact);
    if (counted) this.settled = Math.max(0, this.settled - 1);
    this.progress();
    this.queue.forget([fact]);
    this.stage.settle(this.stage.page, fact, "open");
    announce(error.status === 409 ? t("problem.conflict.do") : problemText(error), "bad");
    this.go(fact, false);
  }

  undo() {
    this.send(() => post(`${this.base}/undo`), (answer) => {
      if (this.gone) return;
      const fact = answer.fact?.id ?? answer.fact ?? answer.decision?.fact;
      this.queue.done.delete(fact);
      if (answer.fact?.state !== "settled") this.settled = Math.max(0, this.settled - 1);
      if (!this.queue.item(fact)) this.queue.items.unshift({ fact, weight: 0, why: [] });
      this.progress();
      this.queue.forget();
      if (answer.fact?.page) this.stage.settle(answer.fact.page, fact, answer.fact.state ?? "open");
      announce(t("outcome.undone"), "good");
      this.go(fact, false);
    }, (error) => announce(error.status === 404 || error.status === 409 ? t("undo.none") : problemText(error), "bad"));
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
