// Handing in PDFs: chosen or dropped, with the progress of each.

import { announce, h, icon, refill } from "./dom.js";
import { follow, upload } from "./api.js";
import { t } from "./words.js";
import { problemText } from "./problem.js";

export function submitBox(context, done) {
  if (context.me()?.scopes && !context.me().scopes.includes("submit")) return null;
  const jobs = h("ul", { class: "jobs", "aria-label": t("submit.jobs") });
  const input = h("input", {
    type: "file",
    accept: "application/pdf,.pdf",
    multiple: true,
    id: "file",
    class: "unseen",
    on: { change: () => take(input.files) },
  });
  const box = h(
    "div",
    { class: "submit" },
    input,
    h("label", { for: "file", class: "button" }, icon("upload"), t("submit")),
    h("span", { class: "muted hint" }, t("submit.hint")),
    jobs,
  );

  function take(files) {
    for (const file of files) send(file);
    input.value = "";
  }

  async function send(file) {
    const bar = h("progress", { max: 1, "aria-label": file.name });
    const state = h("span", { class: "job-state" }, t("submit.sending"));
    const item = h("li", null, h("span", { class: "job-name" }, file.name), bar, state);
    jobs.prepend(item);
    const failed = (text) => {
      item.className = "failed";
      bar.remove();
      refill(state, text);
      announce(`${file.name}: ${text}`, "bad");
    };
    const ready = (document, text) => {
      item.className = "done";
      bar.remove();
      refill(state, text, " ", h("a", { href: `/documents/${document}` }, t("submit.open")));
      announce(`${file.name}: ${text}`);
      done();
    };
    try {
      const answer = await upload(file, (share) => (bar.value = share));
      if (!answer.job || answer.state === "done") return ready(answer.document, t("submit.known"));
      bar.removeAttribute("value");
      refill(state, t("submit.queued"));
      follow(answer.job, (job) => {
        if (job.state === "failed")
          return failed(job.problem?.detail || job.problem?.title || job.problem || t("submit.failed"));
        if (job.state === "done") return ready(job.document ?? answer.document, t("submit.done"));
        if (job.pages) {
          bar.max = job.pages;
          bar.value = job.pages_done ?? 0;
          refill(state, t("submit.pages", { n: job.pages_done ?? 0, of: job.pages }));
        }
      });
    } catch (error) {
      failed(problemText(error));
    }
  }

  for (const [name, on] of [
    ["dragover", true],
    ["dragleave", false],
    ["drop", false],
  ]) {
    box.addEventListener(name, (event) => {
      event.preventDefault();
      box.classList.toggle("over", on);
      if (name === "drop") take([...event.dataTransfer.files]);
    });
  }
  return box;
}
