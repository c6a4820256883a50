// Words as typed and as printed, made comparable. Every function here takes any string, lone surrogates and all.

var BLANK = /[\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+/g;
var LETTER = /[\p{L}\p{N}]/u;
var HAN = /\p{Script=Han}/u;
var LATIN = /[a-z]/;

function spaceless(text) {
  return text.replace(BLANK, "");
}

// Returns a function that folds a text: width, case and shape of characters gone, and all that is neither letter nor digit.
function folder(variants) {
  var simple = new Map(), known = new Map();
  variants.split(" ").forEach(function (group) {
    var shapes = Array.from(group);
    shapes.slice(1).forEach(function (shape) { simple.set(shape, shapes[0]); });
  });
  function foldCharacter(character) {
    var folded = known.get(character);
    if (folded === undefined) {
      folded = "";
      for (var part of character.normalize("NFKC").toLowerCase()) {
        if (LETTER.test(part)) folded += simple.get(part) || part;
      }
      if (character.length === 1) known.set(character, folded);
    }
    return folded;
  }
  return function (text) {
    var folded = "";
    for (var character of text) folded += foldCharacter(character);
    return folded;
  };
}

// The place itself, or the one before where it is inside a character of two code units.
function edge(text, at) {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(at - 1, 0), at + 1)) ? at - 1 : at;
}

// Finds where `words` stand in `text` when both are seen through `seen` (spaceless or a fold): [start, end] in `text`, or null.
function place(text, words, seen) {
  var starts = [], ends = [], shown = "", at = 0;
  for (var character of text) {
    var part = seen(character), end = at + character.length;
    for (var i = 0; i < part.length; i++) { starts.push(at); ends.push(end); }
    shown += part;
    at = end;
  }
  var start = shown.indexOf(words);
  return start < 0 || !words ? null : [starts[start], ends[start + words.length - 1]];
}

var DIGITS = "零一二三四五六七八九";

// Writes every number of a text in digits: 附件二第十三条 is 附件2第13条.
function digits(text) {
  return text.replace(/[零〇一二两三四五六七八九十百千廿卅]+/g, function (numeral) {
    if (!/[十百千廿卅]/.test(numeral)) {
      return Array.from(numeral, function (c) { return c === "两" ? 2 : c === "〇" ? 0 : DIGITS.indexOf(c); }).join("");
    }
    var total = 0, one = 0;
    for (var c of numeral.replace(/廿/g, "二十").replace(/卅/g, "三十")) {
      var unit = { 十: 10, 百: 100, 千: 1000 }[c];
      if (unit) { total += (one || 1) * unit; one = 0; } else one = c === "两" ? 2 : Math.max(DIGITS.indexOf(c), 0);
    }
    return String(total + one);
  });
}

// Letters as an input method or a dictionary writes them, without tones: "gōng'ān jú" is "gonganju", "lǜ" and "lu:" are "lv".
function toneless(text) {
  return text.normalize("NFKC").toLowerCase().replace(/u:/g, "v").normalize("NFD").replace(/u\u0308/g, "v")
    .replace(/[\u0300-\u036f]/g, "").normalize("NFC").replace(/([a-z])['’‘`´·.\-_]+(?=[a-z])/g, "$1");
}
