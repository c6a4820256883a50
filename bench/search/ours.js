// plansite's engine is on the page; sharded pieces would be loaded as scripts.
window.ask = async (words) => {
  for (;;) {
    const result = window.plansiteSearch.search(window.plansiteIndex, words);
    if (!result.missing.length) return result.hits.map((hit) => `${hit.kind}/${hit.kind === "project" || hit.kind === "engineering" ? hit.id.slice(1) : hit.id}/`);
    await Promise.all(result.missing.map((path) => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      Object.assign(script, { src: path, onload: resolve, onerror: reject });
      document.head.append(script);
    })));
  }
};
