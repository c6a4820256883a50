// Before a page loads: note every shift of what is drawn, and what shifted.
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries().filter(({ value }) => value >= 0.0001)) { // less is a part of a pixel
    const moved = entry.sources.map(({ node }) => node && (node.outerHTML || node.data).slice(0, 100));
    window.shifts.push(`${entry.value.toFixed(4)} ${moved.join(" | ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
