// What is nearly there: names with a wrong character or a wrong ending, and words that share most of their pairs with the text.

// Endings that people mistake for one another: 公安委, 财政办, 综治局.
var ENDINGS = "局委办厅部室处科院队厂", ENDING = new RegExp("^[" + ENDINGS + "]$");

// Names that differ from the query in what kind of body they end with.
function endingTier(ready, query, allowed) {
  var words = ready.fold(query), stem = words.slice(0, -1), finds = collector(allowed);
  if (!stem || !ENDING.test(words.slice(-1))) return null;
  for (var ending of ENDINGS) addEqual(ready, stem + ending, finds, true);
  return finds.size() ? { tier: "near", finds: finds } : null;
}

function nearTier(ready, query, allowed) {
  var words = ready.fold(cut(query, 2000)), near = collector(allowed), finds = collector(allowed);
  if (words.length < 2) return null;
  var favour = words.length <= 8 ? 0.15 : 0.05;
  nearNames(ready, words).forEach(function (one) {
    var rank = NEARBY - one.likeness - (one.name.record.kind === "page" ? 0 : favour);
    if (one.likeness >= 0.55) near.add({ record: one.name.record, rank: rank, share: one.share, name: one.name, words: one.words });
  });
  nearTexts(ready, words).forEach(near.add);
  // What is far from as near as the best is noise.
  near.finds().forEach(function (find, i, all) {
    if (NEARBY - find.rank >= 0.6 * (NEARBY - all[0].rank)) finds.add(find);
  });
  return finds.size() ? { tier: "near", finds: finds } : null;
}

// The best name of each record with how alike it is, 0 to 1, best first.
function nearNames(ready, words) {
  var letters = !HAN.test(words), best = new Map();
  if (words.length > (letters ? 240 : 60)) return [];
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

// Pinyin with slips of the fingers, or of a southern ear that has no zh, ch, sh and no ng.
function nearSound(ready, name, letters) {
  var best = null;
  sounds(ready, name).forEach(function (said) {
    var cost = soften(said) === soften(letters) ? 0.5 : null;
    if (cost === null && Math.abs(said.length - letters.length) <= letters.length / 3) cost = distance(ready, letters, said, letters.length / 3, true);
    if (cost !== null && (best === null || cost < best)) best = cost;
  });
  return best === null ? null : { name: name, likeness: 1 - best / letters.length, share: 0, words: "" };
}

function soften(letters) {
  return letters.replace(/([zcs])h/g, "$1").replace(/ng/g, "n");
}

// Every way to read a name aloud, eight at most.
function sounds(ready, name) {
  if (!name.sounds) {
    var say = speech(ready), ways = [""];
    for (var character of name.folded) {
      var readings = (say(character) || character).split(",");
      ways = [].concat.apply([], readings.map(function (reading) { return ways.map(function (way) { return way + reading; }); })).slice(0, 8);
    }
    name.sounds = ways;
  }
  return name.sounds;
}

// Edits that turn the query into the closest stretch of the words (all of them with `whole`), or null when they cost more than
// `most`: the restricted Damerau-Levenshtein distance. A neighbour exchanged for another counts once; a wrong character of the
// same sound and a wrong ending, the likeliest mistakes, count less.
function distance(ready, query, words, most, whole) {
  var sounds = soundNumbers(ready), asked = points(query), printed = points("\n" + words), width = printed.length - 1;
  var before = new Float64Array(width + 1), row = new Float64Array(width + 1), next = new Float64Array(width + 1);
  if (whole) for (var k = 0; k < width; k++) row[k + 1] = k + 1;
  var typed = 0, earlier = 0;
  for (var i = 1; i <= asked.length; i++) {
    earlier = typed;
    typed = asked[i - 1];
    var low = next[0] = i, sound = sounds[typed];
    for (var j = 1; j <= width; j++) {
      var other = printed[j], cost = row[j - 1];
      if (typed !== other) {
        cost += sound && sound === sounds[other] ? 0.5 : 0.9;
        if (earlier === other && i > 1 && typed === printed[j - 1] && before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
      }
      if (row[j] + 1 < cost) cost = row[j] + 1;
      if (next[j - 1] + 1 < cost) cost = next[j - 1] + 1;
      next[j] = cost;
      if (cost < low) low = cost;
    }
    if (i === asked.length && ENDING.test(query.slice(-1)) && ENDING.test(words.slice(-1))) next[width] = Math.min(next[width], row[width - 1] + 0.4);
    if (low > most) return null;
    var spare = before;
    before = row;
    row = next;
    next = spare;
  }
  var least = row[width];
  if (!whole) for (var m = 0; m < width; m++) if (row[m] < least) least = row[m];
  return least > most ? null : least;
}

// The code points of a text.
function points(text) {
  var codes = [];
  for (var character of text) codes.push(character.codePointAt(0));
  return codes;
}

// For each character a number that stands for how it is read, 0 where that is not known.
function soundNumbers(ready) {
  if (!ready.lazy.soundNumbers) {
    ready.lazy.soundNumbers = new Uint16Array(0x10000);
    ready.index.readings.split(" ").forEach(function (group, i) {
      points(group).forEach(function (code) { if (code > 127) ready.lazy.soundNumbers[code] = i + 1; });
    });
  }
  return ready.lazy.soundNumbers;
}

// Records by the share of the query's pairs of characters that their printed words hold; the best also by their closest stretch.
function nearTexts(ready, words) {
  var held = ready.index.shards ? nearSharded(ready, words) : heldPairs(ready, words);
  var size = held.size, least = size < 6 ? 0.5 : 0.3, near = [];
  held.counts.forEach(function (count, record) {
    if (count > 1 && count >= least * size) near.push({ record: record, count: count });
  });
  near.sort(function (a, b) { return b.count - a.count || a.record.order - b.record.order; });
  return near.slice(0, 50).map(function (one, i) {
    var share = one.count / size, most = words.length / 2;
    var text = i < 5 && words.length <= 60 ? ready.fold(ready.index.shards ? wordsOf(ready, one.record) || "" : one.record.printed) : "";
    var edits = text ? distance(ready, words, text, most) : null;
    var likeness = words.length > 60 ? share : (share + (edits === null ? 0.5 : 1 - edits / words.length)) / 2;
    return { record: one.record, rank: NEARBY - likeness, share: 0, near: true, words: words };
  });
}

function heldPairs(ready, words) {
  var pairs = pairsOf(words), held = ready.lazy.pairs || (ready.lazy.pairs = pairTable(ready)), counts = new Map();
  pairs.forEach(function (pair) {
    (held.get(pair) || []).forEach(function (record) { counts.set(record, (counts.get(record) || 0) + 1); });
  });
  return { counts: counts, size: pairs.size };
}

function pairsOf(words) {
  var pairs = new Set(), characters = Array.from(words);
  for (var i = 0; i + 1 < characters.length; i++) pairs.add(characters[i] + characters[i + 1]);
  return pairs;
}

function pairTable(ready) {
  var table = new Map();
  ready.records.forEach(function (record) {
    pairsOf(ready.fold(record.printed)).forEach(function (pair) {
      if (!table.has(pair)) table.set(pair, []);
      table.get(pair).push(record);
    });
  });
  return table;
}
