// Runs the engine as a page would: node ask.js ENGINE INDEX < queries, one JSON value a line, a string or [string, options].
// Prints for each its tier, hits as [kind, id, words], nearest names, and the milliseconds of the processor that it took.
"use strict";
const fs = require("fs");
const vm = require("vm");

const [engine, index] = process.argv.slice(2);
for (const file of [engine, index]) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const { search } = globalThis.plansiteSearch;

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const asked = JSON.parse(line);
  const [query, options] = Array.isArray(asked) ? asked : [asked, {}];
  const start = process.cpuUsage();
  const result = search(globalThis.plansiteIndex, query, options);
  const used = process.cpuUsage(start);
  const time = (used.user + used.system) / 1e3;
  const hits = result.hits.map((hit) => [hit.kind, hit.id, hit.words]);
  process.stdout.write(`${JSON.stringify({ tier: result.tier, hits, names: result.names.map((hit) => hit.id), time })}\n`);
}
