// A unit's page: filters and order of its projects, kept in the address; its ledger as a table for Word and Excel; a citation.
(function () {
  "use strict";

  const form = document.querySelector(".ps-ledger");
  const cited = document.querySelector(".ps-cite__text");
  const rows = Array.from(document.querySelectorAll("[data-project][data-role]"));
  const said = form && window.plansiteWords(form);
  let inSight = "";

  function say(text) {
    if (form) {
      form.querySelector(".ps-controls__status").textContent = text;
    }
  }

  function named(role) {
    return form.elements.role.querySelector("[value=" + role + "]").textContent;
  }

  const WIDTHS = [5, 16, 7, 18, 54]; // of a hundred: the table is as wide as the sheet that it is pasted on

  // The cells of a row as lines: number, project, role, with whom, measures.
  function lines(row) {
    const text = (part) => part.textContent.trim().replace(/\s+/g, " ");
    const link = row.querySelector("a");
    const measures = Array.from(row.querySelectorAll("[data-measures]")).filter((list) => !list.closest("details:not([open])"));
    const duties = [];
    for (const item of measures.reduce((items, list) => items.concat(Array.from(list.children)), [])) {
      const chips = Array.from(item.querySelectorAll(".ps-value-chip"), text);
      const words = item.cloneNode(true);
      for (const extra of words.querySelectorAll(".ps-values-line, .ps-tag")) {
        extra.remove();
      }
      duties.push(item.dataset.measure + ". " + text(words) + (chips.length ? "【" + chips.join("；") + "】" : ""));
    }
    if (!row.cells) {
      const lead = row.dataset.lead;
      return [[text(row).match(/^\d*/)[0]], [link.textContent], [row.dataset.how + "（" + row.querySelector(".ps-tag").textContent + "）"], [lead], duties];
    }
    return [[text(row.cells[0])], [link.textContent], [named(row.dataset.role)], [text(row.cells[2])], duties];
  }

  function copyTable() {
    const escape = (value) => value.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const part = form.matches(".ps-controls--used") ? "（" + inSight + "）" : ""; // a part must not pass for the whole
    const title = document.querySelector("h1").textContent + "责任清单" + part;
    const source = cited.textContent;
    const heads = Array.from(document.querySelectorAll(".ps-table--duties thead"))[0];
    const head = heads ? Array.from(heads.rows[0].cells, (cell) => [cell.textContent]) : [["序号"], [said.project], ["与谁"], [said.project + "要做什么（原文）"]];
    head.splice(2, 0, ["责任"]);
    const table = [head].concat(rows.filter((row) => !row.hidden).map(lines));
    const cell = (name) => (value, place) =>
      "<" + name + ' width="' + WIDTHS[place] + '%" style="border:1px solid #000;padding:2px 5px;vertical-align:top;text-align:left">' + value.map(escape).join("<br>") + "</" + name + ">";
    const body = table.map((line, place) => "<tr>" + line.map(cell(place ? "td" : "th")).join("") + "</tr>").join("");
    const whole =
      "<p>" + escape(title) + '</p><table border="1" cellspacing="0" width="100%" style="width:100%;border-collapse:collapse">' + body + "</table><p>" + escape(source) + "</p>";
    const plain = table.map((line) => line.map((value) => value.join(" ")).join("\t"));
    const done = window.plansiteCopy([title].concat(plain, source).join("\r\n"), whole);
    say(done ? "已复制 " + (table.length - 1) + " 行，可粘贴到 Word、WPS 或 Excel。" : "浏览器不允许复制，请选中表格后复制。");
  }

  function apply() {
    const field = form.elements;
    const engineering = field.engineering ? field.engineering.selectedOptions[0].dataset.id : undefined;
    const roles = Array.from(field.role.options, (option) => option.value).filter(Boolean);
    const counts = {};
    roles.forEach((role) => (counts[role] = 0));
    for (const row of rows) {
      const data = row.dataset;
      row.hidden =
        Boolean(field.role.value && said.roleOf(row) !== field.role.value) ||
        (engineering !== undefined && data.engineering !== engineering) ||
        (field.facts.checked && data.facts === "0");
      counts[said.roleOf(row)] += row.hidden ? 0 : 1;
    }
    const orders = {
      lead: (one, other) => one.dataset.lead.localeCompare(other.dataset.lead, "zh-CN"),
      facts: (one, other) => other.dataset.facts - one.dataset.facts,
    };
    const sorted = orders[field.order.value] ? rows.slice().sort(orders[field.order.value]) : rows;
    for (const row of sorted) {
      row.parentElement.append(row);
    }
    const shown = roles.filter((role) => rows.some((row) => said.roleOf(row) === role));
    inSight = "当前显示：" + shown.map((role) => named(role) + " " + counts[role] + " 项").join("，");
    const used = rows.some((row) => row.hidden);
    say(used ? inSight + "。" : "");
    form.classList.toggle("ps-controls--used", used);
  }

  document.querySelector(".ps-cite__address").textContent = window.plansiteCited();
  if (form) {
    form.querySelector("[data-do=copy]").addEventListener("click", copyTable);
    form.querySelector("[data-do=cite]").addEventListener("click", function () {
      say((window.plansiteCopy(cited.textContent) ? "已复制：" : "请选中后复制：") + cited.textContent);
    });
    form.querySelector("[data-do=print]").addEventListener("click", () => window.print());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", function () {
      apply();
      window.plansiteAddress.remember(form);
    });
    form.addEventListener("reset", () =>
      setTimeout(function () {
        apply();
        window.plansiteAddress.remember(form);
      })
    );
    if (window.plansiteAddress.recall(form)) {
      form.querySelector("details").open = true;
    }
    apply();
  }
})();
