// The site's own scripts run as classic scripts in browsers of 2023 and older: nothing newer than ES2018, nothing undefined.
import compat from "eslint-plugin-compat";
import esX from "eslint-plugin-es-x";

const browser = ["window", "document", "location", "localStorage", "matchMedia", "URL", "URLSearchParams", "NodeFilter",
  "requestAnimationFrame", "setTimeout", "clearTimeout", "Blob", "CustomEvent", "FormData", "MouseEvent", "history"];

const restricted = esX.configs["flat/restrict-to-es2018"];
// Methods of iterators bear the names of arrays' own, which are older.
const alike = Object.keys(restricted.rules).filter((name) => name.includes("iterator-prototype"));

export default [
  restricted,
  {
    languageOptions: {
      ecmaVersion: 2018,
      sourceType: "script",
      globals: Object.fromEntries(browser.map((name) => [name, "readonly"])),
    },
    plugins: { compat },
    settings: { "es-x": { aggressive: true }, browsers: ["chrome 109"] },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...Object.fromEntries(alike.map((name) => [name, "off"])),
      "compat/compat": "error",
      "no-undef": "error",
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      eqeqeq: "error",
      "no-implicit-globals": "error",
    },
  },
];
