// What a page says and does not show, but what is closed, what only a script could work, what only one could know, and what headings say.
() => [...document.querySelectorAll("article :is(h1, h2, h3, p, li, th, td, dt, dd, svg, a)")]
  .filter((element) => element.textContent.trim() && !element.closest("details:not([open]), .ps-controls, .ps-again, .ps-matrix td > a"))
  .filter((element) => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((element) => element.outerHTML.slice(0, 100))
