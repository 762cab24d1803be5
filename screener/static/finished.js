/* The finished page: its picture, and the bar that downloads, prints, shares and copies, and says what it is doing. One
   POST makes the paper and then its picture; all of it stays in this page. */
"use strict";

function wireFinished() {
  /** @type {HTMLFormElement} */ const form = document.querySelector("#answers");
  // The page of an error in its place.
  if (!form) return;
  /** @type {HTMLElement} */ const about = form.querySelector("#about-paper");
  /** @type {HTMLButtonElement} */ const picture = form.querySelector("#picture");
  const told = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-told]")]);
  const texts = told[0].dataset;
  const isShared = Boolean(document.querySelector("#idle"));
  /* A frame without an origin may not read what it is sent. */
  if (self.origin === "null" || form.dataset.wired) return;
  form.dataset.wired = "yes";
  /** @type {Promise<{file: File, pages: number, size: number}> | null} */ let paper = null;
  let turn = 0;
  /** @type {ImageBitmap | null} */ let page = null;

  for (const button of form.querySelectorAll("[data-share]"))
    /** @type {HTMLElement} */ (button).hidden = !navigator.canShare?.({files: [new File([], "a.pdf", {type: "application/pdf"})]});
  for (const button of form.querySelectorAll("[data-print]")) /** @type {HTMLElement} */ (button).hidden = false;
  form.addEventListener("change", () => order());
  form.addEventListener("submit", act);
  picture.addEventListener("click", () => {
    picture.setAttribute("aria-expanded", String(picture.getAttribute("aria-expanded") !== "true"));
    paint();
  });
  window.addEventListener("beforeprint", () => { if (page) paint(page.width); });
  window.addEventListener("afterprint", () => { if (page) paint(); });
  order();

  /* Make the paper of what is ticked now, before anybody asks for it; where the service is busy there is none yet. */
  function order() {
    picture.disabled = true;
    document.documentElement.classList.remove("pictured");
    about.textContent = "";
    const mine = ++turn;
    const made = make(form.dataset.paper, (bytes) => mine === turn && draw(bytes));
    paper = made;
    made.then(({size, pages}) => { if (mine === turn) describe(size, pages); }, () => { if (mine === turn) paper = null; });
  }

  /* One POST: the paper, and after it the picture for whoever waits for that. Nobody who wants the paper does. */
  async function make(address, showPicture = (/** @type {Blob} */ _) => {}) {
    const response = await send(address);
    const pages = Number(response.headers.get("PDF-Pages"));
    const {first, rest} = split(response.body.getReader(), Number(response.headers.get("PDF-Length")));
    rest.then((bytes) => bytes.size && showPicture(bytes), () => undefined);
    const file = new File([await first], nameOf(response), {type: "application/pdf"});
    return {file, pages, size: file.size};
  }

  async function send(address) {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    const response = await fetch(address, {method: "POST", body});
    if (!response.ok) throw response;
    return response;
  }

  function nameOf(response) {
    return /filename="(.+)"/.exec(response.headers.get("Content-Disposition"))[1];
  }

  /* The first so many bytes as soon as they are there, and the rest once all are. */
  function split(reader, length) {
    const chunks = [];
    /** @type {{resolve: (paper: Blob) => void, reject: (reason: unknown) => void}} */ let reached;
    const first = /** @type {Promise<Blob>} */ (new Promise((resolve, reject) => { reached = {resolve, reject}; }));
    const rest = (async () => {
      let size = 0;
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        chunks.push(part.value);
        size += part.value.length;
        if (size >= length) reached.resolve(new Blob(chunks).slice(0, length));
      }
      if (size < length) throw new Error("cut off");
      return new Blob(chunks).slice(length);
    })();
    rest.catch(reached.reject);
    return {first, rest};
  }

  async function draw(bytes) {
    page = await createImageBitmap(bytes);
    picture.disabled = false;
    paint();
    document.documentElement.classList.add("pictured");
  }

  /* As large as it is shown, because a browser draws small letters best at the size they have; whole for the printer. */
  function paint(width = Math.ceil(picture.clientWidth * devicePixelRatio)) {
    const canvas = picture.querySelector("canvas");
    canvas.width = Math.min(width, page.width);
    canvas.height = Math.round(canvas.width * page.height / page.width);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(page, 0, 0, canvas.width, canvas.height);
  }

  function describe(size, pages) {
    const format = /** @type {HTMLSelectElement} */ (form.elements.namedItem("page_format"));
    const text = pages === 1 ? about.dataset.one : about.dataset.many.replace("{number}", String(pages));
    about.textContent = `${text}, ${format.selectedOptions[0].textContent}, ${Math.ceil(size / 1024)} KB`;
  }

  async function act(event) {
    const {submitter} = event;
    // A summary that was sent for, and not made in the form's own document, has no form to go back to.
    const leaves = submitter.matches("[data-change]") && !document.documentElement.classList.contains("scripted");
    if (leaves || submitter.matches("[data-own-window]")) return;
    event.preventDefault();
    if (submitter.matches("[data-change]") || form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    tell("preparing");
    try {
      if (submitter.matches("[data-copy]")) await copyText(submitter);
      else if (submitter.matches("[data-alone]")) await saveData(submitter);
      else await usePaper(submitter);
    } catch (problem) {
      // The words of a busy server come here; any other answer is a page of its own. On a device that many people use
      // no answers may be sent for a page: docs/decisions/0035.
      if (problem instanceof Response) await (isShared || problem.status === 503 ? quote(problem) : form.submit());
      else tell(problem?.name === "AbortError" ? "" : "unreachable");
    } finally {
      form.ariaBusy = "false";
    }
  }

  async function usePaper(button) {
    const {file, pages, size} = await (paper ?? make(form.action));
    describe(size, pages);
    if (button.matches("[data-share]")) {
      await navigator.share({files: [file]});
      tell("");
    } else if (button.matches("[data-print]")) {
      printPaper(file, pages);
    } else {
      save(file);
      tell("ready");
      document.dispatchEvent(new CustomEvent("rls:done", {detail: {what: "pdf"}}));
    }
  }

  function save(file) {
    const link = Object.assign(document.createElement("a"), {href: URL.createObjectURL(file), download: file.name});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /* One page is printed as its picture, by this page's own style; more are printed where the browser shows the file. */
  function printPaper(file, pages) {
    tell("");
    if (pages === 1 || isShared || !window.open(URL.createObjectURL(file), "_blank")) window.print();
  }

  async function saveData(button) {
    const response = await send(button.formAction);
    save(new File([await response.blob()], nameOf(response)));
    tell("");
  }

  async function copyText(button) {
    const text = await (await send(button.formAction)).text();
    try {
      await navigator.clipboard.writeText(text);
      tell("copied");
    } catch {
      const shown = /** @type {HTMLTextAreaElement} */ (form.querySelector("#as-text"));
      [shown.hidden, shown.value] = [false, text];
      shown.select();
      // A frame may be forbidden to write to the clipboard by itself, but not to copy what is selected.
      tell(document.execCommand("copy") ? "copied" : "selected");
    }
  }

  function tell(what) {
    say(texts[what] ?? "");
  }

  async function quote(response) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    say(`${page.querySelector("main p").textContent} ${texts.kept}`);
  }

  function say(words) {
    for (const line of told) line.textContent = words;
  }
}

if (document.querySelector("#answers")) wireFinished();
