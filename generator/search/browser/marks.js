// On a page that a hit opened: the words of `h` in its address are marked, and the first of them brought into sight.

var BLOCKS = "p,li,td,th,dt,dd,h1,h2,h3,h4,h5,h6,section,div,blockquote,figcaption,summary";

function markWords(words) {
  var content = document.getElementById("content"), target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  var found = words.map(function (one) {
    return (target && content && content.contains(target) && markIn(target, one)) || (content && markIn(content, one));
  }).filter(Boolean);
  if (found.length) requestAnimationFrame(function () { found[0].scrollIntoView({ block: "center" }); });
}

// Marks the first place of the words, white space aside, though it may run through several elements; returns the first mark.
function markIn(root, words) {
  var wanted = words.replace(/\s+/g, ""), nodes = [], seen = "", at = [], block = null;
  var walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), node;
  while ((node = walker.nextNode())) {
    var parent = node.parentElement.closest(BLOCKS);
    if (parent !== block) { seen += "\n"; at.push(null); block = parent; }
    nodes.push(node);
    var offset = 0;
    for (var character of node.data) {
      var from = offset;
      offset += character.length;
      if (/\s/.test(character)) continue;
      seen += character;
      for (var i = 0; i < character.length; i++) at.push([nodes.length - 1, from, offset]);
    }
  }
  var start = wanted ? seen.indexOf(wanted) : -1;
  if (start < 0) return null;
  var first = at[start], last = at[start + wanted.length - 1], mark = null;
  for (var n = last[0]; n >= first[0]; n--) {
    mark = wrap(nodes[n], n === first[0] ? first[1] : 0, n === last[0] ? last[2] : nodes[n].data.length) || mark;
  }
  return mark;
}

function wrap(node, from, to) {
  if (to <= from || !node.data.slice(from, to).trim()) return null;
  var range = document.createRange(), mark = element("mark", { class: "site-found" });
  range.setStart(node, from);
  range.setEnd(node, to);
  range.surroundContents(mark);
  return mark;
}
