// Copies a page's tables for Word and Excel, or a sentence with its source; cites, prints and shares the page.
(function () {
  "use strict";

  const bar = document.querySelector(".ps-page-tools");
  const cited = bar.querySelector(".ps-cite__text").textContent;
  const escape = (value) => value.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const words = (part) => part.innerText.trim().replace(/\s*\n\s*/g, " ");

  function say(text) {
    bar.querySelector(".ps-controls__status").textContent = text;
  }

  function source(anchor) {
    return cited + window.plansiteCited(anchor);
  }

  // The heading above each table goes with it; what is hidden is left out.
  function copyTables() {
    const tables = Array.from(document.querySelectorAll(".md-content__inner .ps-table")).filter((table) => table.offsetParent);
    let plain = bar.dataset.title, html = "<p>" + escape(plain) + "</p>";
    for (const table of tables) {
      const heading = table.previousElementSibling;
      const head = heading && heading.matches("h2, h3") ? words(heading) : words(table.caption || table);
      const rows = Array.from(table.rows).filter((row) => !row.hidden);
      plain += "\r\n" + head + "\r\n" + rows.map((row) => Array.from(row.cells, words).join("\t")).join("\r\n");
      const cell = (part) => "<td style=\"border:1px solid #000;padding:2px 5px;vertical-align:top\">" + escape(words(part)) + "</td>";
      const body = rows.map((row) => "<tr>" + Array.from(row.cells, cell).join("") + "</tr>").join("");
      html += "<p>" + escape(head) + '</p><table border="1" cellspacing="0" width="100%" style="width:100%;border-collapse:collapse">' + body + "</table>";
    }
    return window.plansiteCopy(plain + "\r\n" + source(), html + "<p>" + escape(source()) + "</p>");
  }

  const does = {
    copy: () => say(copyTables() ? "已复制，可粘贴到 Word、WPS 或 Excel。" : "浏览器不允许复制，请选中后复制。"),
    print: () => window.print(),
    cite: () => say((window.plansiteCopy(source()) ? "已复制：" : "请选中后复制：") + source()),
    share: () => window.navigator.share({ title: document.title, url: location.href }).catch(() => {}), // who changes their mind is asked nothing
    quote: function (button) {
      const item = button.closest("[data-label]");
      const text = item.querySelector(".ps-words").innerText.trim();
      const done = window.plansiteCopy("“" + text + "”——" + cited + "，" + item.dataset.label + window.plansiteCited(item.id));
      say(done ? "已复制引文。" : "浏览器不允许复制，请选中后复制。");
      button.textContent = done ? "已复制" : "请选中后复制";
    },
  };

  const share = bar.querySelector("[data-do=share]");
  if (share) {
    share.hidden = !window.navigator.share;
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-do]");
    if (button && does[button.dataset.do]) {
      does[button.dataset.do](button);
    }
  });
})();
