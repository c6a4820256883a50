// Every rule of html-validate's own sets, document rules and accessibility rules, but for what is said here.
export default {
  root: true,
  elements: ["html5", { details: { sectioning: false } }], // HTML's standard no longer calls it a sectioning root
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    "long-title": ["error", { maxlength: 100 }], // a page of an amendment bears its name, which is an office's
    "require-sri": ["error", { target: "crossorigin" }], // what comes from the same server is as trusty as the page
    "prefer-native-element": ["error", { exclude: ["combobox", "listbox"] }], // a search field with hits is no <select>
    "void-style": "off", // Markdown writes <img />, which HTML allows
    "wcag/h32": "off", // filters act at once: there is nothing to submit
  },
};
