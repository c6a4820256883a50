// The search field as a combobox with a list (WAI-ARIA Authoring Practices): focus stays in the field, arrows walk the hits.

function combobox(form) {
  var input = form.querySelector("[role=combobox]"), id = input.id, base = form.dataset.base.replace(/\/?$/, "/");
  var panel = form.querySelector(".site-search__panel"), list = form.querySelector("[role=listbox]");
  var status = form.querySelector("[role=status]"), kinds = form.querySelector(".site-search__kinds");
  var more = form.querySelector(".site-search__more"), rest = form.querySelector(".site-search__otherwise");
  var own = form.querySelector(".site-search__own");
  var state = { result: null, kind: "", active: -1, composing: false, all: false, texts: 10, enter: false, told: 0, kept: 0 };

  function ask() {
    state.kind = "";
    state.all = false;
    state.texts = 10;
    fetchEngine(base, form.dataset.scripts.split(" "), answer, outdated);
    if (!state.result) input.setAttribute("aria-busy", "true");
  }

  function outdated() {
    input.setAttribute("aria-busy", "false");
    state.result = null;
    fill(list, []);
    say("网站已更新，搜索数据不在原处：请刷新页面。", 0);
    open();
  }

  function answer() {
    // A unit's page lies in a folder that is named by its id.
    var query = input.value, only = own && own.checked ? location.pathname.split("/").slice(-2)[0] : null;
    var result = window.plansiteSearch.search(window.plansiteIndex, query, { unit: only, texts: state.texts });
    if (result.missing.length) fetchPieces(base, result.missing, function () { if (input.value === query) answer(); }, outdated);
    input.setAttribute("aria-busy", String(result.waiting));
    // While an input method is at work, half-typed letters must not make what is shown worse; neither must half an index.
    if ((state.composing || result.waiting) && !result.hits.length) return;
    state.result = result;
    show();
    if (result.waiting) return;
    if (!state.composing) keepSoon();
    if (state.enter) follow(0);
    state.enter = false;
  }

  function show() {
    var hits = state.result.hits.filter(function (hit) { return !state.kind || hit.kind === state.kind; });
    var shown = state.all ? hits : hits.slice(0, MOST);
    var offered = state.kind ? [] : offers(state.result, id + "-offer", base);
    fill(list, offered.concat(shown.map(function (hit, i) { return option(hit, id + "-hit-" + i, base); })));
    list.setAttribute("data-query", state.result.query);
    fill(kinds, filters(state.result, state.kind, choose));
    fill(rest, otherwise(state.result, base));
    more.hidden = shown.length === hits.length;
    list.hidden = !list.children.length;
    activate(-1);
    say(summary(state.result, state.kind ? state.result.hits.length : shown.length), 250);
    if (input.value.trim()) open(); else close();
  }

  function say(words, wait) {
    clearTimeout(state.told);
    if (wait && status.textContent) state.told = setTimeout(function () { status.textContent = words; }, wait);
    else status.textContent = words;
  }

  // The query is part of the address, so that a search can be shared and found again with the back button.
  function keep() {
    var address = new URL(location.href), query = input.value;
    clearTimeout(state.kept);
    if (query.trim()) address.searchParams.set("q", cut(query, 500)); else address.searchParams.delete("q");
    if (address.href === location.href) return;
    try {
      history.replaceState(history.state, "", address.href);
    } catch (error) {
      // some browsers allow no address to be rewritten at file://
    }
  }

  function keepSoon() {
    clearTimeout(state.kept);
    state.kept = setTimeout(keep, 200);
  }

  function open() {
    panel.hidden = false;
    form.classList.add("site-search--open");
    input.setAttribute("aria-expanded", String(!list.hidden && list.children.length > 0));
  }

  function close() {
    panel.hidden = true;
    form.classList.remove("site-search--open");
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function choose(kind) {
    state.kind = kind;
    state.all = false;
    show();
    kinds.querySelector("[aria-pressed=true]").focus();
  }

  function activate(place) {
    var options = list.children;
    if (options[state.active]) options[state.active].setAttribute("aria-selected", "false");
    state.active = options.length ? place : -1;
    if (options[state.active]) {
      options[state.active].setAttribute("aria-selected", "true");
      options[state.active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[state.active].id);
    } else input.removeAttribute("aria-activedescendant");
  }

  function follow(place) {
    var chosen = list.children[place];
    if (chosen) chosen.click();
  }

  function answered() {
    return state.result && state.result.query === input.value && !state.result.waiting;
  }

  function enter() {
    if (answered() && !panel.hidden) return follow(Math.max(state.active, 0));
    state.enter = Boolean(input.value.trim());
    return state.enter && ask();
  }

  function step(by) {
    if (panel.hidden || !state.result) return ask();
    var length = list.children.length, next = state.active + by;
    return activate(next < -1 ? length - 1 : next >= length ? -1 : next);
  }

  function key(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    var does = {
      ArrowDown: function () { step(1); },
      ArrowUp: function () { step(-1); },
      Enter: enter,
      Escape: panel.hidden ? null : close,
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  input.addEventListener("focus", function () {
    fetchEngine(base, form.dataset.scripts.split(" "), function () {
      if (input.value.trim() && !answered()) answer();
    }, function () {});
  });
  input.addEventListener("compositionstart", function () { state.composing = true; });
  input.addEventListener("compositionend", function () { state.composing = false; ask(); });
  input.addEventListener("input", ask);
  input.addEventListener("keydown", key);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    input.focus();
    ask();
  });
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", function (event) {
    if (!form.contains(event.target)) close();
  });
  more.addEventListener("click", function () {
    state.all = true;
    show();
    input.focus();
  });
  list.addEventListener("click", keep);
  panel.addEventListener("scroll", function () {
    if (panel.scrollTop + 2 * panel.clientHeight < panel.scrollHeight || !answered() || state.texts >= MOST) return;
    if (!window.plansiteIndex.shards) return;
    state.texts += 20;
    answer();
  });
  if (own) own.addEventListener("change", ask);
  return { input: input, ask: ask };
}
