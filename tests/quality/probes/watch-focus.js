// Note what gets focus, and what is wrong with how that looks: 3:1 is WCAG 1.4.11, in sight is 2.4.11.
() => {
  const light = (colour) => {
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((value) => linear(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if (!/^rgba\(.*, 0\)$/.test(colour)) {
        return colour;
      }
    }
    return "rgb(255, 255, 255)";
  };
  window.met = [];
  window.wrong = [];
  document.addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const around = behind(parseFloat(style.outlineOffset) < 0 ? target : target.parentElement);
    const box = target.getBoundingClientRect();
    const name = target.outerHTML.slice(0, 120);
    window.met.push(target);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      window.wrong.push(`no outline: ${name}`);
    } else if (contrast(style.outlineColor, around) < 3) {
      window.wrong.push(`outline ${style.outlineColor} on ${around}: ${name}`);
    }
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) {
      window.wrong.push(`out of sight: ${name}`);
    }
  });
  const reachable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  window.reachable = [...document.querySelectorAll(reachable)].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  return window.reachable.length;
}
