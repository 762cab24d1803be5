/* A page on a device that many people use clears itself when nobody has touched it for a while, after a warning. */
"use strict";

{
  const SECONDS_TO_ANSWER = 60;
  /** @type {HTMLDialogElement} */ const warning = document.querySelector("#idle");
  /** @type {HTMLElement} */ const clear = warning.querySelector("[data-forget]");
  const seconds = warning.querySelector("[data-seconds]");
  const allowed = Number(warning.dataset.minutes) * 60;
  /* By two clocks: one stands still while the device sleeps, the other can be set back. */
  const clocks = [() => Date.now(), () => performance.now()];
  let touched = clocks.map((now) => now());

  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) {
    document.addEventListener(sign, () => { touched = clocks.map((now) => now()); }, {passive: true});
  }
  warning.querySelector("button").addEventListener("click", () => warning.close());
  setInterval(watch, 1000);

  function watch() {
    const idle = Math.max(...clocks.map((now, number) => now() - touched[number])) / 1000;
    const left = Math.ceil(allowed + SECONDS_TO_ANSWER - idle);
    if (left <= SECONDS_TO_ANSWER && !warning.open) warning.showModal();
    if (left > SECONDS_TO_ANSWER || left <= 0) warning.close();
    if (left <= 0) clear.click();
    seconds.textContent = String(left);
  }
}
