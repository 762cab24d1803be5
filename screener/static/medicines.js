/* Suggests names of medicines. The browser's own list does the suggesting; what is chosen becomes a line of the box. */
"use strict";

{
  /** @type {HTMLTextAreaElement} */ const box = document.querySelector("[data-one-per-line]");
  /** @type {HTMLTemplateElement} */ const template = document.querySelector("#medicine");
  const added = /** @type {Element} */ (template.content.firstElementChild.cloneNode(true));
  const input = added.querySelector("input");
  const names = added.querySelector("datalist");

  box.before(added);
  input.addEventListener("focus", fetchNames, { once: true });
  added.querySelector("button").addEventListener("click", add);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    add();
  });

  /* The list holds nothing personal and what is typed is not sent. Without the list the box works as it did. */
  async function fetchNames() {
    try {
      const answer = await fetch(names.dataset.source);
      for (const name of await answer.json()) names.append(new Option(name, name));
    } catch {
      return;
    }
  }

  function add() {
    const name = input.value.trim();
    if (!name) return;
    const lines = box.value.trimEnd();
    box.value = lines ? `${lines}\n${name} ` : `${name} `;
    input.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }
}
