// Makes each frame with the form as tall as the form. A clinic's page works without it: the frame then scrolls.
// It learns a height and that a step began, and never an answer. Loaded again, by whatever tag, it goes on as one.
(() => {
  const page = /** @type {any} */ (window);
  const running = Symbol.for("rls-form");
  if (page[running]) return page[running]();

  // A module is not told which script it is.
  const own = /embed(\/v\/\w+)?\.js(\?.*)?$/;
  const scripts = /** @type {HTMLScriptElement[]} */ ([document.currentScript, ...document.scripts].filter(Boolean));
  const service = scripts.map(({ src }) => src).find((src) => own.test(src))?.replace(own, "");

  const found = () =>
    /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll("[data-rls-form] iframe, rls-form iframe")]);
  // A frame in a sandbox that takes its origin away says "null".
  const originOf = (frame) =>
    frame.sandbox.length && !frame.sandbox.contains("allow-same-origin") ? "null" : new URL(frame.src).origin;

  const hear = ({ source, origin, data }) => {
    const frame = found().find(({ contentWindow }) => contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (data?.type === "rls:height" && data.height > 0) fit(frame, Math.min(Math.ceil(data.height), 60000));
    else if (data?.type === "rls:step" && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  };

  const fit = (frame, height) => {
    // A theme may allow a frame no more height than suits a film.
    frame.style.setProperty("max-height", "none", "important");
    if (Math.abs(height - frame.clientHeight) < 2) return;
    const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.setProperty("height", `${height + border}px`, "important");
  };

  // On paper a frame as tall as the screen's form would be cut through its lines, or be empty sheets.
  const leaveOut = () => found().forEach(({ style }) => style.setProperty("display", "none", "important"));
  const takeIn = () => found().forEach(({ style }) => style.removeProperty("display"));

  const listeners = /** @type {[string, any][]} */ (
    Object.entries({ message: hear, beforeprint: leaveOut, afterprint: takeIn }));
  let any = false;
  const watcher = new MutationObserver(() => {
    if (any && !found().length) {
      watcher.disconnect();
      listeners.forEach(([event, listener]) => removeEventListener(event, listener));
    }
    any = found().length > 0;
  });
  page[running] = () => {
    listeners.forEach(([event, listener]) => addEventListener(event, listener));
    watcher.observe(document, { childList: true, subtree: true });
    any = found().length > 0;
    // A frame that was ready before this script tells its height once more.
    for (const { contentWindow } of found()) contentWindow?.postMessage({ type: "rls:hello" }, "*");
  };

  // <rls-form clinic="riverside" lang="en">: the same snippet for pages that are written by a program.
  customElements.get("rls-form") || customElements.define("rls-form", class extends HTMLElement {
    static get observedAttributes() { return ["clinic", "lang", "service"]; }

    connectedCallback() {
      if (getComputedStyle(this).display === "inline") this.style.display = "block";
      this.show();
      page[running]();
    }

    attributeChangedCallback() { if (this.isConnected) this.show(); }

    show() {
      const [clinic, base] = [this.getAttribute("clinic"), this.getAttribute("service") ?? service];
      if (!clinic || !base) return;
      const address = new URL(`embed/${encodeURIComponent(clinic)}/`, base.replace(/\/?$/, "/"));
      if (this.lang) address.searchParams.set("lang", this.lang);
      const old = this.querySelector("iframe");
      if (old?.src === address.href) return;
      const frame = document.createElement("iframe");
      frame.src = address.href;
      frame.title = this.title || "Restless legs form";
      frame.allow = "clipboard-write; web-share";
      frame.referrerPolicy = "strict-origin";
      frame.style.cssText = "width:100%;height:900px;max-height:none;border:0";
      // Another frame rather than another address: Back would otherwise step through the clinics.
      old ? old.replaceWith(frame) : this.prepend(frame);
    }
  });

  page[running]();
})();
