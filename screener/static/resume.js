/* A file dropped anywhere on the page is opened as if it had been chosen, and a large picture is made smaller first. */
"use strict";

{
  const MOST_BYTES = 2 * 1024 * 1024;
  const MOST_POINTS = 2400;
  /** @type {HTMLFormElement} */ const form = document.querySelector("form[data-drop]");
  /** @type {HTMLInputElement} */ const chosen = document.querySelector("form[data-drop] input");

  if (form) {
    for (const hint of form.querySelectorAll("[data-scripted]")) hint.removeAttribute("hidden");
    // Otherwise the browser would leave the page and show the file.
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      chosen.files = event.dataTransfer.files;
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      const [file] = chosen.files;
      if (!file || file.size <= MOST_BYTES || !file.type.startsWith("image/")) return;
      event.preventDefault();
      // What cannot be made smaller is sent as it is, and refused with the reason.
      smaller(file).then(choose, () => {}).then(() => form.submit());
    });
  }

  /** @param {File} file */
  function choose(file) {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    chosen.files = transfer.files;
  }

  /**
   * The same picture with a longer side of a few thousand points, as a JPEG.
   * @param {File} file
   */
  async function smaller(file) {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, MOST_POINTS / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    /** @type {Blob} */ const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
    return new File([blob], "picture.jpg", {type: "image/jpeg"});
  }
}
