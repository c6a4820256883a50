// Records asked for by number: 31, P31, 第31项, 项目三十一, 工程五, 附件2第十三条, A2-13, 四(一), 第三阶段.

// Returns [pattern over the query in digits, kind, strict] in the plan's words for its parts: the last group is the number, a
// group before it the part. A strict pattern can mean nothing else; a loose one is asked only when the words are nowhere.
function codes(group, project) {
  return [
    ["^(?:p-?|#|no\\.?)(\\d+)$", "project", true],
    ["^第(\\d+)(?:个|号)?项目?$", "project", true],
    ["^第(\\d+)[项个号条]?" + project + "$", "project", true],
    ["^" + project + "第?(\\d+)[项号个]?$", "project", true],
    ["^" + group + "第?(\\d+)[项号个]?$", "engineering", true],
    ["^第(\\d+)[个项号大]?" + group + "$", "engineering", true],
    ["^第(\\d+)条$", "provision", true],
    ["^附件(\\d+)第(\\d+)条$", "provision", true],
    ["^(?:正文)?第?(\\d+)(?:部分|章)?[、.]?\\((\\d+)\\)$", "clause", true],
    ["^第(\\d+)个?阶段", "phase", true],
    ["(\\d+)[个项号大]?" + group, "engineering", false],
    [group + "(\\d+)", "engineering", false],
    ["附件?(\\d+)[-—–.:、,(第]*(\\d+)\\)?条?", "provision", false],
    ["第?(\\d+)条", "provision", false],
    ["\\((\\d+)\\)", "clause", false],
    ["阶段(\\d+)|(\\d+)个?阶段", "phase", false],
    ["(?:第|" + project + "|序号|编号)(\\d+)[项号个]?(?:" + project + "|任务)?", "project", false],
    ["(\\d+)[项号个.、](?:" + project + "|任务)?|(\\d+)" + project, "project", false],
    ["^(\\d+)$", "project", false],
  ].map(function (code) { return [new RegExp(code[0]), code[1], code[2]]; });
}

// What people write around a number that adds nothing to it.
var FILLER = ["第\\d+款", "请问", "查[看找询]?", "内容", "是什么", "什么", "哪个", "责任", "单位", "附件\\d*", "分工方案", "方案", "正文", "计划", "部分", "规定", "款", "的", "第", "任务"];

// The patterns of an index, made once: its plan's words stand in them as they are.
function codesOf(ready) {
  if (!ready.lazy.codes) {
    var words = ready.index.words, plain = function (text) { return digits(text.normalize("NFKC").toLowerCase()).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); };
    var own = words.roles.map(function (role) { return role[1]; }).concat(words.project, words.group).map(plain);
    ready.lazy.codes = { patterns: codes(plain(words.group), plain(words.project)), filler: new RegExp(FILLER.concat(own).join("|"), "g") };
  }
  return ready.lazy.codes;
}

// Returns the records that the query names by number; with `loose`, also where other words stand around the number.
function coded(ready, query, loose) {
  var plain = spaceless(cut(query, 200).normalize("NFKC").toLowerCase()).replace(/[。;,]+$/, "").replace(/笫/g, "第").replace(/([a-z]|-)0+(?=\d)/, "$1");
  var byId = ready.lazy.byId || (ready.lazy.byId = new Map(ready.records.map(function (r) { return [r.id.toLowerCase(), r]; })));
  if (byId.has(plain)) return [byId.get(plain)];
  if (loose && /^[as]\d{2,4}$/.test(plain)) return ready.records.filter(function (r) { return r.id.toLowerCase().replace("-", "") === plain; });
  if (/^\d{1,6}$/.test(plain)) return numbered(ready, "project", [String(Number(plain))]);
  var written = digits(plain);
  for (var code of codesOf(ready).patterns) {
    if (code[2] === loose) continue;
    var match = code[0].exec(written);
    if (!match) continue;
    var found = numbered(ready, code[1], match.slice(1).filter(Boolean));
    if (loose) found = found.filter(restFits(ready, written.replace(match[0], "")));
    if (found.length) return found;
  }
  return [];
}

function numbered(ready, kind, numbers) {
  var number = String(Number(numbers[numbers.length - 1])), part = numbers.length > 1 ? numbers[0] : "";
  return ready.records.filter(function (record) {
    if (kind === "provision") {
      return record.kind === kind && digits(record.label) === "第" + number + "条" && (!part || record.part.indexOf("附件" + part + " ") === 0);
    }
    if (kind === "clause") {
      return record.kind === "provision" && digits(record.label).replace(/^\d+(?=\()/, part ? "$&" : "") === part + "(" + number + ")";
    }
    if (kind === "phase") return record.kind === kind && digits(record.printed).indexOf("第" + number + "阶段") === 0;
    return record.kind === kind && record.number === Number(number);
  });
}

// The other words of a loose code must belong to the record: 考评办法第十三条, 奖惩第十三条, 组织实施(一).
function restFits(ready, rest) {
  var words = ready.fold(rest.replace(codesOf(ready).filler, " ").replace(/\s+/g, " ").trim());
  return function (record) {
    if (!words) return true;
    var context = ready.fold([record.part, record.chapter, record.engineering && record.engineering.title].join(" ")), at = 0;
    if (digits(ready.fold(record.printed)).indexOf(words) >= 0) return true;
    return Array.from(words).every(function (character) { return (at = digits(context).indexOf(character, at) + 1) > 0; });
  };
}
