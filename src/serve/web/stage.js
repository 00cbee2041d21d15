// The page's picture with the boxes over it. All pages lie below each other in one scrolling place; only those in view
// are in the document, each as a picture and one drawing: boxes of one kind are one path, so that thousands cost nothing.

import { h, refill, svg } from "./dom.js";
import { get, pictureUrl } from "./api.js";
import { nameOf, t } from "./words.js";
import { FINER, IN_VIEW, picture } from "./pictures.js";

const GAP = 14;
// One fine picture serves the stage, the cut in the panel and every zoom.
export const FINEST = 2200;
const WIDTHS = [600, 1100, FINEST];
const COARSE = 240;
const ZOOM = [0.25, 6];

const rectangle = ([x0, y0, x1, y1]) => `M${x0} ${y0}H${x1}V${y1}H${x0}z`;
const inside = ([x0, y0, x1, y1], x, y) => x >= x0 - 1 && x <= x1 + 1 && y >= y0 - 1 && y <= y1 + 1;

export class Stage {
  /** `pages` as the document has them; `pick` hears the figure that is clicked on; `turned` the page in view. */
  constructor(doc, pages, { pick, turned }) {
    Object.assign(this, {
      doc,
      pages,
      pick,
      turned,
      scale: 1,
      boxes: new Map(),
      shown: new Map(),
      current: null,
      marks: [],
      page: 0,
    });
    this.stack = h("div", { class: "stack" });
    this.tip = h("div", { class: "tip", "aria-hidden": "true", hidden: true });
    this.scroller = h(
      "div",
      { class: "scroller", tabindex: 0, role: "region", "aria-label": t("stage.label") },
      this.stack,
    );
    this.root = h("div", { class: "stage" }, this.scroller, this.tip);
    this.scroller.addEventListener("scroll", () => this.later(), { passive: true });
    this.scroller.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.scroller.addEventListener("pointerdown", (event) => this.drag(event));
    this.scroller.addEventListener("click", (event) => event.pointerType === "touch" && this.picked(event));
    this.scroller.addEventListener("pointermove", (event) => this.hover(event));
    this.scroller.addEventListener("pointerleave", () => (this.tip.hidden = true));
    this.watch = new ResizeObserver(() => this.resized());
    this.watch.observe(this.scroller);
  }

  leave() {
    this.watch.disconnect();
    cancelAnimationFrame(this.frame);
  }

  /** Boxes of a page, asked for once. */
  boxesOf(number) {
    if (!this.boxes.has(number)) {
      const asked = get(`/documents/${this.doc}/pages/${number}/boxes`).catch(() => null);
      this.boxes.set(number, asked);
      asked.then((boxes) => (boxes ? this.boxes.set(number, boxes) : this.boxes.delete(number)));
    }
    return this.boxes.get(number);
  }

  place() {
    let top = GAP;
    const widest = Math.max(...this.pages.map((page) => page.width)) * this.scale;
    const room = Math.max(this.scroller.clientWidth, widest + 2 * GAP);
    this.tops = this.pages.map((page) => {
      const here = top;
      top += page.height * this.scale + GAP;
      return here;
    });
    this.lefts = this.pages.map((page) => Math.max(GAP, (room - page.width * this.scale) / 2));
    this.stack.style.width = `${room}px`;
    this.stack.style.height = `${top}px`;
  }

  // How far to the right the page's middle is in the middle.
  middle(i) {
    return this.lefts[i] + (this.pages[i].width * this.scale - this.scroller.clientWidth) / 2;
  }

  later() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  resized() {
    if (!this.scroller.clientWidth) return;
    if (this.current) this.show(this.current);
    else this.fit();
  }

  /** Puts the pages in view into the document and takes the others out. */
  draw() {
    if (!this.tops) this.place();
    const from = this.scroller.scrollTop;
    const to = from + this.scroller.clientHeight;
    const wanted = new Set();
    this.pages.forEach((page, i) => {
      if (this.tops[i] < to + 300 && this.tops[i] + page.height * this.scale > from - 300) wanted.add(i);
    });
    for (const [i, sheet] of this.shown) {
      if (wanted.has(i)) continue;
      sheet.root.remove();
      this.shown.delete(i);
    }
    const middle = (from + to) / 2;
    for (const i of wanted) {
      const page = this.pages[i];
      const sheet = this.shown.get(i) ?? this.sheet(i);
      Object.assign(sheet.root.style, {
        left: `${this.lefts[i]}px`,
        top: `${this.tops[i]}px`,
        width: `${page.width * this.scale}px`,
        height: `${page.height * this.scale}px`,
      });
      this.picture(sheet, page);
      if (this.tops[i] <= middle && this.tops[i] + page.height * this.scale + GAP > middle && this.page !== page.number)
        this.turned?.((this.page = page.number));
    }
  }

