/* A page on a device that many people use clears itself when nobody has touched it for a while, after a warning. */
"use strict";

{
  const SECONDS_TO_ANSWER = 60;
  /** @type {HTMLDialogElement} */ const warning = document.querySelector("#idle");
  /** @type {HTMLElement} */ const clear = warning.querySelector("[data-forget]");
  const seconds = warning.querySelector("[data-seconds]");
  const allowed = Number(warning.dataset.minutes) * 60;
  let touched = Date.now();

  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(sign, () => { touched = Date.now(); }, {passive: true});
  }
  warning.querySelector("button").addEventListener("click", () => warning.close());
  setInterval(watch, 1000);

  function watch() {
    const left = Math.ceil(allowed + SECONDS_TO_ANSWER - (Date.now() - touched) / 1000);
    if (left <= SECONDS_TO_ANSWER && !warning.open) warning.showModal();
    if (left > SECONDS_TO_ANSWER || left <= 0) warning.close();
    if (left <= 0) clear.click();
    seconds.textContent = String(left);
  }
}
