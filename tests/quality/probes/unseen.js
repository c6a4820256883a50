// What a page says and does not show, but what is closed, what only a script could work, what only one could know, and what headings say.
// The picture of the plan is drawn for two widths: the one in sight says what the other does.
() => [...document.querySelectorAll("article :is(h1, h2, h3, p, li, th, td, dt, dd, svg, a)")]
  .filter((element) => element.textContent.trim() && !element.closest(document.querySelector(".ps-plan--wide")?.checkVisibility() ? ".ps-plan--narrow" : ".ps-plan--wide"))
  .filter((element) => !element.closest("details:not([open]), .ps-controls, .ps-again, .ps-matrix td > a"))
  .filter((element) => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((element) => element.outerHTML.slice(0, 100))
