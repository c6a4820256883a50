// Words in drawings, which axe does not judge, that stand out less than 4.5:1 from the box that they are in or from the page.
() => {
  const light = (colour) => {
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((value) => linear(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const page = getComputedStyle(document.documentElement).backgroundColor;
  const holds = (box, text) => box.left <= text.left && text.right <= box.right && box.top <= text.top && text.bottom <= box.bottom;
  return [...document.querySelectorAll("article svg text")].map((text) => {
    const box = [...text.parentElement.children].find(
      (each) => each.matches("rect") && holds(each.getBoundingClientRect(), text.getBoundingClientRect()),
    );
    const behind = box ? getComputedStyle(box).fill : page;
    const [dark, bright] = [light(getComputedStyle(text).fill), light(behind)].sort((a, b) => a - b);
    return [(bright + 0.05) / (dark + 0.05), `${text.textContent}: ${getComputedStyle(text).fill} on ${behind}`];
  }).filter(([contrast]) => contrast < 4.5).map(([, said]) => said);
}
