// What the panel under a search field shows: hits, counts, filters by kind, and what to do when there is nothing.

var KINDS = ["unit", "project", "engineering", "provision", "phase", "goal", "page"];
var MOST = 200;

// What readers call a kind, in the plan's words for its parts.
function kindName(kind) {
  var own = window.plansiteIndex.words;
  return { unit: "单位", project: own.project, engineering: own.group, provision: "条款", phase: "阶段", goal: "目标", page: "页面" }[kind];
}

function fill(parent, children) {
  parent.textContent = "";
  children.forEach(function (child) { parent.append(child); });
}

function element(name, attributes, children) {
  var made = document.createElement(name);
  Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
  (children || []).forEach(function (child) { made.append(child); });
  return made;
}

// The link to a record: words to be marked there in `h`, which may come more than once; index.html where there is no server.
function link(base, hit) {
  var parts = hit.address.split("#"), marks = hit.words.map(function (words) { return "h=" + encodeURIComponent(cut(words, 200)); });
  var page = base + parts[0] + (location.protocol === "file:" && /(^|\/)$/.test(parts[0]) ? "index.html" : "");
  return (page || "./") + (marks.length ? "?" + marks.join("&") : "") + (parts[1] ? "#" + parts[1] : "");
}

function option(hit, id, base) {
  var about = [hit.via ? hit.via.note + "：" + hit.via.name : "", hit.meta].filter(Boolean).join("　"), body = [];
  if (about) body.push(element("span", { class: "site-hit__about" }, [about]));
  if (hit.snippet) body.push(marked("site-hit__text", hit.snippet));
  return element("a", {
    role: "option", id: id, class: "site-hit", href: link(base, hit), tabindex: "-1", "aria-selected": "false",
    "data-search-hit": "", "data-kind": hit.kind, "data-id": hit.id,
  }, [element("span", { class: "site-hit__kind" }, [kindName(hit.kind)]), marked("site-hit__title", hit.title)].concat(body));
}

// The comparison of the units that a query names, as an option before the hits; none for any other query.
function offers(result, id, base) {
  if (!result.compared.length) return [];
  var query = result.compared.map(function (unit) { return "u=" + encodeURIComponent(unit.id); }).join("&");
  var page = window.plansiteIndex.compare + (location.protocol === "file:" ? "index.html" : "");
  var names = result.compared.map(function (unit) { return unit.title; }).join("、");
  return [element("a", {
    role: "option", id: id, class: "site-hit", href: base + page + "?" + query, tabindex: "-1", "aria-selected": "false", "data-offer": "",
  }, [element("span", { class: "site-hit__kind" }, ["对比"]), marked("site-hit__title", ["单位对比：" + names, "", ""])])];
}

function marked(name, parts) {
  return element("span", { class: name }, [parts[0]].concat(parts[1] ? [element("mark", {}, [parts[1]])] : [], parts[2]));
}

function counts(hits) {
  var held = {};
  hits.forEach(function (hit) { held[hit.kind] = (held[hit.kind] || 0) + 1; });
  return held;
}

// What is said aloud, and shown above the hits.
function summary(result, shown) {
  if (!result.query.trim()) return "";
  if (!result.hits.length && result.compared.length) return "可以对比这 " + result.compared.length + " 个单位。";
  if (!result.hits.length) return "没有找到“" + cut(result.query.trim(), 40) + "”。";
  var held = counts(result.hits), kinds = KINDS.filter(function (kind) { return held[kind]; });
  var told = kinds.map(function (kind) { return kindName(kind) + " " + held[kind]; }).join("、");
  var what = result.tier === "near" ? "没有完全相同的词句，近似结果 " : "找到 ";
  return what + result.hits.length + " 条：" + told + (shown < result.hits.length ? "；显示 " + shown + " 条" : "") + "。";
}

// One button a kind that has hits, and one for all; pressed is the kind in force.
function filters(result, pressed, choose) {
  var held = counts(result.hits), kinds = KINDS.filter(function (kind) { return held[kind]; });
  if (kinds.length < 2) return [];
  return [""].concat(kinds).map(function (kind) {
    var label = kind ? kindName(kind) + " " + held[kind] : "全部 " + result.hits.length;
    var button = element("button", { type: "button", class: "site-search__kind", "aria-pressed": String(kind === pressed) }, [label]);
    button.addEventListener("click", function () { choose(kind); });
    return button;
  });
}

// Nearest names and the way to the list of units, for a query that nothing answers.
function otherwise(result, base) {
  if (!result.query.trim() || result.hits.length || result.compared.length) return [];
  var names = result.names.map(function (hit) { return element("li", {}, [element("a", { href: link(base, hit) }, [hit.title.join("")])]); });
  var some = window.plansiteIndex.units.length, whole = some ? "单位" : window.plansiteIndex.words.project;
  var all = element("a", { href: link(base, { address: some ? "units/" : "projects/", words: [] }) }, ["查看全部" + whole]);
  return (names.length ? [element("p", {}, ["最接近的名称："]), element("ul", {}, names)] : []).concat([element("p", {}, [all])]);
}
