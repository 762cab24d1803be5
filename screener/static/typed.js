/* What is typed into a box for a number, a value or a date: what it is understood as, or what to ask about it. The
   server decides (screener/answers.py); here the same is told before the screen is left. Digits of another script than
   ours are left to it. */
"use strict";

const OTHER_DIGITS = /(?![0-9])\p{Nd}/u;
const NUMBER = /^[<>≤≥]?\s?(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:[. ’']\d{3})+,\d+|\d+(?:[.,]\d+)?)$/u;
const THOUSANDS_OR_FRACTION = /^\D*[1-9]\d{0,2}[.,]\d{3}$/;

/* The mistake in a control, by the name of its message in the texts of the form, or nothing. */
function mistakeIn(control, texts) {
  const typed = control.value.trim();
  if (OTHER_DIGITS.test(typed)) return "";
  switch (control.dataset.typed) {
    case "number": return isWhole(control, typed) ? "" : control.dataset.mistake;
    case "value": return texts[mistakeInValue(control, typed)] ?? "";
    case "date": return texts[mistakeInDate(typed, texts.months.split(" "))] ?? "";
    default: return "";
  }
}

function isWhole({dataset}, typed) {
  return !typed || (/^\d{1,9}$/.test(typed) && Number(typed) >= dataset.least && Number(typed) <= dataset.most);
}

function mistakeInValue(control, typed) {
  const others = control.closest(".parts");
  if (!typed) return others.querySelector("[data-typed=date]").value.trim() && "dateAlone";
  const [, number, unit] = /^(.*?\d)\s*([^\d\s.,].*)?$/.exec(typed) ?? [];
  if (!number || number.length > 12 || !NUMBER.test(number)) return "noValue";
  if (THOUSANDS_OR_FRACTION.test(number)) return "twoNumbers";
  if (!unit) return "";
  const offered = [...others.querySelectorAll(".unit input")];
  const meant = offered.find(({value, parentElement}) =>
    value && [value, parentElement.textContent].map(spelling).includes(spelling(unit)));
  if (!meant) return "otherUnit";
  return meant.checked || !offered.some(({value, checked}) => value && checked) ? "" : "twoUnits";
}

/* A unit without what people spell differently. */
function spelling(unit) {
  return unit.toLowerCase().replace(/[µμ]/g, "u").replace(/²/g, "2").replace(/\s/g, "").replace("mcg", "ug");
}

function mistakeInDate(typed, months) {
  if (!typed) return "";
  const readings = datesIn(typed, months);
  if (readings.length !== 1) return readings.length ? "twoDates" : "noDate";
  return readings[0] > today().slice(0, readings[0].length) ? "stillToCome" : "";
}

/* Every ISO year, month or day that a text can mean: none, one or two. */
function datesIn(typed, months) {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  const year = "(?<year>[12]\\d{3})", month = "(?<month>\\d{1,2})", day = "(?<day>\\d{1,2})";
  const word = "(?<word>[a-z]{3,9})\\.?";
  const eitherWay = `${day}[-/]${month}[-/]${year}`;
  const forms = [
    year,
    `${year}[-/.]${month}(?:[-/.]${day})?`,
    `${month}[-/.]${year}`,
    `${day}\\.\\s?${month}\\.\\s?${year}`,
    `(?:${day}(?:st|nd|rd|th|\\.)?\\s?(?:of\\s)?)?${word},?\\s?${year}`,
    `${word}\\s?${day}(?:st|nd|rd|th)?,?\\s${year}`,
    eitherWay,
  ];
  const form = forms.find((each) => new RegExp(`^${each}$`).test(text));
  if (!form) return [];
  const read = new RegExp(`^${form}$`).exec(text).groups;
  const named = read.word ? String(months.findIndex((name) => name.startsWith(read.word)) + 1) : read.month;
  const orders = form === eitherWay ? [[read.month, read.day], [read.day, read.month]] : [[named, read.day]];
  return [...new Set(orders.map((order) => isoDate(read.year, ...order)).filter(Boolean))];
}

/* As far as it goes; empty where there is no such day. */
function isoDate(...parts) {
  const [year, month, day] = parts.filter((part) => part !== undefined).map((part) => part.padStart(2, "0"));
  const whole = `${year}-${month ?? "01"}-${day ?? "01"}`;
  const found = new Date(`${whole}T00:00:00Z`);
  const isThere = !Number.isNaN(found.getTime()) && found.toISOString().startsWith(whole);
  return isThere ? [year, month, day].filter(Boolean).join("-") : "";
}

function today() {
  const now = new Date();
  return isoDate(String(now.getFullYear()), String(now.getMonth() + 1), String(now.getDate()));
}

/* A date of one reading, written out in the page's language. */
function inWords(iso) {
  const [, month, day] = iso.split("-");
  const shown = {year: "numeric", ...(month && {month: "long"}), ...(day && {day: "numeric"}), timeZone: "UTC"};
  return new Date(`${iso}T00:00:00Z`.replace(/^(\d{4}(?:-\d\d)?)T.*/, "$1"))
    .toLocaleDateString(document.documentElement.lang, /** @type {any} */ (shown));
}
