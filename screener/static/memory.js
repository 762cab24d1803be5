/* What the page remembers over a reload, and how it forgets. Answers are kept with the page's own entry in the history
   of this window and nowhere else: docs/decisions/0011. */
"use strict";

{
  const MILLISECONDS_OF_REST = 400;
  let waiting;
  /** @type {HTMLFormElement} */ const form = document.querySelector("#questions");
  /** @type {HTMLAnchorElement} */ const clear = document.querySelector("[data-clear]");

  if (form && form.autocomplete !== "off") {
    if (history.state?.answers) fill(form, history.state.answers);
    // Not at every key: browsers limit how often an entry may be changed.
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, MILLISECONDS_OF_REST); });
    form.addEventListener("change", keep);
    window.addEventListener("hashchange", keep);
  }
  for (const link of document.querySelectorAll("[data-clear]")) link.addEventListener("click", (event) => {
    event.preventDefault();
    forget();
  });
  window.addEventListener("pageshow", () => { if (wasCleared()) forget(); });

  function keep() {
    history.replaceState({answers: [...new FormData(form)].filter(([, said]) => said)}, "");
  }

  function fill(form, answers) {
    for (const control of form.elements) {
      if (!control.name) continue;
      const said = answers.filter(([name]) => name === control.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(control.type)) control.checked = said.includes(control.value);
      else control.value = said[0] ?? "";
    }
  }

  function forget() {
    for (const filled of document.forms) {
      fill(filled, []);
      filled.dispatchEvent(new Event("input"));
    }
    // The entry of this page goes too, and with it what was sent to get it.
    location.replace(clear.href);
  }

  /* Whether everything was cleared further on in this window, and the Back button led here all the same. */
  function wasCleared() {
    const {navigation} = /** @type {any} */ (window);
    // A frame without an origin has no entry.
    return navigation?.currentEntry && navigation.entries().slice(navigation.currentEntry.index + 1)
      .some((entry) => entry.url?.endsWith(clear.hash));
  }
}
