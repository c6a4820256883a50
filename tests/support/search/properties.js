// What must hold of the engine whatever the data: node properties.js ENGINE INDEX SAMPLE. Each failure is a line; none is silence.
// SAMPLE says how many starts of substrings to try, 0 for all; with one, a part of the other inputs is drawn.
"use strict";
const fs = require("fs");
const vm = require("vm");

const [engine, data, sample] = process.argv.slice(2);
for (const file of [engine, data]) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const { search } = globalThis.plansiteSearch;
const index = globalThis.plansiteIndex;
const copy = (value) => JSON.parse(JSON.stringify(value));
const ids = (query, within) => search(within || index, query).hits.map((hit) => hit.id);
const turns = (whole) => (Number(sample) ? whole / 40 : whole);
const say = (...words) => process.stdout.write(`${words.join(" ")}\n`);

// A generator of its own, so that a failure can be repeated (mulberry32).
let state = 20121225;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

// [id, text] of everything that is published, as the index has it.
function texts() {
  const listed = [];
  for (const row of index.units) listed.push([row[0], row[2]], ...row[4].map((alias) => [row[0], alias]));
  for (const row of index.engineerings) listed.push([row[0], row[4]], [row[0], row[5]]);
  for (const row of index.projects) listed.push([row[0], row[4]], [row[0], row[6]]);
  for (const row of index.provisions) listed.push([row[0], row[5]], [row[0], row[6]]);
  for (const row of index.others) listed.push([row[0], row[5]]);
  return listed;
}

// Every stretch of two characters or more of any text finds its record.
function substrings() {
  const all = texts().flatMap(([id, text]) => {
    const words = text.replace(/\s+/g, "");
    return Array.from({ length: Math.max(words.length - 1, 0) }, (_, start) => [id, words, start]);
  });
  const tried = Number(sample) ? Array.from({ length: Number(sample) }, () => all[random(all.length)]) : all;
  for (const [id, words, start] of tried) {
    const lengths = new Set([2, 3, 4, 5, 8, 13, 21, 55, words.length - start]);
    for (const length of lengths) {
      const query = words.slice(start, start + length);
      if (query.length >= 2 && !ids(query).includes(id)) say("substring", JSON.stringify(query), "does not find", id);
    }
  }
}

// Every name of a unit finds it, the shared ones all of theirs before anything else.
function names() {
  const owners = new Map();
  for (const row of index.units) {
    for (const name of [row[2], ...row[4], ...row[5], ...row[6].map((cited) => cited[0]), ...row[7]]) {
      owners.set(name, (owners.get(name) || new Set()).add(row[0]));
    }
  }
  for (const [name, units] of owners) {
    const first = ids(name).slice(0, units.size);
    for (const unit of units) if (!first.includes(unit)) say("name", name, "does not bring", unit, "first");
  }
}

// Full pinyin and initials, of every reading that the table has, find every unit by its name.
function sounds() {
  const readings = new Map();
  for (const group of index.readings.split(" ")) {
    const [heard] = /^[a-z,]+/.exec(group);
    for (const character of group.slice(heard.length)) readings.set(character, heard.split(","));
  }
  for (const row of index.units) {
    const spoken = Array.from(row[2]).filter((character) => readings.has(character)).map((character) => readings.get(character));
    for (const typed of [spoken.map((heard) => heard[0]), spoken.map((heard) => heard[heard.length - 1])]) {
      for (const query of [typed.join(""), typed.join(" "), typed.map((syllable) => syllable[0]).join("")]) {
        if (!ids(query).includes(row[0])) say("pinyin", query, "does not find", row[0]);
      }
    }
  }
}

// Another record takes no hit from those that hold the words to the letter.
function additions() {
  const more = copy(index);
  const number = more.projects.length + 1;
  more.projects.push([`P${number}`, `projects/${number}/`, number, 0, "公安信访应急网格化平安建设项目", "公安信访应急", index.projects.map((row) => row[6]).join("").slice(0, 2000), [0, 1], [], [], "lp"]);
  more.units.push(["shi-xinju", "units/shi-xinju/", "市公安信访局", 0, ["公安", "信访", "应急办"], ["应急管理局"], [], []]);
  for (let turn = 0; turn < turns(600); turn++) {
    const [, text] = texts()[random(texts().length)];
    const words = text.replace(/\s+/g, "");
    const start = random(Math.max(words.length - 2, 1));
    const query = words.slice(start, start + 2 + random(8));
    const after = new Set(ids(query, more));
    for (const id of ids(query)) if (query.length > 1 && !after.has(id)) say("addition", JSON.stringify(query), "loses", id);
  }
}

// Nothing that can be typed or pasted throws, or takes long.
function anything() {
  const pieces = ["市公安局", "gong'an", "31", "第", "项", "😀", "\ud800", "\udc00", "\u0000", "\u202e", "(", "[", "\\", "*", "+", "?", "^", "$", "|", "{", "}", ".", "/", "﷽", "é", "ǜ", "İ", "\n", " ", "、", "，", "附件", "条", "工程", "阶段", "％", "constructor", "__proto__", "a".repeat(70), "公".repeat(70)];
  const check = (query) => {
    const start = process.cpuUsage();
    try {
      const result = search(index, query);
      if (!Array.isArray(result.hits) || result.query !== query) say("input", JSON.stringify(query).slice(0, 80), "gives no result");
    } catch (error) {
      say("input", JSON.stringify(query).slice(0, 80), "throws", error.message);
    }
    const used = process.cpuUsage(start).user / 1e3;
    if (used > 500) say("input", JSON.stringify(query).slice(0, 80), "takes", used, "ms");
  };
  for (let turn = 0; turn < turns(10000); turn++) {
    let query = "";
    for (let left = random(8); left >= 0; left--) {
      query += random(3) ? pieces[random(pieces.length)] : String.fromCharCode(random(0x10000));
    }
    check(query);
  }
  const whole = texts().map(([, text]) => text).join("");
  const repeated = [whole, whole.replace(/[\u4e00-\u9fff]/g, "a"), " a", "公 ", ...pieces];
  for (const piece of repeated.filter((_, place) => !Number(sample) || place % 3 === 0)) {
    check(piece.repeat(Math.ceil(1e6 / piece.length)).slice(0, 1e6));
  }
}

// The same query gives the same answer, whatever was asked before.
function purity() {
  const before = JSON.stringify(index);
  const said = (within, query) => JSON.stringify(search(within, query).hits.map((hit) => [hit.id, hit.title, hit.meta, hit.via, hit.snippet, hit.words]));
  const queries = ["公安", "gaj", "消方局", "第31项", "政法委 考评"];
  const first = queries.map((query) => said(index, query));
  const again = queries.map((query) => said(copy(index), query));
  if (first.join() !== again.join()) say("purity: the same query gives another answer");
  if (JSON.stringify(index) !== before) say("purity: the index has been changed");
}

for (const property of [substrings, names, sounds, additions, anything, purity]) property();
