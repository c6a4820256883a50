// node minisearch_build.js BUNDLE FOLDER: indexes the Markdown pages of FOLDER/docs into FOLDER/site; prints the seconds.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [bundle, folder] = process.argv.slice(2);
vm.runInThisContext(fs.readFileSync(bundle, "utf8"), { filename: bundle });
const { MiniSearch } = globalThis;
const { options } = require("./minisearch_options.js");
const documents = [];
(function walk(inner) {
  for (const entry of fs.readdirSync(path.join(folder, "docs", inner), { withFileTypes: true })) {
    const place = path.join(inner, entry.name);
    if (entry.isDirectory()) walk(place);
    else {
      const [, title, text] = /\n# (.*)\n\n([^]*)$/.exec(fs.readFileSync(path.join(folder, "docs", place), "utf8"));
      documents.push({ id: `${place.replace(/\.md$/, "")}/`, title, text });
    }
  }
})("");
const started = process.hrtime.bigint();
const index = new MiniSearch(options);
index.addAll(documents);
const site = path.join(folder, "site");
fs.mkdirSync(site, { recursive: true });
fs.writeFileSync(path.join(site, "minisearch-index.json"), JSON.stringify(index));
process.stdout.write(String(Number(process.hrtime.bigint() - started) / 1e9));
fs.copyFileSync(bundle, path.join(site, "minisearch.js"));
fs.copyFileSync(path.join(__dirname, "minisearch_options.js"), path.join(site, "minisearch-options.js"));
fs.writeFileSync(path.join(site, "index.html"), '<!doctype html><meta charset=utf-8><script src="minisearch.js"></script><script src="minisearch-options.js"></script>');
