// The page for webmasters: copies what is to be copied, and says what the frame around this page allows.
(() => {
  const say = (id, good) => {
    const line = document.getElementById(id);
    line.textContent = good ? line.dataset.yes : line.dataset.no;
  };
  const framed = window !== parent;
  const line = document.getElementById("framed");
  say("framed", framed);
  // A system that puts a frame of its own around ours, at an address that nobody can allow once and for all.
  if (framed && parent !== top) line.textContent = line.dataset.deep;
  say("sandbox", self.origin !== "null");
  const sayHeight = () =>
    say("height", framed && innerHeight >= document.documentElement.getBoundingClientRect().height);
  addEventListener("resize", sayHeight);
  sayHeight();

  document.querySelectorAll("[data-copies]").forEach((/** @type {HTMLElement} */ button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      /** @type {HTMLTextAreaElement} */ (document.getElementById(button.dataset.copies)).select();
      // A frame may be forbidden to write to the clipboard by itself, but not to copy what is selected.
      if (document.execCommand("copy")) button.textContent = button.dataset.copied;
    });
  });
})();
