/* The summary's buttons, told as they go: a PDF that takes a second, a text that goes to the clipboard. */
"use strict";

{
  /** @type {HTMLFormElement} */ const form = document.querySelector("#answers");
  /** @type {HTMLElement} */ const outcome = document.querySelector("#outcome");
  /** @type {HTMLButtonElement} */ const retry = form.querySelector("[data-retry]");
  /** @type {HTMLButtonElement} */ const download = form.querySelector("[data-download]");
  /** @type {HTMLButtonElement} */ const copy = form.querySelector("[data-copy]");
  let underWay = false;

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    // A frame without an origin may not read what it is sent.
    if (![download, copy, retry].includes(/** @type {HTMLButtonElement} */ (button)) || self.origin === "null") return;
    event.preventDefault();
    if (underWay) return;
    underWay = true;
    retry.parentElement.hidden = true;
    (button === copy ? copyText() : makePaper()).finally(() => { underWay = false; });
  });

  async function makePaper() {
    tell("preparing");
    const response = await send(form.action);
    if (!response) return;
    const paper = await response.blob();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(paper);
    link.download = /filename="(.+)"/.exec(response.headers.get("Content-Disposition"))[1];
    link.click();
    tell("ready");
    document.dispatchEvent(new CustomEvent("rls:done", {detail: {what: "pdf"}}));
    tellMore("size", Math.ceil(paper.size / 1024));
    tellMore("pages", response.headers.get("PDF-Pages"));
  }

  async function copyText() {
    const response = await send(copy.formAction);
    if (!response) return;
    const text = await response.text();
    try {
      await navigator.clipboard.writeText(text);
      tell("copied");
    } catch {
      copyByHand(text);
    }
  }

  /* A frame may be forbidden to write to the clipboard by itself, but not to copy what is selected. */
  function copyByHand(text) {
    /** @type {HTMLTextAreaElement} */ const area = document.querySelector("#text");
    area.value = text;
    area.parentElement.hidden = false;
    area.select();
    if (!document.execCommand("copy")) return;
    area.parentElement.hidden = true;
    tell("copied");
  }

  /* The answer of the server, or nothing after saying why there is none. */
  async function send(address) {
    try {
      const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
      const response = await fetch(address, {method: "POST", body});
      if (response.ok) return response;
      if (response.status !== 503) return sendWithoutScript(address);
      tell("busy");
    } catch {
      tell("unreachable");
    }
    retry.parentElement.hidden = false;
    return undefined;
  }

  /* Any other answer is a page of its own that says what happened. */
  function sendWithoutScript(address) {
    form.action = address;
    form.submit();
  }

  function tell(what) {
    outcome.textContent = outcome.dataset[what];
  }

  function tellMore(what, number) {
    if (number) outcome.append(" ", outcome.dataset[what].replace("{number}", number));
  }
}
