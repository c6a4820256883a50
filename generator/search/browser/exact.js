// Plain substrings: the tiers whose answer is exactly the records that hold the words.

// Ranks, best first; within one rank the larger share of the field matched, then the busier unit, then the document's order.
var BY_CODE = 0, SAME_UNIT = 1, SAME_SUBJECT = 1.5, SAME_TITLE = 2, UNIT_BEGINS = 3, TITLE_BEGINS = 4, ALIAS_BEGINS = 5;
var IN_UNIT = 6, IN_TITLE = 7, IN_ALIAS = 8, IN_TEXT = 9, IN_LEAD = 10, IN_UNITS = 11, IN_ENGINEERING = 12, NEARBY = 13;

// A find is { record, rank, share, field, words }: why a record is an answer. `words` is the query as the field's haystack has it.
function better(a, b) {
  return a.record.last - b.record.last || a.rank - b.rank || b.share - a.share || b.record.weight - a.record.weight || a.record.order - b.record.order;
}

// Collects the best find of each record.
function collector(allowed) {
  var best = new Map();
  return {
    add: function (find) {
      var known = best.get(find.record);
      if (allowed(find.record) && (!known || better(find, known) < 0)) best.set(find.record, find);
    },
    has: function (record) { return best.has(record); },
    size: function () { return best.size; },
    finds: function () { return Array.from(best.values()).sort(better); },
  };
}

// Adds the records one of whose names is the query as a whole: through the fold, or to the letter but for marks around it.
function addEqual(ready, query, finds, folded) {
  var words = ready.fold(query), plain = spaceless(query);
  (words && ready.equal.get(words) || []).forEach(function (name) {
    if (!folded && spaceless(name.text) !== plain && (words.length < 3 || plain.indexOf(words) < 0)) return;
    var rank = name.record.kind !== "unit" ? SAME_TITLE : name.type === SUBJECT ? SAME_SUBJECT : SAME_UNIT;
    finds.add({ record: name.record, rank: rank, share: 1, name: name, words: words });
  });
}

// Adds the records that hold `words` (as the haystack shows them) in one of their fields.
function addSubstring(hay, words, finds) {
  var field = 0;
  for (var at = words ? hay.text.indexOf(words) : -1; at >= 0;) {
    field = fieldAt(hay.starts, at, field);
    finds.add(substringFind(hay, field, at, words));
    if (field + 1 === hay.starts.length) break;
    at = hay.text.indexOf(words, hay.starts[field + 1]);
  }
}

// The last field that starts at or before `at`, from `low` on.
function fieldAt(starts, at, low) {
  var high = starts.length - 1;
  while (low < high) {
    var middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle; else high = middle - 1;
  }
  return low;
}

function substringFind(hay, number, at, words) {
  var field = hay.fields[number], start = hay.starts[number];
  var length = (number + 1 < hay.starts.length ? hay.starts[number + 1] - 1 : hay.text.length) - start;
  var offset = at - start;
  var head = offset === 0 || (offset === 1 && field.record.kind === "unit" && hay.text[start] === "市");
  var rank = { 0: head ? UNIT_BEGINS : IN_UNIT, 1: head ? ALIAS_BEGINS : IN_ALIAS, 2: head ? TITLE_BEGINS : IN_TITLE, 3: IN_TEXT }[field.type];
  if (field.type === PRINTED) rank = IN_TEXT;
  if (field.type === UNITS) rank = offset + words.length <= field.record.lead ? IN_LEAD : IN_UNITS;
  if (field.type === ENGINEERING) rank = IN_ENGINEERING;
  return { record: field.record, rank: rank, share: field.type <= TITLE ? words.length / length : 0, field: field, words: words, seen: hay.seen };
}

// The first tier that finds anything: the words as they are; then through the fold.
function substringTier(ready, query, allowed) {
  var finds = collector(allowed);
  addEqual(ready, query, finds, false);
  addSubstring(plainHaystack(ready), spaceless(query), finds);
  if (ready.index.shards) addSharded(ready, query, finds, false);
  if (ready.missing.length || (finds.size() && !onlySoft(finds))) return { tier: "exact", finds: finds };
  addEqual(ready, query, finds, true);
  addSubstring(foldedHaystack(ready), ready.fold(query), finds);
  if (ready.index.shards) addSharded(ready, query, finds, true);
  return finds.size() ? { tier: "folded", finds: finds } : null;
}

// True when the query is a whole name somewhere, but stands in no field of the plain tier.
function onlySoft(finds) {
  return finds.finds().every(function (find) { return find.name; });
}

var WORD_ENDS = /[\s\u3000,，、;；。.:：+&|/]+/;

// Records in which every one of several words is found, each by the best tier that finds it.
function wordsTier(ready, query, allowed) {
  var words = query.split(WORD_ENDS).filter(function (word) { return ready.fold(word); });
  if (words.length < 2 || words.length > 12) return null;
  var sets = words.map(function (word) {
    var tier = codedFinds(ready, word, allowed) || substringTier(ready, word, allowed) || soundTier(ready, word, allowed);
    return tier ? tier.finds.finds() : [];
  });
  var total = new Map();
  sets.forEach(function (finds, i) {
    finds.forEach(function (find) {
      var sum = total.get(find.record);
      if (i && !sum) return;
      if (!i) total.set(find.record, { record: find.record, rank: find.rank, share: find.share, parts: [find], seen: 1 });
      else if (sum.parts.length === i) { sum.rank += find.rank; sum.share += find.share; sum.parts.push(find); }
    });
  });
  var all = collector(allowed);
  total.forEach(function (sum) {
    if (sum.parts.length < words.length) return;
    var shown = sum.parts.slice().sort(function (a, b) { return Number(inText(b)) - Number(inText(a)); })[0];
    all.add(Object.assign({}, shown, { rank: sum.rank, share: sum.share, others: sum.parts }));
  });
  return all.size() ? { tier: "words", finds: all } : null;
}

function inText(find) {
  return find.rank === IN_TEXT;
}

function codedFinds(ready, query, allowed, loose) {
  var finds = collector(allowed);
  coded(ready, query, Boolean(loose)).forEach(function (record) { finds.add({ record: record, rank: BY_CODE, share: 1, words: "" }); });
  return finds.size() ? { tier: "code", finds: finds } : null;
}
