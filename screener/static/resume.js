// @ts-check
// A file dropped anywhere on the page is opened as if it had been chosen.
"use strict";

(() => {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-drop]"));
  const chosen = /** @type {HTMLInputElement | null} */ (document.querySelector("form[data-drop] input[type=file]"));
  if (!form || !chosen) return;
  for (const element of form.querySelectorAll("[data-scripted]")) element.removeAttribute("hidden");
  // Without this a browser would leave the page and show the file.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    chosen.files = event.dataTransfer.files;
    form.requestSubmit();
  });
})();
