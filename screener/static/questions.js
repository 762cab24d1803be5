/* What the questions do while they are being answered. Every rule here is a convenience: the server checks them all. */
"use strict";

{
  const form = document.querySelector("#questions");
  const followUps = [...form.querySelectorAll("[data-asked-of]")];
  const mistakeTemplate = document.querySelector("#mistake").content.firstElementChild;
  const roomTemplate = document.querySelector("#room").content.firstElementChild;

  for (const box of form.querySelectorAll("textarea[data-room]")) addRoom(box);
  look();
  window.addEventListener("pageshow", look);
  form.addEventListener("input", (event) => {
    if (event.target.type === "checkbox" && event.target.checked) untickOthers(event.target);
    if (event.target.dataset.mistake && event.target.validity.valid) correct(event.target);
    look();
  });
  // The event does not bubble.
  form.addEventListener("invalid", (event) => pointOut(event.target), true);

  function look() {
    for (const question of followUps) question.hidden = !applies(question) && !isAnswered(question);
    for (const box of form.querySelectorAll("textarea[data-room]")) countRoom(box);
  }

  /* Whether the question that this one follows was answered, with one of the codes that are named. */
  function applies(question) {
    if (question.dataset.askedNames) return isTyped(question.dataset.askedNames.split(","), question.dataset.askedOf);
    const codes = question.dataset.askedCodes.split(" ").filter(Boolean);
    const said = new FormData(form).getAll(question.dataset.askedOf).filter((value) => value.trim());
    return codes.length ? said.some((code) => codes.includes(code)) : said.length > 0;
  }

  /* Whether one of the names was typed, or a word that begins like a generic one: people misspell those. */
  function isTyped(names, question) {
    const words = (text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    const generic = names.filter((name) => name === name.toLowerCase()).flatMap(words);
    const beginnings = new Set(generic.map((word) => word.slice(0, 4)));
    const whole = new Set(names.flatMap(words));
    return words(form.elements[question].value).some((word) => whole.has(word) || beginnings.has(word.slice(0, 4)));
  }

  /* A unit alone is no answer; anything else is, and is never hidden. */
  function isAnswered(question) {
    return [...question.querySelectorAll("input, textarea")].some(
      (control) => control.value && (control.checked || !["radio", "checkbox"].includes(control.type)));
  }

  /* "None of these" and anything else exclude each other. */
  function untickOthers(box) {
    for (const other of form.querySelectorAll(`input[name="${box.name}"]:checked`)) {
      if ((other.value === "none") !== (box.value === "none")) other.checked = false;
    }
  }

  function addRoom(box) {
    const room = roomTemplate.cloneNode(true);
    room.id = `${box.id}-room`;
    box.after(room);
    describe(box, room.id);
  }

  /* How many more characters there is room for, counted as the server does. */
  function countRoom(box) {
    const left = box.dataset.room - [...box.value].length;
    const room = document.getElementById(`${box.id}-room`);
    const text = left < 0 ? room.dataset.over : room.dataset.left;
    room.textContent = box.value && text.replace("{number}", Math.abs(left));
    room.classList.toggle("mistake", left < 0);
    if (left < 0) box.setAttribute("aria-invalid", true);
    else if (box.validity.customError) box.removeAttribute("aria-invalid");
    box.setCustomValidity(left < 0 ? room.textContent : "");
  }

  function pointOut(control) {
    if (!control.dataset.mistake) return;
    correct(control);
    const mistake = mistakeTemplate.cloneNode(true);
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
