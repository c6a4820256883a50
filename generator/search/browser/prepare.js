// Lays the index out for searching: records with their names and words, and the haystacks in which they are looked for.

// What a name or a stretch of words is to its record. Names from LATER on count only as a whole, or when nothing else is found.
var OFFICIAL = 0, ALIAS = 1, TITLE = 2, TEXT = 3, UNITS = 4, ENGINEERING = 5, PRINTED = 6, LATER = 7, CITED = 8, SPELLING = 9;
var SHORT = 10, SUBJECT = 11;

var prepared = new WeakMap();

function prepare(index) {
  var ready = prepared.get(index);
  if (!ready) {
    ready = layOut(index);
    prepared.set(index, ready);
  }
  return ready;
}

function layOut(index) {
  var fold = folder(index.variants);
  var units = index.units.map(function (row, at) { return unitRecord(row, at, index.place); });
  var engineerings = index.engineerings.map(function (row) { return engineeringRecord(row, index.words.group); });
  var projects = index.projects.map(function (row) { return projectRecord(row, engineerings, units, index.words.project); });
  var provisions = index.provisions.map(provisionRecord);
  provisions.forEach(function (record) {
    record.units.forEach(function (at) { units[at].provisions++; });
  });
  var others = index.others.map(otherRecord);
  var records = [].concat(units, projects, engineerings, provisions, others, index.pages.map(pageRecord), index.by_hand.map(writtenRecord));
  records.forEach(function (record, order) { record.order = order; });
  // The order in which shards.py numbers the texts.
  [].concat(engineerings, projects, provisions, others).forEach(function (record, number) { record.words = number; });
  var named = nameList(records, fold), names = named.filter(function (name) { return !name.again; });
  return { index: index, fold: fold, records: records, units: units, names: names, equal: nameTable(named), lazy: {}, missing: [] };
}

function record(kind, id, address, title, more) {
  return Object.assign({
    kind: kind, id: id, address: address, title: title, names: [], text: "", printed: "", units: [], derived: [], weight: 0, last: false,
  }, more);
}

// What stands around the matter that a body is there for: 市委|政法|委, 市政府|应急|办.
var MATTER = /^(?:市委|市政府|市人大常委会|市政协|市|国家)?(.{2,}?)(?:局|委|办|部|室|院|台|联|支队|办公室)$/;

// A body is asked for with and without its city, and by its matter alone: 市财政局, 财政局, 河源市财政局, 河源财政局, 财政.
function unitRecord(row, at, city) {
  var names = [{ text: row[2], type: OFFICIAL }];
  row[4].forEach(function (name) { names.push({ text: name, type: ALIAS }); });
  names = names.concat(searchNames(row[5]));
  row[6].forEach(function (cited) { names.push({ text: cited[0], type: CITED, note: cited[1] }); });
  row[7].forEach(function (name) { names.push({ text: name, type: SPELLING, note: "原文写法" }); });
  namesInCity(row[2], city).forEach(function (name) {
    if (!names.some(function (known) { return known.text === name; })) names.push({ text: name, type: SHORT });
  });
  var matter = MATTER.exec(row[2]);
  if (matter) names.push({ text: matter[1], type: SUBJECT });
  return record("unit", row[0], row[1], row[2], { names: names, collective: row[3] === 1, place: at, roles: {}, provisions: 0 });
}

// What people type that no document says: 市场监管局 for three bodies, 排名 for an article.
function searchNames(names) {
  return names.map(function (name) { return { text: name, type: LATER, note: "检索用名" }; });
}

function namesInCity(name, city) {
  var town = city.replace(/市$/, ""), own = name.replace(/^市/, ""), inner = /^市(?:委|政府)(?!各)(.{3,})$/.exec(name);
  if (own === name) return [city + name, town + name];
  return [town + name].concat(inner ? [inner[1], "市" + inner[1]] : /^[委政府]/.test(own) ? [] : [own, town + own]);
}

function engineeringRecord(row, group) {
  return record("engineering", row[0], row[1], row[4], {
    number: row[2], label: row[3], names: [{ text: row[4], type: TITLE }, { text: withoutEnd(row[4], group), type: SHORT }],
    text: row[5], printed: row[3] + row[4] + row[5],
  });
}

// A name without the word for what it names: 平安家庭 for 平安家庭工程.
function withoutEnd(name, word) {
  var start = name.length - word.length;
  return word && start > 0 && name.indexOf(word, start) === start ? name.slice(0, start) : name;
}

var ROLES = { l: "lead", p: "participant", r: "responsible" };

