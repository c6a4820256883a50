// Abbreviations: the characters of the query stand in a name in their order, with others between (住房局, 检院, 流动人口管理).

function shortTier(ready, query, allowed) {
  var words = ready.fold(query), wanted = Array.from(words);
  if (wanted.length < 2 || wanted.length > 40) return null;
  var finds = collector(allowed), list = nameText(ready);
  walk(list, wanted.join("[^\\n]*?"), function (name, start, from, to, end, text) {
    var find = shortFind(name, wanted, text.slice(start, end));
    if (find.span <= wanted.length * 4 && name.record.kind !== "page") finds.add(find);
  });
  return finds.size() ? { tier: "short", finds: finds } : null;
}

function nameText(ready) {
  if (!ready.lazy.nameText) {
    var starts = new Int32Array(ready.names.length), at = 0;
    ready.names.forEach(function (name, i) { starts[i] = at; at += name.folded.length + 1; });
    ready.lazy.nameText = { text: ready.names.map(function (name) { return name.folded; }).join("\n"), starts: starts, items: ready.names };
  }
  return ready.lazy.nameText;
}

// The share counts how much of the name the characters take, how close they stand, and whether both ends agree.
function shortFind(name, wanted, text) {
  var first = text.indexOf(wanted[0]), at = first, places = wanted.map(function (character) {
    at = text.indexOf(character, at);
    return at++;
  });
  var last = places[places.length - 1], span = last - first + 1, unit = name.record.kind === "unit";
  var head = first === 0 || (unit && first === 1 && text[0] === "市");
  var share = wanted.length / span + wanted.length / text.length / 4 + (head ? 0.5 : 0) + (last === text.length - 1 ? 0.5 : 0);
  var printed = name.type === OFFICIAL || name.type === TITLE;
  return {
    record: name.record, rank: unit ? (printed ? UNIT_BEGINS : ALIAS_BEGINS) : TITLE_BEGINS, share: share / 3, name: name, words: wanted.join(""), span: span,
  };
}
