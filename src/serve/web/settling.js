// What becomes of a decision: sent in the order of the keys, answered, refused, taken back. The desk goes on meanwhile.

import { announce, refill } from "./dom.js";
import { get, post } from "./api.js";
import { t } from "./words.js";
import { problemText } from "./problem.js";

/** The part of the desk that talks to the server; the rest (go, draw, progress, renew) is the desk's own. */
export class Settling {
  /** The next figure is shown before the server answers; an answer that refuses brings this one back. */
  decide(action, text) {
    const data = this.data;
    const fact = data.fact.id;
    if (action === "change" && !text) return announce(t("type.empty"), "bad");
    const body = {
      action,
      reason: this.reason?.value.trim() || undefined,
      seen: { text: data.choices[0]?.text, decision: data.decision?.decision ?? null },
    };
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
    this.send(
      () => post(`${this.base}/facts/${fact}/decisions`, body),
      (answer) => this.decided(fact, action, answer),
      (error) => this.refused(data.fact, open && action !== "skip", error),
    );
  }

  // One after the other, in the order of the keys.
  send(ask, done, failed) {
    ++this.pending;
    refill(this.saving, t("saving"));
    this.sending = this.sending
      .then(ask)
      .then(done, failed)
      .finally(() => {
        if (--this.pending === 0) refill(this.saving);
        this.root.dataset.pending = this.pending;
      });
    this.root.dataset.pending = this.pending;
  }

  decided(fact, action, answer) {
    if (this.gone) return;
    const changed = answer.changed_findings ?? [];
    this.queue.forget(fact);
    if (this.blind) return action === "skip" ? undefined : this.compared();
    if (answer.counts) this.recount(answer.counts);
    this.refresh(changed);
    const fixed = changed.filter((one) => (one.change ? one.change === "fixed" : one.verdict !== "fail")).length;
    const broken = changed.length - fixed;
    if (changed.length)
      announce(
        [fixed ? t("outcome.fixed", { n: fixed }) : "", broken ? t("outcome.broken", { n: broken }) : ""]
          .filter(Boolean)
          .join(t("comma")),
        broken ? "bad" : "good",
      );
  }

  // Did the second look come to what had been settled?
  async compared() {
    const before = this.queue.agreement;
    const { agreement } = await get(`${this.base}/second-look`).catch(() => ({}));
    if (!agreement || this.gone) return;
    this.queue.agreement = agreement;
    const agrees = agreement.agreed > (before?.agreed ?? 0);
    announce(t(agrees ? "second-look.agrees" : "second-look.differs"), agrees ? "good" : "bad");
    if (!this.fact) this.nothing(true);
  }

  // What the server counts holds, once nothing of ours is on its way.
  recount(counts) {
    if (this.blind || this.pending > 1) return;
    this.settled = counts.settled;
    this.total = counts.settled + counts.open;
    this.progress();
  }

  // Checks changed: what was asked for before is asked for again.
  refresh(changed) {
    if (!changed.length) return;
    this.queue.outdate();
    if (this.pending <= 1) this.queue.renew();
    const shown = this.data;
    if (shown)
      this.queue.desk(shown.fact.id).then(
        (data) => this.data === shown && !this.gone && this.renew(data, shown, false),
        () => {},
      );
    if (this.fact) this.queue.lookAhead(this.fact);
  }

  refused({ id: fact, page, state }, counted, error) {
    if (this.gone) return;
    this.queue.done.delete(fact);
    if (counted) this.settled = Math.max(0, this.settled - 1);
    this.progress();
    this.queue.forget(fact);
    this.stage.settle(page, fact, state);
    announce(error.status === 409 ? t("problem.conflict.do") : problemText(error), "bad");
    this.go(fact, false);
  }

  undo() {
    this.send(
      () => post(`${this.base}/undo`),
      (answer) => {
        if (this.gone) return;
        // Of a table's kind: no figure of the queue.
        if (answer.form) return announce(t("outcome.undone"), "good");
        const fact = answer.fact?.id ?? answer.fact ?? answer.decision?.fact;
        this.queue.done.delete(fact);
        if (answer.fact?.state !== "settled") this.settled = Math.max(0, this.settled - 1);
        if (!this.queue.item(fact)) this.queue.items.unshift({ fact, weight: 0, why: [] });
        this.progress();
        if (answer.counts) this.recount(answer.counts);
        this.queue.outdate();
        this.queue.renew();
        if (answer.fact?.page) this.stage.settle(answer.fact.page, fact, answer.fact.state ?? "open");
        announce(t("outcome.undone"), "good");
        this.go(fact, false);
      },
      (error) => announce(error.status === 404 || error.status === 409 ? t("undo.none") : problemText(error), "bad"),
    );
  }
}
