// WCAG 2.5.8 without its exception for small targets that stand apart: only a link within the words of a sentence is exempt.
() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const inSentence = (link) => {
    const block = link.closest("p, li, td, th, dd, dt, caption, blockquote");
    const words = (node) => node.nodeType === Node.TEXT_NODE && /[^\s、，；：（）·]/.test(node.data);
    return getComputedStyle(link).display === "inline" && block && [...block.childNodes].some(words);
  };
  const hit = (element) => (element.matches("input[type=checkbox]") && element.labels[0]) || element;
  return [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !inSentence(element) && !element.matches(".md-skip"))
    .map((element) => [element, hit(element).getBoundingClientRect()])
    .filter(([, box]) => box.width < 23.9 || box.height < 23.9)
    .map(([element, box]) => `${element.outerHTML.slice(0, 120)} ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
}
