// MiniSearch with its index from JSON; where not all words are found together, any of them will do.
window.ask = async (words) => {
  if (!window.loaded) window.loaded = window.MiniSearch.loadJSON(await (await fetch("minisearch-index.json")).text(), window.minisearchOptions);
  let found = window.loaded.search(words);
  if (!found.length) found = window.loaded.search(words, { combineWith: "OR" });
  return found.map((hit) => `/${hit.id}`);
};
