// What is nearly there: names with a wrong character or a wrong ending, and words that share most of their pairs with the text.

// Endings that people mistake for one another: 公安委, 财政办, 综治局.
var ENDING = /[局委办厅部室处科院队厂]/;

function nearTier(ready, query, allowed) {
  var words = ready.fold(query.slice(0, 2000)), finds = collector(allowed);
  if (words.length < 2) return null;
  nearNames(ready, words).forEach(function (near) {
    if (near.likeness >= 0.55) finds.add({ record: near.name.record, rank: NEARBY - near.likeness - 0.05, share: near.share, name: near.name, words: near.words });
  });
  nearTexts(ready, words).forEach(function (near) { finds.add(near); });
  return finds.size() ? { tier: "near", finds: finds } : null;
}

// The best name of each record with how alike it is, 0 to 1, best first.
function nearNames(ready, words) {
  var letters = !HAN.test(words), best = new Map();
  if (words.length > 60) return [];
  ready.names.forEach(function (name) {
    var near = letters ? nearSound(ready, name, words) : nearName(ready, name, words);
    if (!near) return;
    var known = best.get(name.record);
    if (!known || near.likeness > known.likeness || (near.likeness === known.likeness && near.share > known.share)) best.set(name.record, near);
  });
  return Array.from(best.values()).sort(function (a, b) {
    return b.likeness - a.likeness || b.share - a.share || b.name.record.weight - a.name.record.weight || a.name.record.order - b.name.record.order;
  });
}

function nearName(ready, name, words) {
  var folded = name.folded;
  if (folded.length >= 2 && words.length > folded.length && words.indexOf(folded) >= 0) {
    if (folded.length < 3 && name.record.kind !== "unit") return null;
    return { name: name, likeness: 0.35 + 0.6 * folded.length / words.length, share: 0, words: folded };
  }
  var cost = distance(ready, words, folded, words.length * 0.5);
  if (cost === null) return null;
  var likeness = 1 - cost / words.length;
  return { name: name, likeness: likeness * (0.9 + 0.1 * Math.min(1, words.length / folded.length)), share: words.length / folded.length, words: "" };
}

function nearSound(ready, name, words) {
  var said = sound(ready, name);
  if (Math.abs(said.length - words.length) > words.length / 3) return null;
  var cost = distance(ready, words, said, words.length / 3, true);
  return cost === null ? null : { name: name, likeness: 1 - cost / words.length, share: 0, words: "" };
}

function sound(ready, name) {
  if (name.sound === undefined) name.sound = spoken(ready, name.folded).replace(/;.([a-z]*)[a-z,]*/gu, "$1");
  return name.sound;
}

// Edits that turn the query into the closest stretch of the name (all of it with `whole`), or null when they cost more than `most`.
function distance(ready, query, name, most, whole) {
  var row = [], width = name.length;
  for (var j = 0; j <= width; j++) row.push(whole ? j : 0);
  for (var i = 1; i <= query.length; i++) {
    var corner = row[0], low = i;
    row[0] = i;
    for (j = 1; j <= width; j++) {
      var swap = corner + replacing(ready, query[i - 1], name[j - 1], i === query.length && j === width);
      corner = row[j];
      row[j] = Math.min(swap, row[j] + 1, row[j - 1] + (i === query.length && !whole ? 1 : 0.8));
      if (row[j] < low) low = row[j];
    }
    if (low > most) return null;
  }
  var cost = whole ? row[width] : Math.min.apply(null, row);
  return cost > most ? null : cost;
}

function replacing(ready, typed, printed, last) {
  if (typed === printed) return 0;
  if (last && ENDING.test(typed) && ENDING.test(printed)) return 0.4;
  var say = ready.lazy.say || (ready.lazy.say = speaker(ready.index.readings));
  return say(typed) && say(typed) === say(printed) ? 0.5 : 1;
}

// Records by the share of the query's pairs of characters that their printed words hold, then by the closest stretch.
function nearTexts(ready, words) {
  var pairs = new Set();
  for (var i = 0; i + 1 < words.length; i++) pairs.add(words.slice(i, i + 2));
  var held = ready.lazy.pairs || (ready.lazy.pairs = pairTable(ready)), counts = new Map();
  pairs.forEach(function (pair) {
    (held.get(pair) || []).forEach(function (record) { counts.set(record, (counts.get(record) || 0) + 1); });
  });
  var least = pairs.size < 6 ? 0.5 : 0.3, near = [];
  counts.forEach(function (count, record) {
    var likeness = count / pairs.size;
    if (likeness >= least && count > 1) near.push({ record: record, rank: NEARBY - likeness, share: 0, near: true, words: words });
  });
  return near;
}

function pairTable(ready) {
  var table = new Map();
  ready.records.forEach(function (record) {
    if (!record.printed) return;
    var text = ready.fold(record.printed), seen = new Set();
    for (var i = 0; i + 1 < text.length; i++) seen.add(text.slice(i, i + 2));
    seen.forEach(function (pair) {
      if (!table.has(pair)) table.set(pair, []);
      table.get(pair).push(record);
    });
  });
  return table;
}
