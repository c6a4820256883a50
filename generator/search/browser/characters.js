// The beginning of a text, `most` code units at the most and no half of a character: one beyond U+FFFF takes two.
function cut(text, most) {
  return text.slice(0, most).replace(/\p{Cs}/gu, "");
}
