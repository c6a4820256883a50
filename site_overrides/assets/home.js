// The unit that was chosen on the home page is offered again; it stays in this browser, and a button forgets it.
(function () {
  "use strict";

  const KEY = "plansite.unit";
  const ADDRESS = /^(\.\/)?units\/[a-z0-9-]+\/(index\.html)?$/;
  const line = document.querySelector(".ps-again");

  function kept() {
    try {
      const unit = JSON.parse(localStorage.getItem(KEY));
      return unit && ADDRESS.test(unit.address) ? unit : null;
    } catch (error) {
      return null; // storage is switched off, or holds what is not ours
    }
  }

  function keep(event) {
    const link = event.target.closest("a[href]");
    const address = link ? link.getAttribute("href").replace(/[?#].*$/, "") : "";
    if (!ADDRESS.test(address)) {
      return;
    }
    const name = (link.querySelector(".site-hit__title") || link.firstChild).textContent.trim();
    try {
      localStorage.setItem(KEY, JSON.stringify({ address: address, name: name }));
    } catch (error) {
      // the choice is then not offered again
    }
  }

  function element(name, content, properties) {
    const made = Object.assign(document.createElement(name), properties);
    made.append.apply(made, content);
    return made;
  }

  function forget() {
    localStorage.removeItem(KEY);
    document.documentElement.classList.remove("ps-remembers");
    document.getElementById("site-search").focus();
  }

  const unit = kept();
  document.documentElement.classList.toggle("ps-remembers", Boolean(unit));
  if (unit) {
    const button = element("button", ["不再记住"], { type: "button" });
    button.addEventListener("click", forget);
    line.append(
      element("span", ["上次选的单位，只记在本机 ", button], { className: "ps-small" }),
      element("a", [unit.name], { href: unit.address })
    );
  }
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, keep);
  }
})();
