/* A search for medicines in the place of the plain box, by the WAI-ARIA pattern of a combobox with a list, and what was
   added as chips. The box stays the form's own field, a medicine on each line. Names are matched here: nothing typed is sent. */
"use strict";

{
  const MOST_OFFERED = 6;
  /** @type {HTMLTextAreaElement} */ const box = document.querySelector("[data-one-per-line]");
  /** @type {HTMLTemplateElement} */ const template = document.querySelector("#medicine-search");
  /** @type {HTMLTemplateElement} */ const chipTemplate = document.querySelector("#medicine-chip");
  const search = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  const input = search.querySelector("input");
  const listbox = search.querySelector("ul");
  const chips = /** @type {HTMLElement} */ (search.querySelector(".chips"));
  const status = search.querySelector("[role=status]");
  /** @type {HTMLElement} */ const undo = search.querySelector(".undo");
  /** @type {{name: string, holds: string, folded: string}[]} */ let names = [];
  let asked = false;
  let removed = [];

  box.before(search);
  box.classList.add("unseen");
  box.tabIndex = -1;
  box.setAttribute("aria-hidden", "true");
  search.querySelector("label").remove();
  input.setAttribute("aria-labelledby", `${box.id}-asked`);
  /** @type {HTMLLabelElement} */ (document.querySelector(`label[for="${box.id}"]`)).htmlFor = input.id;
  input.setAttribute("aria-describedby", `${box.id}-hint`);
  showChips();
  // A link to a mistake leads to the box.
  box.addEventListener("focus", () => input.focus());
  document.addEventListener("rls:filled", showChips);
  document.addEventListener("rls:step", () => { if (isSeen()) fetchNames(); });
  input.addEventListener("focus", fetchNames);
  input.addEventListener("input", offer);
  input.addEventListener("keydown", steer);
  input.addEventListener("blur", () => setTimeout(close, 200));
  listbox.addEventListener("mousedown", (event) => event.preventDefault());
  listbox.addEventListener("click", ({target}) => choose(/** @type {HTMLElement} */ (target).closest("[role=option]")));
  chips.addEventListener("click", ({target}) => {
    const button = /** @type {HTMLElement} */ (target).closest("button");
    if (button) remove([...chips.children].indexOf(button.closest("li")));
  });
  chips.addEventListener("input", writeLines);
  chips.addEventListener("change", writeLines);
  undo.querySelector("button").addEventListener("click", bringBack);
  // What is typed and not yet added is not lost.
  document.addEventListener("rls:check", () => { if (isSeen()) add(input.value); });

  /* The list is the same for everybody. Without it whatever is typed can be kept. */
  async function fetchNames() {
    if (asked) return;
    asked = true;
    try {
      const answer = await fetch(search.dataset.names);
      names = (await answer.json()).map(([name, holds]) => ({name, holds, folded: folded(name)}));
      if (input.value) offer();
    } catch {
      asked = false;
    }
  }

  function isSeen() {
    return Boolean(input.offsetParent);
  }

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /* What begins with the typed letters, in the order of the list; then a word of a name that does; then what nearly does. */
  function found(typed) {
    const wanted = folded(typed);
    const near = wanted.length < 4 ? 0 : wanted.length < 7 ? 1 : 2;
    const isFound = [
      ({folded: name}) => name.startsWith(wanted),
      ({folded: name}) => name.includes(` ${wanted}`),
      ...Array.from({length: near}, (_, letters) =>
        ({folded: name}) => name[0] === wanted[0] && hasShortWords(name, wanted)
          && distance(wanted, name, letters + 1) <= letters + 1),
    ];
    const matches = new Set();
    for (const test of isFound) {
      if (matches.size < MOST_OFFERED) names.filter(test).forEach((name) => matches.add(name));
    }
    return [...matches].slice(0, MOST_OFFERED);
  }

  /* In a word of one or two letters nothing can be a slip: vitamin C is not vitamin D. */
  function hasShortWords(name, wanted) {
    const words = name.split(" ");
    return wanted.split(" ").every((word) => word.length > 2 || words.includes(word));
  }

  /* How many letters have to change for `typed` to be how `name` begins; more than `most` is as good as anything. */
  function distance(typed, name, most) {
    let row = Array.from({length: typed.length + 1}, (_, place) => place);
    let least = row[typed.length];
    for (let at = 1; at <= Math.min(name.length, typed.length + most); at += 1) {
      const above = row;
      row = [at];
      for (let place = 1; place <= typed.length; place += 1) {
        row[place] = Math.min(above[place] + 1, row[place - 1] + 1, above[place - 1] + Number(typed[place - 1] !== name[at - 1]));
      }
      least = Math.min(least, row[typed.length]);
      if (Math.min(...row) > most) break;
    }
    return least;
  }

  function offer() {
    const typed = input.value.trim();
    // A dose may stand behind the name.
    const [, name, dose = ""] = /^(.*?)(\s+\d.*)?$/.exec(typed);
    const matches = typed ? found(name) : [];
    const options = matches.map((each) => option(each.name + dose, each.name, each.holds, name));
    if (typed) options.push(option(typed, search.dataset.keep.replace("{typed}", typed), "", ""));
    options.forEach((each, number) => { each.id = `medicine-name-${number}`; });
    listbox.replaceChildren(...options);
    listbox.hidden = !typed;
    input.setAttribute("aria-expanded", String(Boolean(typed)));
    input.removeAttribute("aria-activedescendant");
    status.textContent = typed && search.dataset.found.replace("{number}", String(matches.length));
  }

  function option(line, label, holds, typed) {
    const each = document.createElement("li");
    each.setAttribute("role", "option");
    each.setAttribute("aria-selected", "false");
    each.dataset.line = line;
    const begins = typed && folded(label).startsWith(folded(typed)) ? typed.length : 0;
    if (begins) each.append(Object.assign(document.createElement("b"), {textContent: label.slice(0, begins)}));
    each.append(label.slice(begins));
    if (holds) each.append(" ", Object.assign(document.createElement("small"), {textContent: holds}));
    return each;
  }

  function steer(event) {
    const options = /** @type {HTMLElement[]} */ ([...listbox.children]);
    const at = options.findIndex((each) => each.id === input.getAttribute("aria-activedescendant"));
    switch (event.key) {
      case "ArrowDown": event.preventDefault(); return pick(options[(at + 1) % options.length]);
      case "ArrowUp": event.preventDefault(); return pick(options.at(at < 0 ? -1 : at - 1));
      case "Escape": if (!listbox.hidden) { event.preventDefault(); close(); } return undefined;
      case "Enter":
        // The form's own answer to this key would be to leave the screen.
        if (!input.value.trim()) return undefined;
        event.preventDefault();
        return at < 0 ? add(input.value) : choose(options[at]);
      default: return undefined;
    }
  }

  function pick(picked) {
    if (!picked || listbox.hidden) return;
    for (const each of listbox.children) each.setAttribute("aria-selected", String(each === picked));
    input.setAttribute("aria-activedescendant", picked.id);
    picked.scrollIntoView({block: "nearest"});
  }

  function close() {
    listbox.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(chosen) {
    if (chosen) add(chosen.dataset.line);
  }

  function add(typed) {
    const line = typed.trim();
    input.value = "";
    close();
    if (!line) return;
    setLines([...lines(), line]);
    status.textContent = search.dataset.added.replace("{medicine}", line);
  }

  function remove(number) {
    const before = lines();
    removed = [number, before[number]];
    setLines(before.filter((_, other) => other !== number));
    status.textContent = search.dataset.removed.replace("{medicine}", before[number]);
    undo.hidden = false;
    undo.querySelector("span").textContent = status.textContent;
    undo.querySelector("button").focus();
  }

  function bringBack() {
    const [number, line] = removed;
    const now = lines();
    now.splice(number, 0, line);
    setLines(now);
    status.textContent = search.dataset.added.replace("{medicine}", line);
    input.focus();
  }

  function lines() {
    return box.value.split("\n").map((line) => line.trim()).filter(Boolean);
  }

  function setLines(now) {
    box.value = now.join("\n");
    undo.hidden = true;
    showChips();
    tellForm();
  }

  function tellForm() {
    box.dispatchEvent(new Event("input", {bubbles: true}));
    box.dispatchEvent(new Event("change", {bubbles: true}));
  }

  function showChips() {
    chips.replaceChildren(...lines().map((line) => {
      const [, name, dose = ""] = /^(.*?)(?:\s+(\d.*))?$/.exec(line);
      const chip = /** @type {HTMLElement} */ (chipTemplate.content.firstElementChild.cloneNode(true));
      chip.querySelector(".chip-name").textContent = name;
      chip.querySelector("input").value = dose;
      const {dose: asked, remove: removes} = chipTemplate.dataset;
      chip.querySelector("button").setAttribute("aria-label", removes.replace("{medicine}", name));
      chip.querySelector("label .unseen").textContent = asked.replace("{medicine}", name);
      return chip;
    }));
  }

  function writeLines(event) {
    event.stopPropagation();
    box.value = [...chips.children].map((chip) =>
      `${chip.querySelector(".chip-name").textContent} ${chip.querySelector("input").value}`.trim()).join("\n");
    tellForm();
  }
}
