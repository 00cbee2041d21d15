// The server's interface: one function a verb. Errors are problems (RFC 9457) with a status, a title and a detail.

import { lang } from "./words.js";

let csrf = "";
export const useCsrf = (token) => (csrf = token ?? "");

export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || `HTTP ${status}`);
    this.status = status;
    this.title = body?.title ?? "";
    this.body = body;
  }
}

const problemOf = async (answer) => new Problem(answer.status, await answer.json().catch(() => null));

async function send(method, path, body, signal) {
  const headers = { Accept: "application/json", "Accept-Language": lang() };
  if (method !== "GET") headers["X-CSRF-Token"] = csrf;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch("/api/v1" + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      credentials: "same-origin",
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, null);
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer.status === 204 ? null : answer.json();
}

export const get = (path, signal) => send("GET", path, undefined, signal);
export const post = (path, body = {}, signal) => send("POST", path, body, signal);

/** Lists come as {items, next} or, where they are always whole, as an array. */
export const itemsOf = (answer) => (Array.isArray(answer) ? answer : (answer?.items ?? []));

/** All pages of a list. */
export async function all(path, signal) {
  const items = [];
  for (let cursor = ""; cursor !== null;) {
    const answer = await get(
      cursor ? `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}` : path,
      signal,
    );
    items.push(...itemsOf(answer));
    cursor = answer?.next ?? null;
  }
  return items;
}

/** Sends a file; `sent` hears the share that is on its way. */
export function upload(file, sent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/documents");
    request.setRequestHeader("Content-Type", "application/pdf");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("X-CSRF-Token", csrf);
    request.setRequestHeader("Accept-Language", lang());
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => event.lengthComputable && sent(event.loaded / event.total));
    request.addEventListener("load", () =>
      request.status < 300 ? resolve(request.response) : reject(new Problem(request.status, request.response)),
    );
    request.addEventListener("error", () => reject(new Problem(0, null)));
    request.send(file);
  });
}

/** Follows a job to its end; `heard` gets each state. Where the stream breaks, the job is asked for instead. */
export function follow(job, heard) {
  const stream = new EventSource(`/api/v1/jobs/${encodeURIComponent(job)}/events`);
  const take = (event) => {
    const state = JSON.parse(event.data);
    if (state.state === "done" || state.state === "failed") stream.close();
    heard(state);
  };
  for (const name of ["progress", "done", "failed"]) stream.addEventListener(name, take);
  stream.addEventListener("error", () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    get(`/jobs/${encodeURIComponent(job)}`).then(heard, (error) =>
      heard({ job, state: "failed", problem: error.message }),
    );
  });
  return () => stream.close();
}

export const pictureUrl = (doc, page, width) => `/api/v1/documents/${doc}/pages/${page}/picture?width=${width}`;
