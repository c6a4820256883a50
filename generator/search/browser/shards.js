// The words of a large plan, in pieces: what `generator/search/shards.py` wrote. A piece that is not there yet is noted in
// `ready.missing`; whoever asked fetches it and asks again.

// Of more pairs than this the words themselves decide.
var MOST_PAIRS = 8;

function shardsOf(ready) {
  if (!ready.lazy.shards) {
    var starts = [0];
    ready.index.shards.lengths.split(" ").forEach(function (length) { starts.push(starts[starts.length - 1] + parseInt(length, 16)); });
    var texts = ready.records.filter(function (record) { return record.text === "" && record.words >= 0; });
    texts.sort(function (a, b) { return a.words - b.words; });
    ready.lazy.shards = { starts: Int32Array.from(starts.slice(0, -1)), records: texts, lists: new Map() };
  }
  return ready.lazy.shards;
}

function need(ready, path) {
  if (ready.missing.indexOf(path) < 0) ready.missing.push(path);
  return null;
}

// The words of a record as printed, or null while their block is not there.
function wordsOf(ready, record) {
  var shards = ready.index.shards, block = Math.floor(record.words / shards.block), texts = shards.texts[block];
  return texts ? texts[record.words % shards.block] : need(ready, shards.folder + "t" + block + ".js");
}

// The same, without asking for them.
function fetchedWords(ready, record) {
  var texts = ready.index.shards.texts[Math.floor(record.words / ready.index.shards.block)];
  return texts ? texts[record.words % ready.index.shards.block] : "";
}

// The numbers that stand for a key, or null while its shard is not there.
function numbersOf(ready, key) {
  var shards = ready.index.shards, known = shardsOf(ready).lists, number = 0;
  if (known.has(key)) return known.get(key);
  for (var character of key) number = (number * 31 + character.codePointAt(0)) % shards.count;
  if (!shards.pairs[number]) return need(ready, shards.folder + "s" + number + ".js");
  var steps = shards.pairs[number][key], sum = 0;
  var numbers = steps ? Int32Array.from(steps.split(" "), function (step) { return (sum += parseInt(step, 16)); }) : new Int32Array(0);
  known.set(key, numbers);
  return numbers;
}

// Where folded words stand, given as characters, or as syllables parted by spaces: a map from record to true where they are so
// printed, false where only the fold makes them one, null where the words must be looked at; or null while a shard is not there.
function placesOf(ready, characters, space) {
  var shards = shardsOf(ready), found = new Map();
  if (characters.length === 1) {
    var texts = numbersOf(ready, characters[0]);
    return texts && new Map(Array.from(texts, function (number) { return [shards.records[number], true]; }));
  }
  var every = characters.slice(1).map(function (character, i) { return [i, characters[i] + space + character]; });
  var chosen = every.length <= MOST_PAIRS ? every : every.filter(function (pair, i) { return i % Math.ceil(every.length / MOST_PAIRS) === 0; });
  var lists = chosen.map(function (pair) { return { offset: pair[0], numbers: numbersOf(ready, pair[1]) }; });
  if (lists.some(function (list) { return !list.numbers; })) return null;
  lists.sort(function (a, b) { return a.numbers.length - b.numbers.length; });
  var text = 0;
  lists[0].numbers.forEach(function (number) {
    var start = (number >> 1) - lists[0].offset, straight = number & 1;
    for (var i = 1; i < lists.length; i++) {
      var held = holds(lists[i].numbers, start + lists[i].offset);
      if (held < 0) return;
      straight &= held;
    }
    text = fieldAt(shards.starts, start, text);
    var record = shards.records[text], sure = chosen.length < every.length ? null : Boolean(straight);
    if (start >= shards.starts[text] && found.get(record) !== true) found.set(record, sure);
  });
  return found;
}

// 1 or 0, the mark of a place in ascending numbers, or -1 where it is not among them.
function holds(numbers, place) {
  var low = 0, high = numbers.length - 1;
  while (low <= high) {
    var middle = (low + high) >> 1, at = numbers[middle] >> 1;
    if (at === place) return numbers[middle] & 1;
    if (at < place) low = middle + 1; else high = middle - 1;
  }
  return -1;
}

// Adds the records whose words hold the query: to the letter, or through the fold.
function addSharded(ready, query, finds, folded) {
  var words = ready.fold(query), plain = spaceless(query), places = words ? placesOf(ready, Array.from(words), "") : null;
  if (!places) return;
  places.forEach(function (straight, record) {
    var sure = folded ? straight !== null : words === plain && straight !== null;
    var text = sure ? "" : wordsOf(ready, record);
    if (sure && !folded && !straight) return;
    if (!sure && (text === null || (folded ? ready.fold(text).indexOf(words) : spaceless(text).indexOf(plain)) < 0)) return;
    finds.add({ record: record, rank: IN_TEXT, share: 0, field: { record: record, type: TEXT }, words: folded ? words : plain, seen: folded ? ready.fold : spaceless });
  });
}

// Adds the records whose words sound like the letters: two whole syllables at least, a half-typed last one left out.
function addSoundSharded(ready, letters, finds) {
  if (!/^[a-z]+$/.test(letters)) return;
  var known = ready.lazy.syllables || (ready.lazy.syllables = new Set(ready.index.readings.replace(/[^a-z]+/g, " ").trim().split(" ")));
  syllables(known, letters).forEach(function (ways) {
    if (ways.length < 2) return;
    (placesOf(ready, ways, " ") || new Map()).forEach(function (sure, record) {
      finds.add({ record: record, rank: IN_TEXT, share: 1, field: { record: record, type: TEXT }, letters: letters, words: "", seen: ready.fold });
    });
  });
}

// The ways to part letters into syllables, eight at most.
function syllables(known, letters) {
  if (!letters) return [[]];
  var ways = [];
  for (var length = Math.min(6, letters.length); length > 0; length--) {
    if (!known.has(letters.slice(0, length))) continue;
    syllables(known, letters.slice(length)).forEach(function (rest) { ways.push([letters.slice(0, length)].concat(rest)); });
  }
  if (ways.length) return ways.slice(0, 8);
  return Array.from(known).some(function (syllable) { return syllable.indexOf(letters) === 0; }) ? [[]] : [];
}

// What in a text sounds like the letters.
function soundingLike(ready, text, letters) {
  var match = new RegExp(soundPattern(letters, true), "u").exec(spoken(ready, ready.fold(text)));
  return match ? characters(match[0]) : "";
}

// Records by the share of the query's pairs that their words hold; null while shards are not there.
function nearSharded(ready, words) {
  var shards = shardsOf(ready), pairs = Array.from(pairsOf(words)), counts = new Map();
  var step = Math.ceil(pairs.length / 12), chosen = pairs.filter(function (pair, i) { return i % step === 0; });
  chosen.forEach(function (pair) {
    var numbers = numbersOf(ready, pair), last = -1, text = 0;
    (numbers || []).forEach(function (number) {
      text = fieldAt(shards.starts, number >> 1, text);
      if (text !== last) counts.set(shards.records[text], (counts.get(shards.records[text]) || 0) + 1);
      last = text;
    });
  });
  return { counts: counts, size: chosen.length };
}
