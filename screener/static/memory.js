/* What the page remembers over a reload or a look at another page, and how it forgets. Answers are kept with the page's
   own entries in the history of this window and nowhere else, and on a device that many people use not there either:
   docs/decisions/0011 and 0022. */
"use strict";

const remember = (() => {
  const MILLISECONDS_OF_REST = 400;
  let waiting;
  /** @type {HTMLFormElement} */ const form = document.querySelector("#questions, #answers");
  /** @type {HTMLDialogElement} */ const clearing = document.querySelector("#clearing");
  const forgetting = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-forget]"));
  const isForm = form?.id === "questions";
  const isShared = Boolean(document.querySelector("#idle"));
  const {navigation} = /** @type {any} */ (window);
  /* Which filling in of the form this is: what somebody typed before it was cleared is another. */
  let journey = history.state?.journey;

  // Each box by itself: Firefox writes what stands in the others to a file, whatever the form says.
  if (isShared) for (const control of form?.elements ?? []) control.setAttribute("autocomplete", "off");
  if (form && self.origin !== "null") begin();
  if (isForm && window !== parent) askBeforeTheHostLeaves();
  for (const link of document.querySelectorAll("[data-clear]")) link.addEventListener("click", (event) => {
    event.preventDefault();
    clearing.showModal();
  });
  clearing.querySelector("button").addEventListener("click", () => clearing.close());
  for (const link of document.querySelectorAll("[data-forget]")) link.addEventListener("click", (event) => {
    event.preventDefault();
    forget();
  });
  window.addEventListener("pageshow", () => { if (wasCleared()) forget(); });

  function begin() {
    let kept = newest();
    const cameByPost = "again" in form.dataset;
    if (isForm && kept && !cameByPost) fill(kept);
    journey ??= crypto.randomUUID?.() ?? String(Math.random());
    // The entry of a page that was sent for is one that can be asked for again, without what was sent.
    if (cameByPost) history.replaceState(history.state, "", form.dataset.address + (isForm ? location.hash : "#finished"));
    if (cameByPost || isForm) remember();
    if (!isForm) return;
    // The browser brings back what stood in the boxes when this entry was left, which can be older.
    window.addEventListener("pageshow", ({persisted}) => { if (kept && !cameByPost && !persisted) fill(kept); });
    // Not at every key: browsers limit how often an entry may be changed.
    form.addEventListener("input", () => { kept = undefined; clearTimeout(waiting); waiting = setTimeout(remember, MILLISECONDS_OF_REST); });
    form.addEventListener("change", () => remember());
    window.addEventListener("hashchange", () => remember());
  }

  /* Write what is typed now, and `more`, to the entry of this page. */
  function remember(more = {}) {
    clearTimeout(waiting);
    if (self.origin === "null") return;
    const typed = [...new FormData(form)].filter(([, said]) => said);
    const state = {...history.state, ...more, ...(!isShared && {journey, at: Date.now(), answers: typed})};
    history.replaceState(state, "");
    // Other entries of this window can be read only so, where the browser lets a page see its history.
    if (!isShared) navigation?.updateCurrentEntry?.({state});
  };

  /* What was typed last in this filling in of the form, by its entries in this window. Who comes from a page of ours goes
     on with it; who comes from elsewhere begins anew. */
  function newest() {
    const entries = navigation?.currentEntry ? [...navigation.entries()] : [];
    const here = navigation?.currentEntry?.index ?? 0;
    const cleared = Math.max(-1, ...entries.filter((entry) => isCleared(entry) && entry.index < here).map(({index}) => index));
    const states = entries.slice(cleared + 1).map((entry) => entry.getState()).filter((state) => state?.answers);
    if (!journey && !isCleared({url: location.href}) && document.referrer.startsWith(`${location.origin}/`)) journey = states.at(-1)?.journey;
    const own = [history.state, ...states].filter((state) => state?.answers && state.journey === journey);
    return own.sort((one, other) => one.at - other.at).at(-1)?.answers;
  }

  /* A frame comes back empty when the page around it is loaded again: the browser asks before that. Our own links lose
     nothing. */
  function askBeforeTheHostLeaves() {
    let isOurs = false;
    document.addEventListener("click", ({target}) => { isOurs = Boolean(/** @type {Element} */ (target).closest("a[href]")); }, true);
    window.addEventListener("beforeunload", (event) => {
      const isAnswered = [...new FormData(form)].some(([name, said]) => said && !name.endsWith("_unit"));
      if (isAnswered && !isOurs) event.preventDefault();
    });
  }

  function fill(answers) {
    for (const control of /** @type {HTMLInputElement[]} */ ([...form.elements])) {
      if (!control.name) continue;
      const said = answers.filter(([name]) => name === control.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(control.type)) control.checked = said.includes(control.value);
      else if (control.type !== "hidden") control.value = said[0] ?? "";
    }
    document.dispatchEvent(new CustomEvent("rls:filled"));
  }

  function forget() {
    clearTimeout(waiting);
    if (form) fill([]);
    // The entry of this page goes too, and with it what was sent to get it.
    location.replace(forgetting.href);
  }

  /* Whether everything was cleared further on in this window, and the Back button led here all the same. */
  function wasCleared() {
    // A frame without an origin has no entry.
    return navigation?.currentEntry && navigation.entries().slice(navigation.currentEntry.index + 1).some(isCleared);
  }

  function isCleared({url}) {
    return url?.endsWith(forgetting.hash);
  }
  return remember;
})();
