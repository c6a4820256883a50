// The engine: a pure function from the index and a query to hits, best first. A lower tier is asked only when those above found nothing.

// Of a longer paste the beginning is searched.
var LONGEST = 5000;
var KINDS = ["unit", "project", "engineering", "provision", "phase", "goal", "page"];

// options.unit: an id, to search only what concerns that unit; options.kind: one of KINDS.
// Returns { query, tier, hits, names }: tier is "", "code", "exact", "folded", "words", "sound", "short" or "near"; names are the
// nearest when there is no hit. A hit is { kind, id, address, title, meta, via, snippet, words }: title and snippet, the sentence,
// are [before, words, after], the snippet null where the words are not in the text; via is the other name that was found, with
// its ground, or null; words stand so on the record's page.
function search(index, query, options) {
  var asked = String(query === null || query === undefined ? "" : query), ready = prepare(index);
  var words = asked.slice(0, LONGEST), some = Boolean(spaceless(words));
  var found = some ? answer(ready, words, permits(ready, options || {})) : null;
  if (!found) return { query: asked, tier: "", hits: [], names: some ? nearest(ready, words) : [] };
  var finds = found.finds.finds();
  return { query: asked, tier: found.tier, hits: finds.map(function (find) { return hit(ready, find, found.tier); }), names: [] };
}

function permits(ready, options) {
  var unit = options.unit ? ready.units.filter(function (record) { return record.id === options.unit; })[0] : null;
  return function (record) {
    if (options.kind && record.kind !== options.kind) return false;
    return !unit || record.units.indexOf(unit.place) >= 0 || record.derived.indexOf(unit.place) >= 0;
  };
}

function answer(ready, query, allowed) {
  var numbered = codedFinds(ready, query, allowed), words = substringTier(ready, query, allowed);
  if (numbered) {
    if (words && words.tier === "exact") words.finds.finds().forEach(numbered.finds.add);
    return numbered;
  }
  return words || codedFinds(ready, query, allowed, true) || soundTier(ready, query, allowed) || wordsTier(ready, query, allowed) ||
    endingTier(ready, query, allowed) || shortTier(ready, query, allowed) || nearTier(ready, query, allowed);
}

function nearest(ready, query) {
  var words = ready.fold(query.slice(0, 60)), near = nearNames(ready, words).map(function (one) { return one.name.record; });
  return (near.length ? near : sharing(ready, words)).slice(0, 5).map(function (record) { return hit(ready, { record: record, words: "" }, "near"); });
}

// Units by how many of the query's characters their names have.
function sharing(ready, words) {
  var shared = new Map();
  ready.names.forEach(function (name) {
    var count = Array.from(words).filter(function (character) { return name.folded.indexOf(character) >= 0; }).length;
    if (name.record.kind === "unit" && count > (shared.get(name.record) || 0)) shared.set(name.record, count);
  });
  return Array.from(shared.keys()).sort(function (a, b) { return shared.get(b) - shared.get(a) || b.weight - a.weight || a.order - b.order; });
}

function hit(ready, find, tier) {
  var record = find.record, snippet = snippetOf(ready, find);
  var finds = tier === "words" ? find.others : [find];
  return {
    kind: record.kind, id: record.id, address: record.address, title: titleWith(ready, find), meta: metaOf(ready, record), via: viaOf(find),
    snippet: snippet,
    words: tier === "near" ? [] : finds.map(function (one) { return (snippetOf(ready, one) || ["", ""])[1]; }).filter(Boolean),
  };
}

var VIA = [ALIAS, LATER, CITED, SPELLING];

function viaOf(find) {
  var name = find.field && find.field.type <= TITLE ? find.field.name : find.name;
  if (find.record.kind !== "unit" || !name || VIA.indexOf(name.type) < 0) return null;
  return { name: name.text, note: name.note || "又称" };
}

function titleWith(ready, find) {
  var title = titleOf(find.record), name = find.field && find.field.type <= TITLE ? find.field.text : find.name ? find.name.text : "";
  var found = name && find.words ? place(title, find.words, find.seen || ready.fold) : null;
  return found ? [title.slice(0, found[0]), title.slice(found[0], found[1]), title.slice(found[1])] : [title, "", ""];
}

function titleOf(record) {
  if (record.kind === "project") return record.number + ". " + record.title;
  if (record.kind === "engineering") return record.label + record.title;
  if (record.kind === "provision" && !record.title) return record.part.split(" ")[0] + " " + record.label;
  if (record.kind === "provision" && record.names.length) return record.label + " " + record.title;
  return record.title;
}

function metaOf(ready, record) {
  if (record.kind === "unit") {
    return [record.collective ? "集合称谓" : "", record.leads ? "牵头 " + record.leads : "", record.joins ? "参加 " + record.joins : "",
      record.provisions ? "条款 " + record.provisions : ""].filter(Boolean).join(" · ");
  }
  if (record.kind === "project") return [record.engineering.label + record.engineering.title, "牵头 " + ready.units[record.units[0]].title].join(" · ");
  if (record.kind === "provision") return [record.part, record.chapter].join(" · ");
  return "";
}

var STOPS = ["。", ";", "\n"], BEFORE = 40, AFTER = 60;

// The sentence that holds the words, with the words apart; a long one is cut.
function snippetOf(ready, find) {
  var field = find.field, text = field && field.type >= TEXT ? field.text : find.near ? find.record.printed : "";
  if (!text) return null;
  var found = place(text, find.words, find.seen || ready.fold) || [0, 0];
  var start = Math.max.apply(null, STOPS.map(function (stop) { return found[0] ? text.lastIndexOf(stop, found[0] - 1) + 1 : 0; }));
  var end = Math.min.apply(null, STOPS.map(function (stop) {
    var at = text.indexOf(stop, Math.max(found[1] - 1, found[0]));
    return at < 0 ? text.length : at + 1;
  }));
  var head = found[0] - start > BEFORE ? "…" : "", tail = end - found[1] > AFTER ? "…" : "";
  if (head) start = found[0] - BEFORE;
  if (tail) end = found[1] + AFTER;
  return [head + text.slice(start, found[0]).replace(/^\s+/, ""), text.slice(found[0], found[1]), text.slice(found[1], end) + tail];
}
