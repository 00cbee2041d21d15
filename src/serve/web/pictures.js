// Pictures of pages, two at a time: a browser has few connections to one server, and answers must not wait behind
// pictures. What is in view comes first, of equals the last that was asked for; what nobody wants any more is let go.

import { h } from "./dom.js";

const AT_ONCE = 2;
export const [IN_VIEW, FINER, AHEAD] = [0, 1, 2];

const known = new Map();
const waiting = new Set();
let loading = 0;

const decoded = async (url) => {
  const image = h("img", { alt: "", draggable: "false", src: url });
  await image.decode();
  return image;
};

function more() {
  while (loading < AT_ONCE && waiting.size) {
    const next = [...waiting].reduce((best, one) => (one.rank <= best.rank ? one : best));
    waiting.delete(next);
    if (!next.wanted.some((still) => still())) {
      known.delete(next.url);
      next.reject(new Error("no longer wanted"));
      continue;
    }
    ++loading;
    decoded(next.url)
      .then(
        () => {
          next.there = true;
          next.resolve();
        },
        (error) => {
          known.delete(next.url);
          next.reject(error);
        },
      )
      .finally(() => {
        --loading;
        more();
      });
  }
}

/** True where the picture was loaded before. */
export const isThere = (url) => known.get(url)?.there ?? false;

/** A decoded image of its own; `wanted` is asked once its turn has come. */
export function picture(url, rank, wanted = () => true) {
  let one = known.get(url);
  if (!one) {
    one = { url, rank, wanted: [], there: false };
    one.promise = new Promise((resolve, reject) => Object.assign(one, { resolve, reject }));
    known.set(url, one);
    waiting.add(one);
  }
  one.rank = Math.min(one.rank, rank);
  if (!one.there) one.wanted.push(wanted);
  // Whoever asked may first put into the document what the picture is wanted for.
  queueMicrotask(more);
  return one.promise.then(() => decoded(url));
}
