// Sends Zensical's own worker the message that its page sends at each key, and the one for the further pages of hits.
window.ask = async (words) => {
  await window.searchReady;
  window.searchItems = window.searchItems || (await (await fetch("search.json")).json()).items;
  const send = (page) => new Promise((resolve) => {
    const heard = (event) => {
      if (event.data.type !== 3) return;
      window.searchWorker.removeEventListener("message", heard);
      resolve(event.data.data);
    };
    window.searchWorker.addEventListener("message", heard);
    const filter = { input: { type: "operator", data: { operator: "and", operands: [] } }, aggregation: { input: [{ type: "term", data: { field: "tags" } }] } };
    window.searchWorker.postMessage({ type: 2, data: Object.assign({ input: words, filter }, page && { page }) });
  });
  let answer = await send();
  if (answer.pagination.next) answer = await send(Object.assign({}, answer.pagination.next, { from: 0, size: 10000 }));
  return answer.items.map((item) => `/${window.searchItems[item.id].location.split("#")[0]}`);
};
