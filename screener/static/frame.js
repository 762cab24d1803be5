// Tells the page around us how tall we are, which step begins and that a file was made, and nothing else. embed.js
// listens. Begins once journey.js has hidden the steps that are to come, so that their height is never asked for.
document.addEventListener("DOMContentLoaded", () => {
  if (window === parent) return;
  const root = document.documentElement;
  // Everything of ours is below it; what is not can be a page of the same origin.
  const clinic = location.href.replace(/(\/embed\/[^/]+\/).*/, "$1");
  let sent = 0;

  // None of it is a secret, and a frame is not always told whose page it is on.
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

  // A step is a section of the questionnaire, which everybody meets: what is asked within one depends on answers.
  const nameOf = (step) => step.getAttribute("aria-labelledby").slice("step-".length);
  const tellStep = () => {
    const steps = [...document.querySelectorAll("#questions section[aria-labelledby^='step-']")];
    const seen = steps.find((part) => part.clientHeight > 0);
    const isSummary = !!document.querySelector("#answers");
    const page = isSummary ? "summary" : location.pathname.split("/").pop() || "start";
    tell({ type: "rls:step", step: steps.indexOf(seen) + 1, name: seen ? nameOf(seen) : page });
    if (isSummary) tell({ type: "rls:done", what: "summary" });
  };

  fit();
  new ResizeObserver(fit).observe(root);
  addEventListener("resize", () => {
    // A page around us that made the frame too small is told once more.
    if (innerHeight < sent) sent = 0;
    fit();
  });
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.type === "rls:hello") {
      sent = 0;
      fit();
    }
  });

  document.addEventListener("rls:step", tellStep);
  document.addEventListener("rls:done", (/** @type {CustomEvent} */ { detail }) =>
    tell({ type: "rls:done", what: detail.what }));
  // A page that follows another begins at its top.
  if (document.referrer.startsWith(clinic)) tellStep();

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-own-window]")))
    // The other window begins at the step that this one is on.
    button.addEventListener("click", () => { button.formAction = button.formAction.split("#")[0] + location.hash; });

  if (self.origin === "null") document.getElementById("closed-frame")?.removeAttribute("hidden");
});
