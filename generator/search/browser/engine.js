// The engine: a pure function from the index and a query to hits, best first. A lower tier is asked only when those above found nothing.

// Of a longer paste the beginning is searched.
var LONGEST = 5000;
var KINDS = ["unit", "project", "engineering", "provision", "phase", "goal", "page"];

// options.unit: an id, to search only what concerns that unit; options.kind: one of KINDS; options.texts: of how many hits the
// sentence is wanted where words must be fetched, 10 if not given.
// Returns { query, tier, hits, names, compared, missing, waiting }: compared are the units that the query names and nothing else; tier is "", "code", "exact", "folded", "words", "sound", "short" or
// "near"; names are the nearest when there is no hit. missing are paths of scripts to load before the same is asked again:
// while waiting is true other hits may come, else only sentences.
function search(index, query, options) {
  var asked = String(query === null || query === undefined ? "" : query), ready = prepare(index);
  var words = cut(asked, LONGEST), some = Boolean(spaceless(words)), given = options || {};
  ready.missing = [];
  var found = some ? answer(ready, words, permits(ready, given)) : null, waiting = ready.missing.length > 0;
  var hits = found ? found.finds.finds().map(function (find) { return new Hit(ready, find, found.tier); }) : [];
  if (index.shards && !waiting) hits.slice(0, given.texts || 10).forEach(function (hit) { hit.fetch(); });
  var names = some && !found && !waiting ? nearest(ready, words) : [];
  var compared = index.compare ? namedUnits(ready, words) : [];
  return { query: asked, tier: found ? found.tier : "", hits: hits, names: names, compared: compared, missing: ready.missing, waiting: waiting };
}

// The units of a query that is a list of their names, two at least; [] for any other query. A name may have 和 in it.
function namedUnits(ready, query) {
  for (var between of [WORD_ENDS, /[和与跟同]|对比|比较/, /[\s\u3000、,，和与跟同]+/]) {
    var units = query.split(between).filter(spaceless).map(function (name) { return unitCalled(ready, name); });
    var different = units.filter(function (unit, i) { return unit && units.indexOf(unit) === i; });
    if (different.length > 1 && different.length === units.length) return different;
  }
  return [];
}

// The unit of projects that a name as a whole means, its matter alone apart; null for none, and for several.
function unitCalled(ready, name) {
  var names = (ready.equal.get(ready.fold(name)) || []).filter(function (known) {
    return known.record.kind === "unit" && known.type !== SUBJECT && Object.keys(known.record.roles).length;
  });
  var official = names.filter(function (known) { return known.type === OFFICIAL; });
  var units = new Set((official.length ? official : names).map(function (known) { return known.record; }));
  return units.size === 1 ? Array.from(units)[0] : null;
}

// Makes ahead of the first key what the tiers would make at their first turn.
function warm(index) {
  var ready = prepare(index);
  plainHaystack(ready);
  foldedHaystack(ready);
  nameText(ready);
  soundNumbers(ready);
  spokenNames(ready);
  if (!index.shards) spokenTexts(ready);
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
  if (words || ready.missing.length) return words;
  for (var tier of [looseTier, figureTier, soundTier, wordsTier, endingTier, shortTier, nearTier]) {
    var found = tier(ready, query, allowed);
    if (found || ready.missing.length) return found;
  }
  return null;
}

// Figures written out: 二〇一五年 is 2015年.
function figureTier(ready, query, allowed) {
  var written = digits(query);
  return written === query ? null : substringTier(ready, written, allowed);
}

function looseTier(ready, query, allowed) {
  return codedFinds(ready, query, allowed, true);
}

