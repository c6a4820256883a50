// The engine and the index are fetched once, when a field is first used.

var fetched = null;

// Calls ready(search, index), or failed() when a file is gone: then the page is older than the site.
function fetchEngine(base, paths, ready, failed) {
  if (!fetched) fetched = { state: "asked", waiting: [], scripts: 0 };
  if (fetched.state === "ready") return ready();
  fetched.waiting.push({ ready: ready, failed: failed });
  if (fetched.waiting.length > 1 && fetched.state === "asked") return undefined;
  fetched.state = "asked";
  fetched.scripts = 0;
  paths.forEach(function (path) {
    var script = document.createElement("script");
    script.src = base + path;
    script.async = false;
    script.addEventListener("load", function () {
      fetched.scripts++;
      if (fetched.scripts === paths.length) settle(window.plansiteSearch && window.plansiteIndex ? "ready" : "failed");
    });
    script.addEventListener("error", function () { settle("failed"); });
    document.head.append(script);
  });
  return undefined;
}

// Calls done() when the pieces of a large index are there, or failed() when one is gone.
function fetchPieces(base, paths, done, failed) {
  var left = paths.length;
  paths.forEach(function (path) {
    var script = document.createElement("script");
    script.src = base + path;
    script.addEventListener("load", function () {
      script.remove();
      left--;
      if (!left) done();
    });
    script.addEventListener("error", failed);
    document.head.append(script);
  });
}

function settle(state) {
  if (fetched.state !== "asked") return;
  fetched.state = state;
  fetched.waiting.splice(0).forEach(function (one) { one[state](); });
  if (state === "ready") setTimeout(function () { window.plansiteSearch.warm(window.plansiteIndex); }, 0);
}
