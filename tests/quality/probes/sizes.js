// The sizes of all text that is drawn, in pixels, but for text of drawings, which scales with them.
() => {
  const sizes = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const box = parent.getBoundingClientRect();
    if (walker.currentNode.data.trim() && box.width > 1 && box.height > 1 && !parent.closest("svg, script, style, option")) {
      sizes.set(getComputedStyle(parent).fontSize, parent.tagName + "." + parent.className);
    }
  }
  return Array.from(sizes);
};
