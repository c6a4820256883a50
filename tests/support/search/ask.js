// Runs the engine as a page would: node ask.js ENGINE INDEX < queries, one JSON value a line, a string or [string, options].
// Prints for each its tier, hits as [kind, id, words], nearest names, the milliseconds of the processor that a keystroke took,
// what 200 hits show included, and the pieces of the index that were fetched for it.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [engine, index] = process.argv.slice(2);
for (const file of [engine, index]) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const { search, warm } = globalThis.plansiteSearch;
warm(globalThis.plansiteIndex); // as a page does when the index has come
const root = path.resolve(index, "../../..");

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const asked = JSON.parse(line);
  const [query, options] = Array.isArray(asked) ? asked : [asked, {}];
  const fetched = [];
  let result;
  let time = 0;
  do {
    const start = process.cpuUsage();
    result = search(globalThis.plansiteIndex, query, options);
    const shown = result.hits.slice(0, 200).map((hit) => [hit.title, hit.meta, hit.via, hit.snippet]);
    const used = process.cpuUsage(start);
    if (shown.length <= 200) time = Math.max(time, (used.user + used.system) / 1e3);
    for (const piece of result.missing) vm.runInThisContext(fs.readFileSync(path.join(root, piece), "utf8"), { filename: piece });
    fetched.push(...result.missing);
  } while (result.missing.length);
  const hits = result.hits.map((hit) => [hit.kind, hit.id, hit.words]);
  process.stdout.write(`${JSON.stringify({ tier: result.tier, hits, names: result.names.map((hit) => hit.id), compared: result.compared.map((unit) => unit.id), time, fetched })}\n`);
}
