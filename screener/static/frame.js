// Tells the page around us how tall we are and which step we are on, and nothing else. embed.js listens.
// Begins once journey.js has hidden the steps that are to come, so that their height is never asked for.
document.addEventListener("DOMContentLoaded", () => {
  if (window === parent) return;
  const root = document.documentElement;
  let sent = 0;

  // Neither number is a secret, and a frame is not always told whose page it is on.
  const tell = (message) => parent.postMessage(message, "*");

  const fit = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (Math.abs(height - sent) > 1) {
      sent = height;
      tell({ type: "rls:height", height });
    }
    // Once the frame is as tall as asked there is nothing to scroll to, and a scroll bar that comes and goes would change
    // the height again.
    root.style.overflowY = innerHeight >= sent ? "hidden" : "";
  };

  fit();
  new ResizeObserver(fit).observe(root);
  addEventListener("resize", fit);
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.type === "rls:hello") {
      sent = 0;
      fit();
    }
  });

  document.addEventListener("rls:step", (/** @type {CustomEvent} */ { detail }) =>
    tell({ type: "rls:step", step: detail.step }));
  // A page that follows another begins at its top.
  if (document.referrer.startsWith(`${location.origin}/`)) tell({ type: "rls:step", step: 0 });

  if (self.origin === "null") document.getElementById("closed-frame")?.removeAttribute("hidden");
});
