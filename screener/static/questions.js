/* What the questions do while they are being answered. Every rule here is a convenience: the server checks them all. */
"use strict";

{
  /** @type {HTMLFormElement} */ const form = document.querySelector("#questions");
  /** @type {HTMLElement} */ const heard = document.querySelector("#heard");
  /** @type {HTMLElement} */ const texts = document.querySelector("#mistake");
  // In English, as the server takes them.
  texts.dataset.months = /** @type {HTMLElement} */ (document.querySelector("#months")).dataset.names;
  const gated = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-gate]")]);

  for (const box of form.querySelectorAll("textarea[data-room]")) addRoom(box);
  for (const blank of form.querySelectorAll(".blank")) addClear(blank);
  for (const value of form.querySelectorAll(".value details")) fold(value);
  look();
  window.addEventListener("pageshow", () => look());
  document.addEventListener("rls:filled", () => { form.querySelectorAll(".value details").forEach(fold); look(); });
  form.addEventListener("input", ({target}) => {
    const control = /** @type {HTMLInputElement} */ (target);
    if (control.type === "checkbox" && control.checked) untickOthers(control);
    const told = control.name && form.querySelector(`[name="${control.name}"][aria-invalid]`);
    if (told && !mistakeIn(told, texts.dataset)) correct(told);
    if (control.name?.endsWith("_unit")) recheck(control);
    look(true);
  });
  form.addEventListener("focusout", ({target}) => showDate(/** @type {HTMLInputElement} */ (target)));

  function copyOf(name) {
    /** @type {HTMLTemplateElement} */ const template = document.querySelector(name);
    return /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  }

  /* Show what applies now, and say so where the person made it appear. */
  function look(isNew = false) {
    for (const question of gated) {
      const wasHidden = question.hidden;
      question.hidden = !applies(question) && !isAnswered(question);
      const asked = question.querySelector("h3, legend")?.textContent.trim();
      if (isNew && wasHidden && !question.hidden && question.closest(".screen:not([hidden])")) hear("more", {question: asked});
    }
    for (const box of form.querySelectorAll("textarea[data-room]")) countRoom(box);
    for (const button of form.querySelectorAll(".clear-one")) button.classList.toggle("unused", !chosenIn(button.parentElement));
    document.dispatchEvent(new CustomEvent("rls:looked"));
  }

  function hear(what, words) {
    const [[name, word]] = Object.entries(words);
    heard.textContent = heard.dataset[what].replace(`{${name}}`, word);
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
    return [...question.querySelectorAll("input[name]:not([name$=_unit]), textarea")].some(
      (/** @type {HTMLInputElement} */ control) =>
        control.value && (control.checked || !["radio", "checkbox"].includes(control.type)));
  }

  function chosenIn(part) {
    return part.querySelector(":scope > .options :checked");
  }

  /* "None of these" and anything else exclude each other. */
  function untickOthers(box) {
    const others = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`input[name="${box.name}"]:checked`)])
      .filter((other) => (other.value === "none") !== (box.value === "none"));
    for (const other of others) other.checked = false;
    if (others.length) hear("unticked", {label: others.map((other) => other.parentElement.textContent.trim()).join(", ")});
  }

  /* A button that appears in the place of one more choice: the arrow keys do not reach it. */
  function addClear(blank) {
    const button = copyOf("#clear-one");
    const {parentElement: group} = blank;
    const about = group.querySelector("legend").textContent.trim();
    button.append(" ", Object.assign(document.createElement("span"), {className: "unseen", textContent: about}));
    blank.replaceWith(button);
    button.addEventListener("click", () => {
      const chosen = chosenIn(group);
      if (!chosen) return;
      chosen.checked = false;
      chosen.focus();
      chosen.dispatchEvent(new Event("input", {bubbles: true}));
      chosen.dispatchEvent(new Event("change", {bubbles: true}));
      heard.textContent = button.dataset.cleared;
    });
  }

  /* A value is folded until it is wanted, unless it holds one. */
  function fold(details) {
    details.open = isAnswered(details) || Boolean(details.querySelector(".mistake"));
    details.firstElementChild.onclick = () => setTimeout(() => { if (details.open) details.querySelector("input").focus(); });
  }

  function addRoom(box) {
    const room = copyOf("#room");
    room.id = `${box.id}-room`;
    box.after(room);
    describe(box, room.id);
  }

  /* How many more characters there is room for, counted as the server does; said once it is little. */
  function countRoom(box) {
    const left = box.dataset.room - [...box.value].length;
    const room = box.nextElementSibling;
    const text = left < 0 ? room.dataset.over : room.dataset.left;
    room.textContent = left < box.dataset.room / 3 ? text.replace("{number}", String(Math.abs(left))) : "";
    room.classList.toggle("mistake", left < 0);
    if (left < 0) box.setAttribute("aria-invalid", "true");
    else if (!form.querySelector(`[id="${box.id}-mistake"]`)) box.removeAttribute("aria-invalid");
  }

  function showDate(control) {
    if (control.dataset?.typed !== "date") return;
    const readings = mistakeIn(control, texts.dataset) ? [] : datesIn(control.value, texts.dataset.months.split(" "));
    const id = `${control.id}-understood`;
    document.getElementById(id)?.remove();
    if (readings.length !== 1 || readings[0] === control.value.trim()) return;
    const understood = Object.assign(document.createElement("p"), {id, className: "understood"});
    understood.textContent = texts.dataset.understood.replace("{date}", inWords(readings[0]));
    control.after(understood);
    describe(control, id);
  }

  /* The value beside a unit that was chosen anew. */
  function recheck(unit) {
    const value = unit.closest(".parts").querySelector("[data-typed=value]");
    if (value.matches("[aria-invalid]") && !mistakeIn(value, texts.dataset)) correct(value);
  }

  function describe(control, id) {
    const ids = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)).add(id);
    control.setAttribute("aria-describedby", [...ids].join(" "));
  }

  /* Take back what was said of a control, also in the list of mistakes. */
  function correct(control) {
    document.getElementById(`${control.id}-mistake`)?.remove();
    control.removeAttribute("aria-invalid");
    document.querySelector(`#mistakes [data-of="${control.name}"]`)?.remove();
    /** @type {HTMLElement} */ const list = document.querySelector("#mistakes");
    if (list && !list.querySelector("li")) list.hidden = true;
  }

  document.addEventListener("rls:check", (/** @type {CustomEvent} */ event) => {
    const typed = /** @type {HTMLInputElement[]} */ ([...event.detail.screen.querySelectorAll("[data-typed], [data-room]")]);
    const wrong = typed.filter((control) => {
      const mistake = mistakeIn(control, texts.dataset);
      if (mistake) pointOut(control, mistake);
      return mistake || Boolean(control.dataset.room && [...control.value].length > Number(control.dataset.room));
    });
    if (!wrong.length) return;
    event.preventDefault();
    const folded = wrong[0].closest("details");
    if (folded) folded.open = true;
    wrong[0].focus();
  });
  document.addEventListener("rls:wrong", (/** @type {CustomEvent} */ {detail}) => {
    for (const [name, words] of detail) {
      const control = document.getElementById(name);
      if (control) pointOut(control, words);
    }
    form.querySelectorAll(".value details").forEach(fold);
  });

  function pointOut(control, words) {
    document.getElementById(`${control.id}-mistake`)?.remove();
    const mistake = copyOf("#mistake");
    mistake.id = `${control.id}-mistake`;
    mistake.querySelector("span").textContent = words;
    const options = control.closest(".options");
    (options ?? control).before(mistake);
    control.setAttribute("aria-invalid", "true");
    describe(options?.parentElement ?? control, mistake.id);
  }
}