function nearest(ready, query) {
  var words = ready.fold(cut(query, 60)), near = nearNames(ready, words).map(function (one) { return one.name.record; });
  return (near.length ? near : sharing(ready, words)).slice(0, 5).map(function (record) { return new Hit(ready, { record: record, words: "" }, "near"); });
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

// What is shown of a find, worked out when it is asked for: kind, id, address; title and snippet, the sentence, as
// [before, words, after], the snippet null where the words are not in the text; meta; via, the other name that was found with its
// ground, or null; words, as they stand on the record's page.
class Hit {
  constructor(ready, find, tier) {
    Object.assign(this, { ready: ready, find: find, tier: tier, kind: find.record.kind, id: find.record.id, address: find.record.address });
  }

  get title() { return titleWith(this.ready, this.find); }
  get meta() { return metaOf(this.ready, this.find.record); }
  get via() { return viaOf(this.find); }
  get snippet() { return snippetOf(this.ready, this.find); }
  get words() {
    var ready = this.ready, finds = this.tier === "words" ? this.find.others : [this.find];
    return finds.map(function (find) { return (snippetOf(ready, find) || ["", ""])[1]; }).filter(Boolean);
  }

  // Has the words of the text fetched, where they are in a block of their own.
  fetch() {
    if (textOf(this.ready, this.find) === null) wordsOf(this.ready, this.find.record);
  }
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
    var counts = ready.index.words.roles.map(function (role) { return record.roles[role[0]] ? role[1] + " " + record.roles[role[0]] : ""; });
    return [record.collective ? "集合称谓" : ""].concat(counts, record.provisions ? "条款 " + record.provisions : "").filter(Boolean).join(" · ");
  }
  if (record.kind === "project") {
    var group = record.engineering, names = record.charge.map(function (unit) { return unit.title; });
    return [group ? group.label + group.title : "", names.length ? verbOf(ready, record.role) + " " + names.join("、") : ""].filter(Boolean).join(" · ");
  }
  if (record.kind === "provision") return [record.part, record.chapter].join(" · ");
  return "";
}

function verbOf(ready, role) {
  return ready.index.words.roles.filter(function (own) { return own[0] === role; })[0][1];
}

// The sentence that shares most pairs with the words, with the longest stretch that both have apart.
function nearestSentence(ready, text, words) {
  var pairs = pairsOf(words), most = 0, best = null;
  (text.match(/[^。;\n]+[。;]?/g) || []).forEach(function (sentence) {
    var shared = Array.from(pairsOf(ready.fold(sentence))).filter(function (pair) { return pairs.has(pair); }).length;
    if (shared > most) { most = shared; best = sentence; }
  });
  if (!best) return null;
  var folded = ready.fold(best), run = "";
  for (var start = 0; start < words.length; start++) {
    while (start + run.length < words.length && folded.indexOf(words.slice(start, start + run.length + 1)) >= 0) {
      run = words.slice(start, start + run.length + 1);
    }
  }
  var found = place(best, run, ready.fold) || [0, 0];
  return [best.slice(0, found[0]).replace(/^\s+/, ""), best.slice(found[0], found[1]), best.slice(found[1])];
}

var STOPS = ["。", ";", "\n"], BEFORE = 40, AFTER = 60;

// The text that a find stands in; "" for a name, null for words that are in a block.
function textOf(ready, find) {
  var field = find.field;
  if (field && field.type === TEXT && find.record.text === "") return null;
  if (find.near && ready.index.shards) return null;
  return field && field.type >= TEXT ? field.text : find.near ? find.record.printed : "";
}

// The sentence that holds the words, with the words apart; a long one is cut.
function snippetOf(ready, find) {
  var text = textOf(ready, find);
  if (text === null) text = fetchedWords(ready, find.record);
  if (!text) return null;
  if (find.letters && !find.words) find.words = soundingLike(ready, text, find.letters);
  if (find.near) return nearestSentence(ready, text, find.words);
  var found = place(text, find.words, find.seen || ready.fold) || [0, 0];
  var start = Math.max.apply(null, STOPS.map(function (stop) { return found[0] ? text.lastIndexOf(stop, found[0] - 1) + 1 : 0; }));
  var end = Math.min.apply(null, STOPS.map(function (stop) {
    var at = text.indexOf(stop, Math.max(found[1] - 1, found[0]));
    return at < 0 ? text.length : at + 1;
  }));
  var head = found[0] - start > BEFORE ? "…" : "", tail = end - found[1] > AFTER ? "…" : "";
  if (head) start = edge(text, found[0] - BEFORE);
  if (tail) end = edge(text, found[1] + AFTER);
  return [head + text.slice(start, found[0]).replace(/^\s+/, ""), text.slice(found[0], found[1]), text.slice(found[1], end) + tail];
}
