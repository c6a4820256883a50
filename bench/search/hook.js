// Runs before any script of the page: keeps the worker of Material's or Zensical's search, and when it is ready.
{
  const Original = window.Worker;
  window.Worker = class extends Original {
    constructor(...given) {
      super(...given);
      window.searchWorker = this;
      window.searchReady = new Promise((resolve) => {
        this.addEventListener("message", (event) => { if (event.data.type === 1) resolve(); });
      });
    }
  };
}
