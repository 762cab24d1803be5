/* The page as a journey: one thought on a screen. The place is the fragment of the address, so Back and Forward work by
   themselves. Loaded before the body, so that the long page is never seen first; if this file does not arrive, it is. */
"use strict";

document.documentElement.classList.add("starting", "scripted");
document.addEventListener("DOMContentLoaded", () => {
  try {
    travel();
  } finally {
    document.documentElement.classList.remove("starting");
  }
});

function travel() {
  const main = document.querySelector("main");
  /** @type {HTMLFormElement} */ const form = document.querySelector("#questions");
  /** @type {HTMLElement} */ const start = document.querySelector("#start");
  /** @type {HTMLElement} */ const list = document.querySelector("#sections");
  const places = /** @type {HTMLElement[]} */ ([...main.querySelectorAll(".place")]);
  const screens = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".screen")]);
  const sections = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".section")]);
  /** @type {HTMLElement} */ const placeNow = document.querySelector("#place-now");
  const progress = document.querySelector("progress");
  /** @type {HTMLElement} */ const told = form.querySelector("#told");
  /** @type {HTMLElement} */ const back = form.querySelector("[data-back]");
  /** @type {HTMLElement} */ const next = form.querySelector("[data-next]");
  /** @type {HTMLElement} */ const show = form.querySelector("[type=submit]");
  /** @type {HTMLDetailsElement} */ const menu = document.querySelector(".menu");
  const title = document.title;
  let current = start;
  let came = "";
  /* What the form consists of, while the finished page stands in its place. */
  const formNodes = [...main.childNodes];
  /* The finished page and the answers it was made of. */
  let finished = {of: "", nodes: [], title: ""};

  for (const part of document.querySelectorAll("[data-scripted]")) /** @type {HTMLElement} */ (part).hidden = false;
  for (const part of document.querySelectorAll("[data-unscripted]")) part.remove();
  // What cannot be seen cannot be given the focus.
  document.documentElement.classList.remove("starting");
  arrive();
  window.addEventListener("hashchange", arrive);
  next.addEventListener("click", goOn);
  back.addEventListener("click", goBack);
  main.addEventListener("click", ({target}) => {
    const pressed = /** @type {HTMLElement} */ (target);
    if (pressed.closest("[data-away]")) history.back();
    const change = /** @type {HTMLElement} */ (pressed.closest("[data-change]"));
    if (change) changeAnswer(change);
  });
  document.addEventListener("click", ({target}) => { if (!menu.contains(/** @type {Node} */ (target))) menu.open = false; });
  menu.addEventListener("keydown", ({key}) => { if (key === "Escape") menu.open = false; });
  document.addEventListener("rls:looked", () => { if (screens.includes(current)) display(current); });
  form.addEventListener("submit", (event) => {
    // To a window of its own: nothing is left behind here.
    if (event.submitter?.hasAttribute("formtarget")) return;
    // A frame without an origin may not read what it is sent.
    if (self.origin === "null") return;
    event.preventDefault();
    if (!isRight()) return;
    // The Enter key in a box asks for the form's submit button, wherever it is.
    if (show.hidden) goOn();
    else finish();
  });

  function isShown(screen) {
    return [...screen.querySelectorAll("[data-question]")].some((question) => !question.hidden);
  }

  function neighbour(step) {
    const shown = screens.filter((screen) => isShown(screen) || screen === current);
    return shown[shown.indexOf(current) + step];
  }

  function isRight() {
    return document.dispatchEvent(new CustomEvent("rls:check", {cancelable: true, detail: {screen: current}}));
  }

  function goTo(name) {
    came = current.id;
    location.hash = name;
  }

  function goOn() {
    if (isRight()) goTo(neighbour(1).id);
  }

  /* To the screen before, by the browser's own Back where that leads there. */
  function goBack() {
    const before = screens.includes(current) ? neighbour(-1) ?? start : null;
    if (!before || history.state?.from === before.id) history.back();
    else goTo(before.id);
  }

  function changeAnswer(button) {
    came = button.closest("[id]").id;
    location.hash = button.dataset.change;
  }

  /* Ask for the finished page; go there once it is made. */
  async function finish() {
    if (await make()) goTo(history.state?.row ?? "finished");
  }

  async function make() {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    // The server may be where it is another day.
    body.set("made_on", today());
    if (finished.of === body.toString()) return true;
    tell("making");
    try {
      const response = await fetch(form.action, {method: "POST", body});
      if (response.status === 503) return tell("busy");
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      tell("");
      if (response.status === 422) return pointOut(page);
      // What is no finished page is an error, which is asked for again.
      finished = {of: response.ok ? body.toString() : "", nodes: [...page.querySelector("main").childNodes], title: page.title};
      return true;
    } catch {
      return tell("unreachable");
    }
  }

  function tell(what) {
    told.textContent = told.dataset[what] ?? "";
    return false;
  }

  /* What the server found: the list of mistakes first, then each beside its control. */
  function pointOut(page) {
    document.querySelector("#mistakes")?.remove();
    main.querySelector("h1").after(page.querySelector("#mistakes"));
    const found = [...page.querySelectorAll(".mistake[id]")].map((mistake) =>
      [mistake.id.replace(/-mistake$/, ""), mistake.querySelector("span").textContent]);
    document.dispatchEvent(new CustomEvent("rls:wrong", {detail: found}));
    const {id} = placeOf(document.getElementById(found[0][0]));
    if (location.hash === `#${id}`) arrive();
    else goTo(id);
    return false;
  }

  /* Show the place that the address names, or the one that holds what it names, and go to it. */
  async function arrive(event) {
    const name = decodeURIComponent(location.hash.slice(1));
    menu.open = false;
    if (event && came && history.state?.from === undefined) remember({from: came, ...(came.startsWith("row-") && {row: came})});
    came = "";
    if (name === "finished" || name.startsWith("row-")) return arriveAtFinished(name, event);
    showForm();
    // The address may still name the screen that the form was sent from: what needs another look comes first.
    const named = !event && mistakes() ? null : document.getElementById(name);
    // A link past the questions, such as "Skip to the content", leaves the place as it is.
    if (event && named && !named.closest(".place, .section")) return undefined;
    const place = placeOf(named);
    if (mistakes()) mistakes().hidden = !place.querySelector(".mistake");
    display(place);
    document.dispatchEvent(new CustomEvent("rls:step", {detail: {step: screens.indexOf(place) + 1}}));
    if (event || name || mistakes()) goToPlace(place, named);
    return undefined;
  }

  function placeOf(named) {
    const within = named?.closest(".place") ?? [...(named?.closest(".section")?.querySelectorAll(".screen") ?? [])].find(isShown);
    if (!within) return mistakes()?.querySelector("a") ? placeOf(document.getElementById(mistakes().querySelector("a").hash.slice(1))) : start;
    if (!screens.includes(within) || isShown(within)) return within;
    return screens.slice(0, screens.indexOf(within)).reverse().find(isShown) ?? start;
  }

  function mistakes() {
    return /** @type {HTMLElement} */ (document.querySelector("#mistakes:has(li)"));
  }

  function display(place) {
    current = place;
    const number = screens.indexOf(place);
    const section = place.closest(".section");
    const isReturning = Boolean(history.state?.row);
    for (const other of places) other.hidden = other !== place;
    for (const other of sections) other.hidden = other !== section;
    form.hidden = !form.contains(place);
    back.hidden = place === start;
    next.hidden = number < 0 || !neighbour(1) || isReturning;
    show.hidden = !next.hidden;
    if (place === list) describeSections();
    placeNow.hidden = progress.hidden = number < 0;
    placeNow.previousElementSibling?.toggleAttribute("hidden", number >= 0);
    document.documentElement.classList.toggle("under-way", place !== start);
    document.title = place === start ? title : `${headingOf(place).textContent.trim()} · ${title}`;
    if (number < 0) return;
    const within = [...section.querySelectorAll(".screen")].filter((screen) => isShown(screen) || screen === place);
    placeNow.textContent = filled(placeNow.dataset.text, {
      section: section.querySelector("h2").textContent, number: within.indexOf(place) + 1, all: within.length});
    const all = screens.filter((screen) => isShown(screen) || screen === place);
    [progress.max, progress.value] = [all.length, all.indexOf(place) + 1];
    document.title = `${headingOf(place).textContent.trim()} · ${placeNow.textContent}`;
  }

  function filled(text, words) {
    return Object.entries(words).reduce((so, [name, word]) => so.replace(`{${name}}`, String(word)), text);
  }

  function headingOf(place) {
    return place.querySelector(place === start ? "#start" : "h2, [data-question]:not([hidden]) h3, h3") ?? main.querySelector("h1");
  }

  /* How much of each section is answered. */
  function describeSections() {
    list.querySelectorAll("li").forEach((line, number) => {
      const asked = [...sections[number].querySelectorAll("[data-question]")].filter(
        (/** @type {HTMLElement} */ question) => !question.hidden);
      const answered = asked.filter((question) => [...question.querySelectorAll("[name]:not([name$=_unit])")].some(
        (/** @type {HTMLInputElement} */ control) =>
          control.value && (control.checked || !["radio", "checkbox"].includes(control.type))));
      const state = !answered.length ? "open" : answered.length === asked.length ? "done" : "part";
      line.dataset.state = state;
      line.querySelector(".state").textContent = filled(list.dataset[state], {number: answered.length, all: asked.length});
    });
  }

  function goToPlace(place, named) {
    const question = named?.closest(".place") === place && /** @type {HTMLElement} */ (named.closest("[data-question]"));
    scrollTo(0, 0);
    if (!question && mistakes() && !mistakes().hidden) return mistakes().focus();
    if (question) {
      const folded = named.closest("details");
      if (folded) folded.open = true;
      const {bottom, height} = question.getBoundingClientRect();
      if (bottom > innerHeight / 2) question.scrollIntoView({block: height > innerHeight / 2 ? "start" : "center"});
      return (named.matches("input, textarea") ? named : question.querySelector("h3")).focus({preventScroll: true});
    }
    if (named && place.contains(named) && named !== place && named.tabIndex === -1) {
      if (place !== start) named.scrollIntoView();
      return named.focus({preventScroll: true});
    }
    return (place === start ? main.querySelector("h1") : headingOf(place)).focus({preventScroll: true});
  }

  async function arriveAtFinished(name, event) {
    // Nothing to show: a device that many people use was asked to load the page again.
    if (!event && ![...new FormData(form)].some(([field, said]) => said && !field.endsWith("_unit"))) return leaveFor("start");
    if (!await make()) return location.hash.slice(1) === name && leaveFor(screens.filter(isShown).at(-1).id);
    if (location.hash.slice(1) !== name) return undefined;
    document.title = finished.title;
    if (form.isConnected) main.replaceChildren(...finished.nodes);
    document.documentElement.classList.remove("under-way");
    placeNow.hidden = progress.hidden = true;
    placeNow.previousElementSibling.removeAttribute("hidden");
    wireFinished();
    document.dispatchEvent(new CustomEvent("rls:step", {detail: {step: screens.length + 1}}));
    const row = document.getElementById(name);
    scrollTo(0, 0);
    const folded = row?.closest("details");
    if (folded) folded.open = true;
    row?.scrollIntoView({block: "center"});
    return /** @type {HTMLElement} */ (row?.querySelector("button") ?? main.querySelector("h1")).focus({preventScroll: true});
  }

  function leaveFor(name) {
    history.replaceState(history.state, "", `#${name}`);
    return arrive();
  }

  function showForm() {
    if (!form.isConnected) main.replaceChildren(...formNodes);
  }
}
