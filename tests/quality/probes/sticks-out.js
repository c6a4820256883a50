// What sticks out to the right of the screen outside of a frame that scrolls, what is cut off, and frames whose headings leave no room.
() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const scrolls = (element) =>
    element && element !== document.body && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const cuts = (element) =>
    element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && /hidden|clip/.test(getComputedStyle(element).overflowX);
  const said = [...document.body.querySelectorAll("*")]
    .filter((element) => cuts(element) || (element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement)))
    .map((element) => element.outerHTML.slice(0, 100));
  if (document.documentElement.scrollWidth > innerWidth) {
    said.unshift("the page scrolls sideways");
  }
  for (const frame of document.querySelectorAll(".ps-matrix-frame")) {
    const sticks = (selector, side) => {
      const held = frame.querySelector(selector);
      return held && getComputedStyle(held).position === "sticky" ? held.getBoundingClientRect()[side] : 0;
    };
    if (sticks("thead", "height") > frame.clientHeight / 2 || sticks("tbody th", "width") > frame.clientWidth / 2) {
      said.push("headings that stick leave less than half of " + frame.getAttribute("aria-label"));
    }
  }
  return said;
}
