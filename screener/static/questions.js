/* What the questions do while they are being answered. Every rule here is a convenience: the server checks them all. */
"use strict";

{
  /** @type {HTMLFormElement} */ const form = document.querySelector("#questions");
  const gated = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-gate]")]);

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
    for (const question of gated) question.hidden = !applies(question) && !isAnswered(question);
    for (const box of form.querySelectorAll("textarea[data-room]")) countRoom(box);
  }

  /* Whether the gate of a question, and the gate before that, was answered with one of the codes that open it. */
  function applies(question) {
    const {gate, codes} = question.dataset;
    if (!gate) return true;
    const chosen = new FormData(form).getAll(gate);
    return chosen.some((code) => codes.split(" ").includes(String(code)))
      && applies(form.querySelector(`[data-question="${gate}"]`));
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
