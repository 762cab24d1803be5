/* What the questions do while they are being answered. Every rule here is a convenience: the server checks them all. */
"use strict";

{
  /** @type {HTMLFormElement} */ const form = document.querySelector("#questions");
  const followUps = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-asked-of]")]);

  for (const box of form.querySelectorAll("textarea[data-room]")) addRoom(box);
  look();
  window.addEventListener("pageshow", look);
  form.addEventListener("input", ({target}) => {
    const control = /** @type {HTMLInputElement} */ (target);
    if (control.type === "checkbox" && control.checked) untickOthers(control);
    if (control.dataset.mistake && control.validity.valid) correct(control);
    look();
  });
  // The event does not bubble.
  form.addEventListener("invalid", (event) => pointOut(event.target), true);

  /* A new copy of what a template holds. */
  function copyOf(name) {
    /** @type {HTMLTemplateElement} */ const template = document.querySelector(name);
    return /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  }

  function look() {
    for (const question of followUps) question.hidden = !applies(question) && !isAnswered(question);
    for (const box of form.querySelectorAll("textarea[data-room]")) countRoom(box);
  }

  /* Whether the question that this one follows was answered, with one of the codes that are named. */
  function applies(question) {
    if (question.dataset.askedNames) return isTyped(question.dataset.askedNames.split(","), question.dataset.askedOf);
    const codes = question.dataset.askedCodes.split(" ").filter(Boolean);
    const said = new FormData(form).getAll(question.dataset.askedOf).filter((value) => String(value).trim());
    return codes.length ? said.some((code) => codes.includes(String(code))) : said.length > 0;
  }

  /* Whether one of the names was typed, or a word that begins like a generic one: people misspell those. */
  function isTyped(names, question) {
    const words = (text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    const generic = names.filter((name) => name === name.toLowerCase()).flatMap(words);
    const beginnings = new Set(generic.map((word) => word.slice(0, 4)));
    const whole = new Set(names.flatMap(words));
    const typed = words(/** @type {any} */ (form.elements)[question].value);
    return typed.some((word) => whole.has(word) || beginnings.has(word.slice(0, 4)));
  }

  /* A unit alone is no answer; anything else is, and is never hidden. */
  function isAnswered(question) {
    return [...question.querySelectorAll("input, textarea")].some(
      (/** @type {HTMLInputElement} */ control) =>
        control.value && (control.checked || !["radio", "checkbox"].includes(control.type)));
  }

  /* "None of these" and anything else exclude each other. */
  function untickOthers(box) {
    form.querySelectorAll(`input[name="${box.name}"]:checked`).forEach((/** @type {HTMLInputElement} */ other) => {
      if ((other.value === "none") !== (box.value === "none")) other.checked = false;
    });
  }

  function addRoom(box) {
    const room = copyOf("#room");
    room.id = `${box.id}-room`;
    box.after(room);
    describe(box, room.id);
  }

  /* How many more characters there is room for, counted as the server does. */
  function countRoom(box) {
    const left = box.dataset.room - [...box.value].length;
    const room = document.getElementById(`${box.id}-room`);
    const text = left < 0 ? room.dataset.over : room.dataset.left;
    room.textContent = box.value && text.replace("{number}", String(Math.abs(left)));
    room.classList.toggle("mistake", left < 0);
    if (left < 0) box.setAttribute("aria-invalid", true);
    else if (box.validity.customError) box.removeAttribute("aria-invalid");
    box.setCustomValidity(left < 0 ? room.textContent : "");
  }

  function pointOut(control) {
    if (!control.dataset.mistake) return;
    correct(control);
    const mistake = copyOf("#mistake");
    mistake.id = `${control.id}-mistake`;
    mistake.querySelector("span").textContent = control.dataset.mistake;
    control.before(mistake);
    control.setAttribute("aria-invalid", true);
    describe(control, mistake.id);
  }

  function correct(control) {
    document.getElementById(`${control.id}-mistake`)?.remove();
    control.removeAttribute("aria-invalid");
  }

  function describe(control, id) {
    const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)).add(id);
    control.setAttribute("aria-describedby", [...ids].join(" "));
  }
}
