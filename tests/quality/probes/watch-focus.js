// After colours: note what gets focus, and what is wrong with how that looks: 3:1 is WCAG 1.4.11, in sight and uncovered 2.4.11.
// Of a long page, the first `most` are to be reached; 0 for all.
(most) => {
  const { behind, contrast } = window.colours;
  window.met = [];
  window.wrong = [];
  document.addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const around = behind(parseFloat(style.outlineOffset) < 0 ? target : target.parentElement);
    const box = target.getClientRects()[0];
    const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const name = target.outerHTML.slice(0, 120);
    window.met.push(target);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      window.wrong.push(`no outline: ${name}`);
    } else if (contrast(style.outlineColor, around) < 3) {
      window.wrong.push(`outline ${style.outlineColor} on ${around}: ${name}`);
    }
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) {
      window.wrong.push(`out of sight: ${name}`);
    } else if (above && !above.contains(target) && !target.contains(above)) {
      window.wrong.push(`covered by ${above.outerHTML.slice(0, 60)}: ${name}`);
    }
  });
  const reachable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  window.reachable = [...document.querySelectorAll(reachable)].filter(
    (element) => !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  window.reachable.length = Math.min(window.reachable.length, most || Infinity);
  return window.reachable.length;
}
