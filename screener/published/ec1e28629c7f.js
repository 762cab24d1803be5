// Makes each frame with the form as tall as the form. A clinic's page works without it: the frame then scrolls.
(() => {
  const base = /** @type {HTMLScriptElement} */ (document.currentScript)?.src;
  const found = () =>
    /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll("[data-rls-form] iframe, rls-form iframe")]);
  // A frame in a sandbox that takes its origin away says "null".
  const originOf = (frame) =>
    frame.sandbox.length && !frame.sandbox.contains("allow-same-origin") ? "null" : new URL(frame.src).origin;

  addEventListener("message", ({ source, origin, data }) => {
    const frame = found().find(({ contentWindow }) => contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (data?.type === "rls:height" && data.height > 0) {
      const height = Math.min(Math.ceil(data.height), 60000);
      if (Math.abs(height - frame.clientHeight) < 2) return;
      const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
      frame.style.height = `${height + border}px`;
    } else if (data?.type === "rls:step" && frame.getBoundingClientRect().top < 0) {
      frame.scrollIntoView();
    }
  });

  // <rls-form clinic="riverside">: the same snippet for pages that are written by a program.
  customElements.get("rls-form") || customElements.define("rls-form", class extends HTMLElement {
    connectedCallback() {
      if (this.querySelector("iframe")) return;
      const frame = document.createElement("iframe");
      frame.src = new URL(`embed/${encodeURIComponent(this.getAttribute("clinic"))}/`, base).href;
      frame.title = this.title || "Restless legs form";
      frame.referrerPolicy = "strict-origin";
      frame.style.cssText = "width:100%;height:900px;border:0";
      this.prepend(frame);
    }
  });

  // A frame that was ready before this script tells its height once more.
  for (const { contentWindow } of found()) contentWindow?.postMessage({ type: "rls:hello" }, "*");
})();
