// Which figure is next, and everything the desk shows of it, asked for before it is needed.

import { get, itemsOf, pictureUrl } from "./api.js";
import { AHEAD, picture } from "./pictures.js";
import { FINEST } from "./stage.js";

const FIGURES_AHEAD = 6;

export class Queue {
  constructor(doc, blind = false) {
    this.doc = doc;
    this.suffix = blind ? "?blind=1" : "";
    this.base = `/documents/${doc}`;
    this.items = [];
    this.done = new Set();
    this.cache = new Map();
    this.cursor = null;
    this.pictures = new Set();
  }

  async load(blind) {
    const answer = await get(blind ? `${this.base}/second-look` : `${this.base}/queue?limit=200`);
    this.agreement = answer.agreement;
    this.cursor = answer.next ?? null;
    this.items = itemsOf(answer).map((item) =>
      typeof item === "string"
        ? { fact: item, weight: 0, why: [] }
        : { ...item, fact: typeof item.fact === "string" ? item.fact : item.fact.id },
    );
  }

  async refillItems() {
    if (!this.cursor || this.filling || this.open().length > 40) return;
    this.filling = true;
    const answer = await get(`${this.base}/queue?limit=200`).catch(() => null);
    const known = new Set(this.items.map((item) => item.fact));
    for (const item of itemsOf(answer)) if (!known.has(item.fact)) this.items.push(item);
    this.cursor = answer?.next ?? null;
    this.filling = false;
  }

  /** A decision may have settled more than its figure, or opened others. */
  async renew() {
    if (this.suffix) return;
    const answer = await get(`${this.base}/queue?limit=1000`).catch(() => null);
    if (!answer) return;
    const now = new Map(itemsOf(answer).map((item) => [item.fact, item]));
    const known = new Set(this.items.map((item) => item.fact));
    for (const item of this.items) {
      if (now.has(item.fact)) item.why = now.get(item.fact).why;
      else if (!answer.next) this.done.add(item.fact);
    }
    for (const [fact, item] of now) if (!known.has(fact)) this.items.push(item);
  }

  open() {
    return this.items.filter((item) => !this.done.has(item.fact));
  }

  item(fact) {
    return this.items.find((item) => item.fact === fact);
  }

  /** The open figure after (or before) this one; from the end it goes on at the beginning. */
  next(fact, step = 1) {
    const at = this.items.findIndex((item) => item.fact === fact);
    const n = this.items.length;
    for (let k = 1; k <= n; ++k) {
      const item = this.items[((((at < 0 ? -1 + (step < 0) : at) + step * k) % n) + n) % n];
      if (item.fact !== fact && !this.done.has(item.fact)) return item.fact;
    }
    return null;
  }

  /** A promise of what the desk shows of a figure; `ready(fact)` yields it at once where it is there. */
  desk(fact) {
    const known = this.cache.get(fact);
    if (!known || known.old) {
      const entry = { promise: get(`${this.base}/facts/${fact}/desk${this.suffix}`), data: known?.data ?? null };
      entry.promise.then(
        (data) => (entry.data = data),
        () => this.cache.get(fact) === entry && this.cache.delete(fact),
      );
      this.cache.delete(fact);
      this.cache.set(fact, entry);
      if (this.cache.size > 60) this.cache.delete(this.cache.keys().next().value);
    }
    return this.cache.get(fact).promise;
  }

  ready(fact) {
    return this.cache.get(fact)?.data ?? null;
  }

  /** What was asked for may have changed: it is still shown at once, and asked for again. */
  outdate() {
    for (const entry of this.cache.values()) entry.old = true;
  }

  forget(fact) {
    this.cache.delete(fact);
  }

  /** Asks for the figures to come and for the pictures of their pages. */
  lookAhead(fact) {
    let at = fact;
    for (let k = 0; k < FIGURES_AHEAD; ++k) {
      at = this.next(at);
      if (!at || at === fact) break;
      this.desk(at).then(
        (data) => this.picture(data.page.number),
        () => {},
      );
    }
    this.refillItems();
  }

  picture(page) {
    if (this.pictures.has(page)) return;
    this.pictures.add(page);
    picture(pictureUrl(this.doc, page, FINEST), AHEAD).catch(() => this.pictures.delete(page));
  }
}
