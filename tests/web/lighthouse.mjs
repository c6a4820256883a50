// Scores of pages by Lighthouse, as a phone sees them: lighthouse.mjs CHROMIUM CATEGORIES < addresses; a line of JSON for each.
import { createInterface } from "node:readline";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories] = process.argv.slice(2);
const browser = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"] });
const options = { port: browser.port, logLevel: "error", onlyCategories: categories.split(",") };
try {
  for await (const address of createInterface({ input: process.stdin })) {
    const { lhr } = await lighthouse(address, options);
    const asked = Object.values(lhr.categories);
    const counted = asked.flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]));
    console.log(JSON.stringify({
      address,
      scores: Object.fromEntries(asked.map(({ id, score }) => [id, Math.round(score * 100)])),
      short: counted.filter(({ score }) => score !== null && score < 1).map(({ id, title }) => `${id}: ${title}`),
      error: lhr.runtimeError?.message ?? null,
    }));
  }
} finally {
  browser.kill();
}
