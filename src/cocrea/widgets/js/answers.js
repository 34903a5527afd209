// Reading, judging and writing down answers, without a page: the twin of cocrea/tasks/judge.py and sheet.py.
// Both pass tests/vectors/answers.json.
(() => {
"use strict";

const DUST = 1e-9;
const LONGEST = 2000;
const WRONG_SCALE = { percent: ["as-fraction", 0.01], fraction: ["as-percent", 100] };
const AMBIGUOUS = /^[+-]?([1-9]\d{0,2},\d{3}|\d[\d.,]*[.,][\d.,]*[.,]\d+)$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

// -> { read } or { problem }
function readNumber(text) {
  const bare = text.trim().replace(/%$/, "").trim().replace(/\s+(?=\d{3}(?!\d))/g, "").replaceAll("\u2212", "-");
  if (AMBIGUOUS.test(bare)) return { read: null, problem: "ambiguous" };
  const point = bare.replaceAll(",", ".");
  return NUMBER.test(point) ? { read: Number(point) } : { read: null, problem: "not-a-number" };
}

// The numbers that an ambiguous text may mean, the decimal reading first.
function readings(typed) {
  const bare = typed.replaceAll("\u2212", "-").replace(/[^0-9.,-]/g, "");
  const marks = bare.match(/[.,]/g);
  const groups = bare.split(/[.,]/);
  const last = groups.pop();
  const whole = groups.join("");
  if (marks.length === 1) return [Number(`${whole}.${last}`), Number(whole + last)];
  if (groups.slice(1).some((group) => group.length !== 3) || new Set(marks.slice(0, -1)).size !== 1) return [];
  if (marks.at(-1) !== marks[0]) return [Number(`${whole}.${last}`)];
  return last.length === 3 ? [Number(whole + last)] : [];
}

const tolerance = (field, value) => Math.max(field.absolute ?? 0, (field.relative ?? 0.01) * Math.abs(value));

function matches(field, read, value, code) {
  const [slip, factor] = WRONG_SCALE[field.scale] ?? [];
  const size = slip && code === slip ? factor : 1;
  return Math.abs(read - value) <= tolerance(field, value / size) * size + DUST;
}

function compare(field, read) {
  if (matches(field, read, field.key)) return "right";
  const slip = Object.entries(field.mistakes).find(([code, value]) => matches(field, read, value, code));
  if (slip) return `mistake:${slip[0]}`;
  return read >= (field.low ?? -Infinity) && read <= (field.high ?? Infinity) ? "wrong" : "off-scale";
}

// field: { kind, key, mistakes, and for numbers scale, low, high, absolute, relative; for choices options }
// Words (kind "text") have no key: a person reads them.
function judge(text, field) {
  const typed = [...text.trim()].slice(0, LONGEST).join("");
  if (!typed) return { typed, read: null, verdict: "unanswered" };
  if (field.kind === "text") return { typed, read: null, verdict: "recorded" };
  if (field.kind === "choice") {
    if (!field.options.some(([code]) => code === typed)) return { typed, read: null, verdict: "off-scale" };
    return { typed, read: typed, verdict: typed === field.key ? "right" : `mistake:${typed}` };
  }
  const { read, problem } = readNumber(typed);
  return { typed, read, verdict: problem ?? compare(field, read) };
}

// A number as readers see it: point for decimals, thin space for thousands, true minus.
function asRead(value) {
  const [whole, decimals] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return (value < 0 ? "\u2212" : "") + grouped + (decimals ? `.${decimals}` : "");
}

const quoted = (text) =>
  encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%2B", "+").replaceAll("%3A", ":");

function checksum(line) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(line)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}

function line(sheet, answer) {
  const about = { student: sheet.student, assignment: sheet.assignment, edition: sheet.edition,
    language: sheet.language, practice: sheet.practice ? "yes" : "no",
    task: answer.task, variant: answer.variant, time: answer.time };
  const told = Object.entries(about).filter(([, value]) => value !== null);
  const given = Object.entries(answer.fields)
    .map(([name, { typed, read }]) => [name + (read === null ? "?" : ""), typed]);
  const join = (pairs) => pairs.map(([name, value]) => `${name}=${quoted(value)}`).join(" ");
  const text = `${sheet.schema} ${join(told)} | ${join(given)}`;
  return `${text} | check=${checksum(text)}`;
}

// One line for each task, to paste.
const toText = (sheet) => sheet.answers.map((answer) => line(sheet, answer)).join("\n");

// Python's now(): the time to the second, in UTC.
const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

(globalThis.cocrea ??= { parts: {} }).answers = { asRead, judge, now, readNumber, readings, toText };
})();
