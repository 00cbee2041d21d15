// The strings of the interface come as data, one file a language.

let texts = {};
let language = "zh";

export const lang = () => language;

export async function loadWords(name) {
  const answer = await fetch(`/assets/messages.${name}.json`);
  if (!answer.ok) throw new Error(`messages.${name}.json: ${answer.status}`);
  texts = await answer.json();
  language = name;
  document.documentElement.lang = name === "zh" ? "zh-Hans" : "en";
}

/** The string of a key with its {places} filled in; the key itself where there is none, so that a gap is seen. */
export function t(key, places) {
  const text = texts["ui." + key] ?? key;
  return places ? text.replace(/\{(\w+)\}/g, (whole, name) => (name in places ? String(places[name]) : whole)) : text;
}

/** The name of a concept, a form, a check, a status ...: what the house calls it where no name is known. */
export const nameOf = (section, id) => texts[`${section}.${id}`] ?? id ?? "";

/** Everything a section names, as [id, name]. */
export const namesOf = (section) =>
  Object.entries(texts)
    .filter(([key]) => key.startsWith(section + "."))
    .map(([key, name]) => [key.slice(section.length + 1), name]);

const dates = () =>
  new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
export const when = (time) => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time ?? "") : dates().format(date);
};
export const count = (n) => new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-GB").format(n);
/** A share in [0, 1] as per cent; 99.96 stays below 100. */
export const percent = (share) => (share >= 1 ? "100%" : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`);
