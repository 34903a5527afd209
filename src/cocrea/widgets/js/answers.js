// Reading, judging and writing down answers, without a page: the twin of cocrea/tasks/judge.py and sheet.py.
// Both pass tests/vectors/answers.json.
(() => {
"use strict";

const DUST = 1e-9;
const TEN_TENS = { hundredth: 0.01, hundredfold: 100 };
const WRONG_SCALE = { percent: { "as-fraction": 0.01 }, fraction: { "as-percent": 100 },
  points: TEN_TENS, plain: TEN_TENS };
const AMBIGUOUS = /^[+-]?([1-9]\d{0,2},\d{3}|\d[\d.,]*[.,][\d.,]*[.,]\d+)$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

// -> { read } or { problem }
function readNumber(text) {
  const bare = text.trim().replace(/%$/, "").trim().replace(/\s+(?=\d{3}(?!\d))/g, "").replaceAll("\u2212", "-");
  if (AMBIGUOUS.test(bare)) return { read: null, problem: "ambiguous" };
  const point = bare.replaceAll(",", ".");
  const read = NUMBER.test(point) ? Number(point) : NaN;
  return Number.isFinite(read) ? { read } : { read: null, problem: "not-a-number" };
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

function matches(field, read, value, code) {
  const size = WRONG_SCALE[field.scale]?.[code] ?? 1;
  const scaled = field.tolerance * size;
  const off = size < 1 ? Math.max(scaled, Math.min(0.005, Math.abs(value) / 20)) // a share with two decimals
    : size > 1 ? Math.min(scaled, Math.abs(value) / 10) // near 0 nearly any number would have the digits
    : scaled;
  return Math.abs(read - value) <= off + DUST;
}

const isOn = (field, read) => read >= (field.low ?? -Infinity) && read <= (field.high ?? Infinity);

// A number as typed and, in small letters, the unit behind it.
function withoutUnit(typed) {
  const found = typed.match(/^(.*[0-9][.,]?)[ \u00a0\u2009\u202f]*(%|[A-Za-zÀ-ÿ][^0-9.,]*)$/s);
  return found ? [found[1], found[2].toLowerCase()] : [typed, ""];
}

// -> { read } or { problem }: of an ambiguous text the one reading that lies on the field's scale, where it has ends
function readOn(field, typed) {
  const [number, unit] = withoutUnit(typed);
  const bare = readNumber(number);
  if (bare.problem === "not-a-number") return bare;
  if (unit && !field.spellings?.includes(unit)) return { read: null, problem: "other-unit" };
  if (bare.problem !== "ambiguous" || (field.low ?? field.high ?? null) === null) return bare;
  const fitting = readings(number).filter((read) => isOn(field, read));
  return fitting.length === 1 ? { read: fitting[0] } : bare;
}

// Right, but with too few decimals; any small number is 0, rounded far enough.
function isRounded(field, read, typed) {
  const places = typed.match(/[.,](\d+)\D*$/)?.[1].length ?? 0;
  return read && places < field.decimals && Math.abs(read - field.key) <= 5 / 10 ** (places + 1) + DUST;
}

function compare(field, read, typed) {
  if (matches(field, read, field.key)) return "right";
  const slip = Object.entries(field.mistakes).find(([code, value]) => matches(field, read, value, code));
  if (slip) return `mistake:${slip[0]}`;
  if (isRounded(field, read, typed)) return "rounded";
  return isOn(field, read) ? "wrong" : "off-scale";
}

// field: { kind, key, mistakes, and for numbers scale, low, high, decimals, tolerance; for choices options }
// Words (kind "text") have no key: a person reads them. Of any text, `longest` characters are kept.
function judge(text, field, longest) {
  const typed = [...text.trim()].slice(0, longest).join("").replace(/\p{Surrogate}/gu, "\ufffd");
  if (!typed) return { typed, read: null, verdict: "unanswered" };
  if (field.kind === "text") return { typed, read: null, verdict: "recorded" };
  if (field.kind === "choice") {
    if (!field.options.some(([code]) => code === typed)) return { typed, read: null, verdict: "off-scale" };
    const belief = Object.entries(field.mistakes).find(([, option]) => option === typed);
    return { typed, read: typed, verdict: typed === field.key ? "right" : belief ? `mistake:${belief[0]}` : "wrong" };
  }
  const { read, problem } = readOn(field, typed);
  return { typed, read, verdict: problem ?? compare(field, read, typed) };
}

// A number as readers see it: point for decimals, thin space for thousands (Spanish: from five digits on), true minus.
function asRead(value, language) {
  const [whole, decimals] = String(Math.abs(value)).split(".");
  const together = language === "es" && whole.length === 4;
  const grouped = together ? whole : whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
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

// ---- the answer sheet, as cocrea/tasks/answer-sheet.schema.json has it, in its order ----

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const like = (pattern) => (value) => isText(value) && pattern.test(value);
const upTo = (most, least = 0) => (value) => isText(value) && value.length >= least // counted as Python counts
  && (value.length <= most || (value.length <= 2 * most && [...value].length <= most));
const orNull = (fits) => (value) => value === null || fits(value);
const record = (parts) => (value) => isObject(value) && Object.keys(value).length === Object.keys(parts).length
  && Object.entries(parts).every(([name, fits]) => Object.hasOwn(value, name) && fits(value[name]));

const GIVEN = {
  typed: isText, // how long it may be, Python says
  read: orNull((value) => Number.isFinite(value) || upTo(200)(value)),
};
const FIELD = like(/^[a-z][a-z0-9_]{0,39}$/);
const ANSWER = {
  task: like(/^[A-Za-z0-9][\w.-]{0,39}$/),
  variant: like(/^[A-Za-z0-9][\w.-]{0,79}$/),
  edition: like(/^[1-9]\d{0,8}$/),
  fields: (value) => isObject(value) && Object.keys(value).length <= 100
    && Object.entries(value).every(([name, given]) => FIELD(name) && record(GIVEN)(given)),
  time: like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
};
const isAnswer = record(ANSWER);
const SHEET = {
  schema: like(/^cocrea-answers\/2$/),
  student: orNull(upTo(100, 1)),
  assignment: orNull(upTo(100, 1)),
  language: like(/^[a-z]{2}$/),
  practice: (value) => typeof value === "boolean",
  answers: (value) => Array.isArray(value) && value.length <= 1000 && value.every(isAnswer),
};

// Version 1 had one edition for all answers.
function broughtUp(sheet) {
  if (!isObject(sheet) || sheet.schema !== "cocrea-answers/1" || !Array.isArray(sheet.answers)) return sheet;
  const { edition, answers, ...about } = sheet;
  return { ...about, schema: "cocrea-answers/2", answers: answers.map((answer) => ({ ...answer, edition })) };
}

// An id as Python's as_id has it: single spaces, nothing that cannot be seen; null where nothing is left
const idOf = (text) => text?.replace(/\s+/g, " ").replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim() || null;

// -> the sheet in a text, or null where it is no answer sheet
function readSheet(text, longest) {
  let sheet = null;
  try { sheet = broughtUp(JSON.parse(text)); } catch { return null; }
  const short = (answer) => Object.values(answer.fields).every(({ typed }) => upTo(longest)(typed));
  if (!record(SHEET)(sheet) || !sheet.answers.every(short)) return null;
  return { ...sheet, student: idOf(sheet.student) };
}

// What a line says of a sheet or an answer, in the order of `parts`: all that is neither null nor holds more.
const aboutOf = (parts, from) => Object.keys(parts).filter((name) => name !== "schema")
  .map((name) => [name, from[name] === true ? "yes" : from[name] === false ? "no" : from[name]])
  .filter(([, value]) => isText(value));

function line(sheet, answer) {
  const given = Object.entries(answer.fields)
    .map(([name, { typed, read }]) => [name + (read === null ? "?" : ""), typed]);
  const join = (pairs) => pairs.map(([name, value]) => `${name}=${quoted(value)}`).join(" ");
  const text = `${sheet.schema} ${join([...aboutOf(SHEET, sheet), ...aboutOf(ANSWER, answer)])} | ${join(given)}`;
  return `${text} | check=${checksum(text)}`;
}

// One line for each task, to paste.
const toText = (sheet) => sheet.answers.map((answer) => line(sheet, answer)).join("\n");

// Python's now(): the time to the second, in UTC.
const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

(globalThis.cocrea ??= { parts: {} }).answers = { DUST, WRONG_SCALE,
  asRead, idOf, isAnswer, isObject, judge, now, readNumber, readSheet, readings, toText };
})();
