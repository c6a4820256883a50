// Sends Material's own worker the message that its page sends at each key.
window.ask = async (words) => {
  await window.searchReady;
  const answer = await new Promise((resolve) => {
    const heard = (event) => {
      if (event.data.type !== 3) return;
      window.searchWorker.removeEventListener("message", heard);
      resolve(event.data.data);
    };
    window.searchWorker.addEventListener("message", heard);
    window.searchWorker.postMessage({ type: 2, data: words });
  });
  return answer.items.map((item) => new URL((Array.isArray(item) ? item[0] : item).location, document.baseURI).pathname);
};
