// Pagefind's own module; each hit's data is fetched for its address.
window.ask = async (words) => {
  if (!window.pagefind) {
    window.pagefind = await import("/pagefind/pagefind.js");
    await window.pagefind.init();
  }
  const found = await window.pagefind.search(words);
  const pages = await Promise.all((found ? found.results : []).map((result) => result.data()));
  return pages.map((page) => page.url);
};
