// After watch-focus: what was not reached, whether the order was that of the page, and what looked wrong, there and on the way back.
() => {
  const met = [...new Set(window.met)].filter((element) => window.reachable.includes(element));
  const inOrder = window.reachable.filter((element) => met.includes(element));
  const missed = window.reachable.filter((element) => !met.includes(element));
  for (const element of inOrder.slice().reverse()) {
    element.focus();
  }
  return [
    ...missed.map((element) => `not reached: ${element.outerHTML.slice(0, 120)}`),
    ...(met.some((element, place) => element !== inOrder[place]) ? ["the order of focus is not that of the page"] : []),
    ...window.wrong,
  ];
}
