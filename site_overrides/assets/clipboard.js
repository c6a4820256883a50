// Puts text, and the same as HTML where there is one, on the clipboard; says whether it could. Needs a click.
// Works on plain http as well, where browsers keep the newer clipboard from pages.
this.plansiteCopy = function (text, html) {
  "use strict";
  function put(event) {
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    if (html) {
      event.clipboardData.setData("text/html", html);
    }
  }
  document.addEventListener("copy", put);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put);
  return done;
};
// The address by which a page is cited, after a comma: its permanent one, else the one that it was read at. A copy on a disk has none.
this.plansiteCited = function (anchor) {
  "use strict";
  const canonical = document.querySelector("link[rel=canonical]");
  const address = (canonical ? canonical.href : location.href).replace(/[?#].*$/, "");
  return address.startsWith("http") ? "，" + address + (anchor ? "#" + anchor : "") : "";
};
