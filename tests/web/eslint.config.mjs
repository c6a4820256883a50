// The site's own scripts run as classic scripts in browsers of 2023 and older: nothing newer than ES2018, nothing undefined.
import { createRequire } from "node:module";
import compat from "eslint-plugin-compat";
import esX from "eslint-plugin-es-x";

// MDN's tables are JSON, which Node imports in another way from version to version.
const { api, javascript } = createRequire(import.meta.url)("@mdn/browser-compat-data");

const browser = ["window", "document", "location", "localStorage", "matchMedia", "URL", "URLSearchParams", "NodeFilter",
  "requestAnimationFrame", "setTimeout", "clearTimeout", "Blob", "CustomEvent", "FormData", "MouseEvent", "history"];

const restricted = esX.configs["flat/restrict-to-es2018"];
// Methods of iterators bear the names of arrays' own, which are older.
const alike = Object.keys(restricted.rules).filter((name) => name.includes("iterator-prototype"));

// eslint-plugin-compat judges globals. Of a member of any object this says whether Chromium 109 has one of that name.
const ours = ["equal", "last", "path", "records"];
const has109 = ({ support: { chrome } }) =>
  [chrome].flat().some(({ flags, version_added: since }) => !flags && parseInt(String(since).replace("≤", ""), 10) <= 109);
const groups = [api, javascript.builtins].flatMap((group) => [group, ...Object.values(group)]);
const held = groups.flatMap((group) => Object.entries(group)).filter(([, { __compat }]) => __compat)
  .map(([name, { __compat }]) => [name.replace(/_static$/, ""), has109(__compat)]);
const old = new Set([...ours, ...held.filter(([, has]) => has).map(([name]) => name)]);
const newer = new Set(held.map(([name]) => name).filter((name) => !old.has(name)));
const members = {
  create: (context) => ({
    MemberExpression({ computed, property }) {
      if (!computed && newer.has(property.name)) {
        context.report({ node: property, message: `Chromium 109 has no ${property.name}` });
      }
    },
  }),
};

const units = "this counts UTF-16 units, not characters: walk with for…of, cut with cut()";

export default [
  restricted,
  {
    languageOptions: {
      ecmaVersion: 2018,
      sourceType: "script",
      globals: Object.fromEntries(browser.map((name) => [name, "readonly"])),
    },
    plugins: { compat, own: { rules: { members } } },
    settings: { "es-x": { aggressive: true }, browsers: ["chrome 109"] },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...Object.fromEntries(alike.map((name) => [name, "off"])),
      "compat/compat": "error",
      "own/members": "error",
      "no-undef": "error",
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      eqeqeq: "error",
      // 𠮷 is two code units: a text is walked by its characters (for…of, Array.from), and cut by `cut` or at an `edge`.
      "no-restricted-syntax": ["error",
        { selector: "CallExpression[callee.property.name=/^(charAt|charCodeAt|substr|substring)$/]", message: units },
        { selector: "CallExpression[callee.property.name='split'][arguments.0.value='']", message: units },
        { selector: "MemberExpression[property.name='fromCharCode']", message: units },
        {
          // A limit that is a number or a constant of one's own cuts words; of lists only these are cut.
          selector: "CallExpression[callee.property.name='slice'][arguments.0.value=0]:matches("
            + "[arguments.1.type='Literal'][arguments.1.value>=20],[arguments.1.name=/^[A-Z_]{2,}$/])"
            + ":not([callee.object.name=/^(hits|items|held|near|ways)$/])",
          message: units,
        },
      ],
      "no-implicit-globals": "error",
    },
  },
];