  sheet(i) {
    const page = this.pages[i];
    const drawing = svg("svg", {
      viewBox: `0 0 ${page.width} ${page.height}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": t("page.label-unsure", { n: page.number, unsure: page.open ?? page.unsure ?? 0 }),
    });
    // What changes from figure to figure lies above, so that the boxes below need not be drawn again.
    const over = svg("svg", { viewBox: `0 0 ${page.width} ${page.height}`, preserveAspectRatio: "none" });
    over.setAttribute("aria-hidden", "true");
    const sheet = { drawing, over, root: h("div", { class: "sheet" }, drawing, over), width: 0 };
    this.stack.append(sheet.root);
    this.shown.set(i, sheet);
    Promise.resolve(this.boxesOf(page.number)).then(() => this.paint(i));
    this.paint(i);
    this.mark(i);
    return sheet;
  }

  // The finest picture that is needed, once it is there and decoded; until then a coarse one that is quickly there.
  picture(sheet, page) {
    const needed = page.width * this.scale * Math.min(devicePixelRatio, 2);
    const enough = WIDTHS.find((candidate) => candidate >= needed * 0.75) ?? FINEST;
    const width = this.current?.page === page.number ? FINEST : enough;
    if (!sheet.width) this.load(sheet, page, COARSE);
    if (width <= sheet.width) return;
    sheet.width = width;
    this.load(sheet, page, width);
  }

  async load(sheet, page, width) {
    const here = () => this.shown.get(page.number - 1) === sheet;
    let image;
    try {
      image = await picture(pictureUrl(this.doc, page.number, width), width > COARSE ? FINER : IN_VIEW, here);
    } catch {
      if (width > COARSE && here() && !sheet.root.querySelector("img")) sheet.root.dataset.problem = t("picture.missing");
      return;
    }
    const finer = [...sheet.root.querySelectorAll("img")].some((other) => other.naturalWidth > image.naturalWidth);
    if (finer) return;
    sheet.drawing.before(image);
    for (const other of [...sheet.root.querySelectorAll("img")]) if (other !== image) other.remove();
  }

  // The boxes of a page.
  paint(i) {
    const sheet = this.shown.get(i);
    if (!sheet) return;
    const boxes = this.boxes.get(this.pages[i].number);
    const parts = [];
    if (boxes && !(boxes instanceof Promise)) {
      parts.push(svg("path", { class: "cells", d: (boxes.cells ?? []).map((cell) => rectangle(cell.bbox)).join("") }));
      const kinds = { sure: [], open: [], settled: [] };
      for (const fact of boxes.facts ?? [])
        (fact.state === "open" || fact.state === "settled"
          ? kinds[fact.state]
          : fact.sure === false
            ? kinds.open
            : kinds.sure
        ).push(rectangle(fact.bbox));
      for (const [kind, paths] of Object.entries(kinds))
        parts.push(svg("path", { class: `facts ${kind}`, d: paths.join("") }));
    }
    refill(sheet.drawing, parts);
  }

  // The figure in hand and what belongs to it.
  mark(i) {
    const sheet = this.shown.get(i);
    const number = this.pages[i].number;
    const parts = [];
    for (const mark of this.marks)
      if (mark.page === number) parts.push(svg("path", { class: `mark ${mark.kind}`, d: rectangle(mark.bbox) }));
    if (this.current?.page === number) {
      const [x0, y0, x1, y1] = this.current.bbox;
      parts.push(
        svg("rect", { class: "current", x: x0 - 2.5, y: y0 - 2.5, width: x1 - x0 + 5, height: y1 - y0 + 5, rx: 1.5 }),
      );
    }
    refill(sheet.over, parts);
  }

  /** A figure has another state; shown after the figure that comes next. */
  settle(page, id, state) {
    const boxes = this.boxes.get(page);
    const fact = boxes?.facts?.find((one) => one.id === id);
    if (!fact || fact.state === state) return;
    fact.state = state;
    requestAnimationFrame(() => setTimeout(() => this.paint(page - 1), 0));
  }

  /** Shows a figure: {page, bbox, cell}; `marks` are {page, bbox, kind} of what belongs to it. */
  show(current, marks = this.marks) {
    const samePage = this.current?.page === current.page;
    this.current = current;
    this.marks = marks;
    const page = this.pages[current.page - 1];
    if (!page || !this.scroller.clientWidth) return;
    const [x0, y0, x1, y1] = current.bbox;
    const cell = current.cell ?? current.bbox;
    // Print of 10 points is shown 28 pixels high, unless its cell would not fit.
    const print = Math.max(6, Math.min(y1 - y0, 14));
    const wanted = Math.min(
      28 / print,
      (0.8 * this.scroller.clientWidth) / Math.max(cell[2] - cell[0], 40),
      (0.7 * this.scroller.clientHeight) / Math.max(y1 - y0, 12),
    );
    this.scale = Math.max(ZOOM[0], Math.min(ZOOM[1], this.own || (samePage && this.suits(wanted)) ? this.scale : wanted));
    this.place();
    const i = current.page - 1;
    this.scroller.scrollTo({
      left: this.lefts[i] + ((x0 + x1) / 2) * this.scale - this.scroller.clientWidth / 2,
      top: this.tops[i] + ((y0 + y1) / 2) * this.scale - this.scroller.clientHeight * 0.45,
      behavior: "instant",
    });
    this.draw();
    for (const shown of this.shown.keys()) this.mark(shown);
    if (this.page !== current.page) this.turned?.((this.page = current.page));
  }

  // Between figures of like size the page keeps its scale: it only moves under the eye.
  suits(wanted) {
    return this.scale <= wanted * 1.02 && this.scale >= wanted * 0.75;
  }

  /** A page as wide as the room. */
  fit() {
    this.own = false;
    const page = this.pages[this.page - 1] ?? this.pages[0];
    if (!page) return;
    this.scale = Math.max(ZOOM[0], (this.scroller.clientWidth - 2 * GAP) / page.width);
    this.place();
    this.scroller.scrollTo({
      left: this.middle(page.number - 1),
      top: this.tops[page.number - 1] - GAP,
      behavior: "instant",
    });
    this.draw();
  }

  turn(step) {
    const page = Math.max(1, Math.min(this.pages.length, this.page + step));
    if (!this.tops) return;
    this.scroller.scrollTo({ left: this.middle(page - 1), top: this.tops[page - 1] - GAP, behavior: "instant" });
    if (page !== this.page) this.turned?.((this.page = page));
    this.later();
  }

  pan(x, y) {
    this.scroller.scrollBy({ left: x * 80, top: y * 80, behavior: "instant" });
  }

  /** Zooms about a place of the window (default: the middle). */
  zoom(factor, x, y) {
    const room = this.scroller.getBoundingClientRect();
    const dx = (x ?? room.left + room.width / 2) - room.left;
    const dy = (y ?? room.top + room.height / 2) - room.top;
    const i = Math.max(0, this.page - 1);
    const px = (this.scroller.scrollLeft + dx - this.lefts[i]) / this.scale;
    const py = (this.scroller.scrollTop + dy - this.tops[i]) / this.scale;
    this.scale = Math.max(ZOOM[0], Math.min(ZOOM[1], this.scale * factor));
    this.own = true;
    this.place();
    this.scroller.scrollTo({
      left: px * this.scale + this.lefts[i] - dx,
      top: py * this.scale + this.tops[i] - dy,
      behavior: "instant",
    });
    this.draw();
  }

  /** Back to the figure, as large as it should be. */
  home() {
    this.own = false;
    this.scale = 0;
    if (this.current) this.show(this.current);
    else this.fit();
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 240), event.clientX, event.clientY);
  }

  drag(event) {
    if (event.button || event.pointerType === "touch") return;
    const from = { x: event.clientX, y: event.clientY, left: this.scroller.scrollLeft, top: this.scroller.scrollTop };
    let moved = false;
    const move = (now) => {
      moved ||= Math.hypot(now.clientX - from.x, now.clientY - from.y) > 4;
      if (moved)
        this.scroller.scrollTo({
          left: from.left + from.x - now.clientX,
          top: from.top + from.y - now.clientY,
          behavior: "instant",
        });
    };
    const up = (now) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      if (!moved) this.picked(now);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
  }

  // What lies under the pointer: the smallest box wins.
  under(event) {
    for (const [i, sheet] of this.shown) {
      const room = sheet.root.getBoundingClientRect();
      const x = (event.clientX - room.left) / this.scale;
      const y = (event.clientY - room.top) / this.scale;
      const boxes = this.boxes.get(this.pages[i].number);
      if (x < 0 || y < 0 || x > this.pages[i].width || y > this.pages[i].height || !boxes || boxes instanceof Promise)
        continue;
      const area = ([x0, y0, x1, y1]) => (x1 - x0) * (y1 - y0);
      const best = (list) =>
        list?.filter((one) => inside(one.bbox, x, y)).sort((a, b) => area(a.bbox) - area(b.bbox))[0];
      return { fact: best(boxes.facts), cell: best(boxes.cells), line: best(boxes.lines) };
    }
    return {};
  }

  picked(event) {
    const { fact, cell } = this.under(event);
    const id = fact?.id ?? cell?.fact;
    if (id) this.pick(id);
  }

  hover(event) {
    if (event.buttons || event.pointerType === "touch") return void (this.tip.hidden = true);
    const { fact, cell, line } = this.under(event);
    const over = fact ?? cell ?? line;
    this.scroller.classList.toggle("over-fact", Boolean(fact ?? cell?.fact));
    this.tip.hidden = !over?.text && !cell?.text;
    if (this.tip.hidden) return;
    const text = fact?.text ?? cell?.text ?? line?.text ?? "";
    refill(
      this.tip,
      text.length > 60 ? text.slice(0, 60) + "…" : text,
      fact?.concept ? h("small", null, nameOf("concept", fact.concept)) : null,
    );
    const room = this.root.getBoundingClientRect();
    Object.assign(this.tip.style, {
      left: `${Math.min(event.clientX - room.left + 14, room.width - 180)}px`,
      top: `${event.clientY - room.top + 18}px`,
    });
  }
}
