// Dark colours and large text: kept in this browser, applied before the page is drawn, switched by the header's buttons.
(function () {
  "use strict";
  const root = document.documentElement;
  const attributes = { scheme: "data-md-color-scheme", text: "data-text" };

  function kept(name) {
    try {
      return localStorage.getItem("plansite." + name);
    } catch (error) {
      return null; // storage is switched off
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem("plansite." + name, value);
    } catch (error) {
      // the choice then lasts as long as the page
    }
  }

  function show(button) {
    const on = root.getAttribute(attributes[button.dataset.preference]) === button.dataset.on;
    button.setAttribute("aria-pressed", String(on));
  }

  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.setAttribute(attributes.scheme, kept("scheme") || (dark ? "slate" : "default"));
  root.setAttribute(attributes.text, kept("text") || "normal");
  root.classList.replace("no-js", "js");
  root.classList.toggle("ps-remembers", Boolean(kept("unit"))); // home.js fills the line that is kept free then

  document.addEventListener("DOMContentLoaded", function () {
    for (const button of document.querySelectorAll("[data-preference]")) {
      show(button);
      button.addEventListener("click", function () {
        const { preference, on, off } = button.dataset;
        const value = root.getAttribute(attributes[preference]) === on ? off : on;
        root.setAttribute(attributes[preference], value);
        keep(preference, value);
        document.querySelectorAll("[data-preference]").forEach(show); // the menu has them as well
      });
    }
  });
})();
