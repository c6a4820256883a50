// The unit that was chosen on the home page is offered again; it stays in this browser. The address `?forget`, to which a
// link leads, forgets it.
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

  function offer() {
    const unit = kept();
    document.documentElement.classList.toggle("ps-remembers", Boolean(unit));
    line.replaceChildren();
    if (unit) {
      const link = element("a", ["不再记住"], { className: "ps-again__forget", href: "?forget" });
      line.append(
        element("span", ["上次选的单位，只记在本机 ", link], { className: "ps-small" }),
        element("a", [unit.name], { href: unit.address })
      );
    }
  }

  // What was forgotten is told where it stood, and the address is the home page's again: to come back forgets no later unit.
  function forget() {
    try {
      localStorage.removeItem(KEY);
      history.replaceState(history.state, "", location.pathname);
    } catch (error) {
      // storage is switched off, or the address cannot be rewritten at file://
    }
    line.append(element("span", ["本机已不再记住上次选的单位"], { className: "ps-small", role: "status" }));
  }

  if (new URLSearchParams(location.search).has("forget")) {
    forget();
  } else {
    offer();
  }
  window.addEventListener("storage", offer); // another window has chosen or forgotten
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      offer();
    }
  });
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, keep);
  }
})();