function projectRecord(row, engineerings, units, word) {
  var listed = "", tied = [], lead = 0, own = new Map();
  row[7].forEach(function (mention, at) {
    var spelled = Array.isArray(mention), unit = units[spelled ? mention[0] : mention], role = ROLES[row[10][at]];
    if (lead === listed.length && role === "lead") lead = -1;
    listed += (at ? (spelled ? mention[2] : "、") : "") + (spelled ? mention[1] : unit.title);
    if (lead < 0) lead = listed.length;
    tied.push(unit.place);
    if (!own.has(unit) || role === "lead") own.set(unit, role); // who leads a part leads
  });
  own.forEach(function (role, unit) {
    unit.roles[role] = (unit.roles[role] || 0) + 1;
    unit.weight += role === "lead" ? 2 : 1;
  });
  var charge = ["lead", "responsible"].filter(function (role) { return Array.from(own.values()).indexOf(role) >= 0; })[0];
  var engineering = engineerings[row[3]];
  return record("project", row[0], row[1], row[4], {
    number: row[2], engineering: engineering, text: row[6], units: tied, derived: row[8], list: listed, lead: lead, role: charge,
    charge: Array.from(own.keys()).filter(function (unit) { return own.get(unit) === charge; }),
    names: [{ text: row[4], type: TITLE }, { text: row[5], type: SHORT }, { text: withoutEnd(row[4], word), type: SHORT }].concat(searchNames(row[9])),
    printed: row[2] + "." + row[4] + "。" + row[6] + "(" + listed + ")",
  });
}

function provisionRecord(row) {
  return record("provision", row[0], row[1], row[5] || (/^第/.test(row[4]) ? "" : row[3]), {
    part: row[2], chapter: row[3], label: row[4], names: (row[5] ? [{ text: row[5], type: TITLE }] : []).concat(searchNames(row[8])), text: row[6], units: row[7],
    printed: row[4] + row[5] + "。" + row[6],
  });
}

function otherRecord(row) {
  var names = [row[3], row[4]].filter(Boolean).map(function (name) { return { text: name, type: TITLE }; });
  return record(row[2], row[0], row[1], row[3], { names: names, text: row[5], printed: row[4] + row[5] });
}

function pageRecord(row) {
  return record("page", row[0], row[1], row[2], { names: row.slice(2).map(function (name) { return { text: name, type: TITLE }; }) });
}

// What people wrote by hand stands after whatever the plan says, which has the same words for other things.
function writtenRecord(row) {
  return Object.assign(pageRecord([row[0], row[0], row[1]].concat(row.slice(3))), { text: row[2], printed: row[2], last: true });
}

// Every name of every record: { record, type, note, text, folded, again }; again where the record has one that folds the same.
function nameList(records, fold) {
  var names = [];
  records.forEach(function (record) {
    var seen = new Set();
    record.names.forEach(function (name) {
      var folded = fold(name.text);
      if (!folded) return;
      names.push({ record: record, type: name.type, note: name.note || "", text: name.text, folded: folded, again: seen.has(folded) });
      seen.add(folded);
    });
  });
  return names;
}

function nameTable(names) {
  var table = new Map();
  names.forEach(function (name) {
    if (!table.has(name.folded)) table.set(name.folded, []);
    table.get(name.folded).push(name);
  });
  return table;
}

// A haystack is one string of fields parted by line feeds, with where each field starts: fields are { record, type, name, text }.
function haystack(fields, seen) {
  var starts = new Int32Array(fields.length), parts = [], at = 0;
  fields.forEach(function (field, i) {
    parts.push(seen(field.text));
    starts[i] = at;
    at += parts[i].length + 1;
  });
  return { text: parts.join("\n"), starts: starts, fields: fields, seen: seen };
}

// What a plain substring is sought in: exactly the words of the records, white space gone.
function plainHaystack(ready) {
  return ready.lazy.plain || (ready.lazy.plain = haystack(fieldsOf(ready.records, false), spaceless));
}

// The same through the fold, projects and provisions as they are printed, so that a paste from the document is one stretch.
function foldedHaystack(ready) {
  return ready.lazy.folded || (ready.lazy.folded = haystack(fieldsOf(ready.records, true), ready.fold));
}

function fieldsOf(records, printed) {
  var fields = [];
  records.forEach(function (record) {
    function add(type, text, name) { if (text) fields.push({ record: record, type: type, text: text, name: name }); }
    record.names.forEach(function (name) { if (name.type <= TITLE) add(name.type, name.text, name); });
    add(TEXT, record.text);
    add(UNITS, record.list);
    if (printed) add(PRINTED, record.printed);
    if (record.engineering) add(ENGINEERING, record.engineering.title);
  });
  return fields;
}
