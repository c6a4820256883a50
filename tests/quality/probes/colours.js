// For probes that come after: the contrast of two colours, and the colour behind an element, whatever is seen through.
() => {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const over = (front, back) => {
    const [red, green, blue, alpha = 1] = channels(front);
    const mixed = [red, green, blue].map((value, place) => value * alpha + channels(back)[place] * (1 - alpha));
    return `rgb(${mixed.join(", ")})`;
  };
  const behind = (element) => {
    const colour = element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
    return element && (channels(colour)[3] ?? 1) < 1 ? over(colour, behind(element.parentElement)) : colour;
  };
  const light = (colour) => {
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = channels(colour).map((value) => linear(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (front, back) => {
    const [dark, bright] = [light(over(front, back)), light(back)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  window.colours = { behind, contrast };
}
