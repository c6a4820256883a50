// Asks for what ends, begins and runs beside characters of two code units: node characters.js ENGINE INDEX < queries, JSON, one a line.
// Prints what is wrong: a query that throws, an answer with half a character, a link that no address can hold.
"use strict";
const fs = require("fs");
const vm = require("vm");

const [engine, index] = process.argv.slice(2);
for (const file of [engine, index]) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const { search } = globalThis.plansiteSearch;
for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const query = JSON.parse(line);
  try {
    const { hits, names } = search(globalThis.plansiteIndex, query, {});
    for (const hit of [...hits, ...names]) {
      const shown = [...hit.title, ...(hit.snippet || []), ...hit.words, hit.meta];
      for (const words of shown) {
        if (/\p{Cs}/u.test(words)) console.log(`${line}: half a character in ${JSON.stringify(words)}`);
        encodeURIComponent(words);
      }
    }
    if (!hits.length && /[𠮷😀]/u.test(query)) console.log(`${line}: nothing found`);
  } catch (error) {
    console.log(`${line}: ${error}`);
  }
}
