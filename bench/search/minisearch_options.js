// Single characters and pairs of Chinese, whole words of other letters; all must be there, the last may be half typed.
{
  const grams = (text) => (text.toLowerCase().match(/[\u4e00-\u9fff]+|[a-z0-9.%]+/g) || []).flatMap((word) => {
    if (!/[\u4e00-\u9fff]/.test(word)) return [word];
    const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
    return [...word, ...pairs];
  });
  const queried = (text) => grams(text).filter((gram, at, all) => gram.length > 1 || !all.some((other) => other.length > 1 && other.includes(gram)));
  const options = {
    fields: ["title", "text"],
    tokenize: grams,
    searchOptions: { tokenize: queried, combineWith: "AND", boost: { title: 3 }, prefix: (term) => /^[a-z0-9]/.test(term) },
  };
  if (typeof module === "object") module.exports = { options };
  else window.minisearchOptions = options;
}
