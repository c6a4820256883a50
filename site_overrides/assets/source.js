// The source: which record holds the words that are selected, which facts lie in them, and a citation of them.
(function () {
  "use strict";

  const article = document.querySelector(".ps-document");
  const panel = document.querySelector(".ps-selected");
  const status = document.querySelector(".ps-selected__status");
  const paragraphs = Array.from(article.querySelectorAll("[data-record]"));
  const facts = Array.from(article.querySelectorAll(".ps-fact"));
  const MOST = 5; // of a list: who selects more wants to copy, not to look up
  let timer = 0;

  function element(name, content, properties) {
    const made = document.createElement(name);
    made.append.apply(made, [].concat(content));
    return Object.assign(made, properties);
  }

  function selected() {
    const selection = document.getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    return range && range.intersectsNode(article) && range.toString().trim() ? range : null;
  }

  // What the range only touches at an end has none of its words.
  function shares(range, other) {
    return range.compareBoundaryPoints(range.END_TO_START, other) < 0 && range.compareBoundaryPoints(range.START_TO_END, other) > 0;
  }

  function within(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range;
  }

  // The words of a fact stand between its anchor and its label; where it has no anchor here, in the marks before the label.
  function quoted(fact) {
    const kind = fact.className.match(/ps-fact--(\w+)/)[1];
    const range = document.createRange();
    let begin = article.querySelector("span[id='" + fact.hash.slice(1) + "']");
    if (!begin) {
      begin = fact;
      while (begin.previousSibling && begin.previousSibling.matches && begin.previousSibling.matches(".ps-fact, .ps-mark--" + kind)) {
        begin = begin.previousSibling;
      }
    }
    range.setStartBefore(begin);
    range.setEndBefore(fact);
    return range;
  }

  function firsts(range) {
    const ids = new Set(paragraphs.filter((each) => shares(range, within(each))).map((each) => each.dataset.record));
    return Array.from(ids, (id) => paragraphs.find((each) => each.dataset.record === id));
  }

  function listed(items, make, rest) {
    const shown = items.slice(0, MOST).map(make);
    const more = items.length > MOST ? [element("li", "另有 " + (items.length - MOST) + rest)] : [];
    return element("ul", shown.concat(more));
  }

  function record(first) {
    const page = first.querySelector("a.ps-name");
    const links = [element("a", "本条位置", { href: "#" + first.id })].concat(page ? [" ", element("a", "打开页面", { href: page.href })] : []);
    return element("li", [element("strong", first.dataset.label), " "].concat(links));
  }

  function fact(link) {
    return element("li", element("a", link.getAttribute("aria-label"), { href: link.href }));
  }

  function citation(range, held) {
    const names = held.slice(0, MOST).map((first) => first.dataset.label).join("、");
    const words = range.toString().trim().replace(/\s*\n\s*/g, "");
    return "“" + words + "”——" + panel.dataset.source + (names ? "，" + names : "") + window.plansiteCited(held.length ? held[0].id : "");
  }

  // After the words that it speaks of, where Tab and a screen reader come next; on the screen where it covers neither end of them.
  function place(range) {
    const blocks = Array.from(article.children).filter((each) => each !== panel && shares(range, within(each)));
    (blocks.pop() || article.lastElementChild).after(panel);
    const box = range.getBoundingClientRect();
    const height = panel.offsetHeight;
    panel.classList.toggle("ps-selected--above", box.bottom > window.innerHeight - height && box.top > height);
  }

  function show() {
    const range = selected();
    panel.textContent = status.textContent = "";
    if (!range) {
      return;
    }
    const held = firsts(range);
    const marked = facts.filter((each) => shares(range, quoted(each)));
    const text = citation(range, held);
    const button = element("button", "复制引文", { type: "button" });
    button.addEventListener("click", function () {
      button.textContent = status.textContent = window.plansiteCopy(text) ? "已复制" : "浏览器不允许复制";
    });
    const said = held.length ? "所选文字出自：" : "所选文字是标题或落款，不属于任何一条。";
    panel.append(element("p", said));
    if (held.length) {
      panel.append(listed(held, record, " 条"));
    }
    if (marked.length) {
      panel.append(element("p", "其中有标注："), listed(marked, fact, " 处"));
    }
    panel.append(button);
    place(range);
    status.textContent = said + held.slice(0, MOST).map((first) => first.dataset.label).join("、");
  }

  document.addEventListener("selectionchange", function () {
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && panel.hasChildNodes()) {
      document.getSelection().removeAllRanges();
      show();
    }
  });
  // A press in the panel would undo the selection that it speaks of.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
})();
