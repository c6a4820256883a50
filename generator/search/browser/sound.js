// Names and words by how they sound: full pinyin, initials, both mixed, and mixed with characters.

// Writes folded text so that a pattern can walk it: before each character a semicolon, after it its readings, parted by commas.
function speaker(readings) {
  var said = new Map();
  readings.split(" ").forEach(function (group) {
    var letters = /^[a-z,]+/.exec(group);
    if (letters) for (var character of group.slice(letters[0].length)) said.set(character, letters[0]);
  });
  return function (character) { return said.get(character) || (LATIN.test(character) ? character : ""); };
}

function speech(ready) {
  return ready.lazy.say || (ready.lazy.say = speaker(ready.index.readings));
}

function spoken(ready, text) {
  var say = speech(ready), written = "";
  for (var character of text) written += ";" + character + say(character);
  return written;
}

// { text, starts, items }: the spoken items parted by line feeds.
function spokenList(ready, items, wordsOf) {
  var starts = new Int32Array(items.length), parts = [], at = 0;
  items.forEach(function (item, i) {
    parts.push(spoken(ready, wordsOf(item)));
    starts[i] = at;
    at += parts[i].length + 1;
  });
  return { text: parts.join("\n"), starts: starts, items: items };
}

function spokenNames(ready) {
  return ready.lazy.spokenNames || (ready.lazy.spokenNames = spokenList(ready, ready.names, function (name) { return name.folded; }));
}

function spokenTexts(ready) {
  return ready.lazy.spokenTexts || (ready.lazy.spokenTexts = spokenList(ready, textFields(ready), function (field) { return field.folded; }));
}

// Walks from character to character; `whole` syllables only, or any beginning of one (an initial, or a syllable half typed).
function soundPattern(query, whole) {
  var skip = whole ? "(?:,[a-z,]*)?" : "[a-z,]*", pattern = "", after = "";
  for (var character of query) {
    var letter = LATIN.test(character), one = /[uv]/.test(character) ? "[uv]" : character;
    if (!after) pattern += letter ? ";.(?:[a-z]+,)*" + one : ";" + one;
    else if (letter && after === "letter") pattern += "(?:" + skip + ";.(?:[a-z]+,)*)?" + one;
    else if (letter) pattern += "[a-z,]*;.(?:[a-z]+,)*" + one;
    else pattern += (after === "letter" ? skip : "[a-z,]*") + ";" + one;
    after = letter ? "letter" : "character";
  }
  return pattern;
}

// Calls back with each item that the pattern matches, once: (item, start and end of the match, end of the item), all in the text.
function walk(list, pattern, found) {
  var finder = new RegExp(pattern, "gu"), match, i = 0;
  while ((match = finder.exec(list.text))) {
    i = fieldAt(list.starts, match.index, i);
    var end = i + 1 < list.starts.length ? list.starts[i + 1] - 1 : list.text.length;
    found(list.items[i], list.starts[i], match.index, match.index + match[0].length, end, list.text);
    finder.lastIndex = Math.max(end, finder.lastIndex);
  }
}

function soundTier(ready, query, allowed) {
  var typed = toneless(query), letters = ready.fold(typed);
  if (!LATIN.test(letters) || letters.length > 240) return null;
  var finds = collector(allowed);
  soundFinds(ready, letters, finds);
  if (!finds.size() && /[a-z][1-5]/.test(letters)) soundFinds(ready, letters.replace(/([a-z])[1-5]/g, "$1"), finds);
  if (!finds.size() && /[ln]yu/.test(letters)) soundFinds(ready, letters.replace(/([ln])yu/g, "$1v"), finds);
  return finds.size() ? { tier: "sound", finds: finds } : null;
}

function soundFinds(ready, letters, finds) {
  var names = spokenNames(ready);
  [true, false].forEach(function (whole) {
    walk(names, soundPattern(letters, whole), function (name, start, from, to, end, text) {
      finds.add(soundFind(name, whole && !/^[a-z]/.test(text.slice(to, to + 1)), text, [start, from, to, end]));
    });
  });
  if (letters.replace(/[^a-z]/g, "").length < 2) return;
  if (ready.index.shards) addSoundSharded(ready, letters, finds);
  walk(spokenTexts(ready), soundPattern(letters, true), function (field, start, from, to, end, text) {
    var complete = !/[a-z]/.test(text[to] || "");
    if (!complete && letters.length < 4) return;
    finds.add({ record: field.record, rank: IN_TEXT, share: complete ? 1 : 0, field: field, words: characters(text.slice(from, to)), seen: ready.fold });
  });
}

// A whole name, its beginning, a stretch of it; whole syllables before initials; what the source prints before what people say.
function soundFind(name, syllables, text, places) {
  var before = characters(text.slice(places[0], places[1])), after = characters(text.slice(places[2], places[3]));
  var unit = name.record.kind === "unit", words = characters(text.slice(places[1], places[2]));
  var head = !before || (unit && before === "市"), same = head && !after;
  var rank = same ? (unit ? (name.type === SUBJECT ? SAME_SUBJECT : SAME_UNIT) : SAME_TITLE) : head ? (unit ? (name.type === ALIAS ? ALIAS_BEGINS : UNIT_BEGINS) : TITLE_BEGINS) : unit ? IN_UNIT : IN_TITLE;
  if (name.type > TITLE && !same) rank = IN_ALIAS;
  var later = name.type === LATER || name.type === CITED;
  return { record: name.record, rank: rank + (syllables ? 0 : 0.5) + (later ? 0.25 : 0), share: words.length / name.folded.length, name: name, words: words };
}

function textFields(ready) {
  return foldedHaystack(ready).fields.filter(function (field) { return field.type === TEXT || field.type === UNITS; }).map(function (field) {
    return Object.assign({ folded: ready.fold(field.text) }, field);
  });
}

// The characters of a stretch of spoken text, its readings left out.
function characters(text) {
  return text.replace(/;(.)[a-z,]*/gu, "$1").replace(/^[a-z,]+/, "");
}
