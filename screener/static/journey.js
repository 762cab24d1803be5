/* The page as a journey: one section at a time. The step is the fragment of the address, so Back and Forward work by
   themselves. Loaded before the body, so that the long page is never seen first; if this file does not arrive, it is. */
"use strict";

document.documentElement.classList.add("starting");
document.addEventListener("DOMContentLoaded", () => {
  try {
    travel();
  } finally {
    document.documentElement.classList.remove("starting");
  }
});

function travel() {
  /** @type {HTMLFormElement} */ const form = document.querySelector("#questions");
  /** @type {HTMLElement} */ const mistakes = document.querySelector("#mistakes");
  const steps = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".step")]);
  const last = steps.length - 1;
  const title = document.title;
  const progress = form.querySelector("progress");
  /** @type {HTMLElement} */ const progressText = form.querySelector("#progress");
  /** @type {HTMLElement} */ const back = form.querySelector("[data-back]");
  /** @type {HTMLElement} */ const next = form.querySelector("[data-next]");
  /** @type {HTMLElement} */ const show = form.querySelector("[type=submit]");
  const again = "again" in form.dataset;
  const first = Math.max(0, steps.findIndex((step) => step.querySelector(".mistake")));
  let current = first;

  document.querySelectorAll("[data-scripted]").forEach((/** @type {HTMLElement} */ part) => { part.hidden = false; });
  // The address may still name the step that the form was sent from: what needs another look comes first.
  if (mistakes) history.replaceState(history.state, "", location.pathname + location.search);
  // What cannot be seen cannot be given the focus.
  document.documentElement.classList.remove("starting");
  arrive();
  window.addEventListener("hashchange", arrive);
  next.addEventListener("click", goOn);
  back.addEventListener("click", () => goTo(current - 1));
  form.addEventListener("submit", (event) => {
    // To a window of its own: nothing is left behind here.
    if (event.submitter?.hasAttribute("formtarget")) return;
    if (!isRight(steps[current])) event.preventDefault();
    else if (show.hidden) {
      // The Enter key in a box asks for the form's submit button, wherever it is.
      event.preventDefault();
      goOn();
    } else if (again) form.action = form.action.split("#")[0] + "#" + heading(steps[current]).id;
  });

  function heading(step) {
    return step.querySelector("h2");
  }

  function goOn() {
    if (isRight(steps[current])) goTo(current + 1);
  }

  function goTo(number) {
    location.hash = number ? heading(steps[number]).id : steps[0].id;
  }

  function isRight(step) {
    const wrong = [...step.querySelectorAll("input, textarea")].filter(
      (/** @type {HTMLInputElement} */ control) => !control.checkValidity());
    wrong[0]?.focus();
    return !wrong.length;
  }

  /* Show the step that the address names, or the one that holds what it names, and go to it. */
  function arrive(event) {
    const named = document.getElementById(location.hash.slice(1));
    const number = steps.findIndex((step) => step.contains(named));
    // A link past the questions, such as "Skip to the content", leaves the step as it is.
    if (event && named && number < 0) return;
    display(number < 0 ? first : number);
    document.dispatchEvent(new CustomEvent("rls:step", {detail: {step: current}}));
    if (!event && mistakes) mistakes.focus();
    else if (event || number >= 0) goToPlace(named);
  }

  function display(number) {
    current = number;
    steps.forEach((step, other) => { step.hidden = other !== number; });
    if (mistakes) mistakes.hidden = !steps[number].querySelector(".mistake");
    form.hidden = number === 0;
    back.hidden = number === 0;
    next.hidden = number === last;
    show.hidden = number !== last && !again;
    show.classList.toggle("quiet", !next.hidden);
    progress.value = number;
    progressText.textContent = progressText.dataset.text.replace("{step}", number).replace("{steps}", String(last));
    // The title says that something is wrong as long as the list of mistakes is there to say what.
    const isListed = mistakes && !mistakes.hidden;
    document.title = number && !isListed ? `${progressText.textContent}: ${heading(steps[number]).textContent}` : title;
    document.documentElement.classList.toggle("under-way", number > 0);
  }

  function goToPlace(named) {
    const place = named && named !== steps[0] ? named : document.querySelector("h1");
    (place.closest(".question") ?? document.documentElement).scrollIntoView();
    place.focus({preventScroll: true});
  }
}
