// After colours: words that stand out less than 4.5:1. axe passes over drawings, single signs, and what style sheets write.
() => {
  const { behind, contrast } = window.colours;
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 1;
  const holds = (box, text) => box.left <= text.left && text.right <= box.right && box.top <= text.top && text.bottom <= box.bottom;
  const drawnOn = (text) => [...text.parentElement.children].find(
    (each) => each.matches("rect") && getComputedStyle(each).fill !== "none" && holds(each.getBoundingClientRect(), text.getBoundingClientRect()),
  );
  const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const pairs = (element) => {
    const style = getComputedStyle(element);
    if (element.closest("svg")) {
      const box = drawnOn(element);
      return [[style.fill, box ? getComputedStyle(box).fill : behind(element.closest("svg"))]];
    }
    const written = ["::before", "::after"].map((part) => getComputedStyle(element, part))
      .filter(({ content, display }) => !["none", "normal", '""'].includes(content) && display !== "none")
      .map(({ color, backgroundColor }) => [color, /, 0\)$/.test(backgroundColor) ? behind(element) : backgroundColor]);
    const asked = element.placeholder ? [[getComputedStyle(element, "::placeholder").color, behind(element)]] : [];
    return [...(speaks(element) ? [[style.color, behind(element)]] : []), ...written, ...asked];
  };
  return [...document.body.querySelectorAll("*")]
    .filter((element) => (element.closest("svg") ? element.matches("text") : true) && seen(element))
    .flatMap((element) => pairs(element).filter(([front, back]) => contrast(front, back) < 4.5)
      .map(([front, back]) => `${front} on ${back}: ${element.outerHTML.slice(0, 120)}`));
}
