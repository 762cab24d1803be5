// Finds medicines in the list while typing. Without scripts the browser's own search does.
"use strict";

const box = /** @type {HTMLInputElement} */ (document.getElementById("medicine-search"));
const told = document.getElementById("medicine-count");
/** @type {{place: HTMLElement, text: string}[]} */ let medicines;

/* Not before somebody searches: it is a tenth of a second of a phone. */
function read() {
  medicines ??= Array.from(document.querySelectorAll("[data-medicine]"), (/** @type {HTMLElement} */ place) => ({
    place,
    text: folded(place.textContent),
  }));
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function search() {
  read();
  const wanted = folded(box.value.trim());
  let found = 0;
  for (const { place, text } of medicines) {
    place.hidden = !text.includes(wanted);
    found += place.hidden ? 0 : 1;
  }
  document.querySelectorAll("main section:has(.medicine-list)").forEach((/** @type {HTMLElement} */ section) => {
    section.hidden = !section.querySelector("[data-medicine]:not([hidden])");
  });
  told.textContent = wanted ? told.dataset.found.replace("{count}", String(found)) : "";
}

/** @type {HTMLElement} */ (box.closest("[hidden]")).hidden = false;
box.addEventListener("input", search);
