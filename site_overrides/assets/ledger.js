// A unit's page: filters and order of its projects, kept in the address; its ledger as a table for Word and Excel; a citation.
(function () {
  "use strict";

  const form = document.querySelector(".ps-ledger");
  const cite = document.querySelector(".ps-cite");
  const rows = Array.from(document.querySelectorAll("[data-project][data-role]"));
  let inSight = "";

  function say(text) {
    if (form) {
      form.querySelector(".ps-controls__status").textContent = text;
    }
  }

  function named(role) {
    return form.elements.role.querySelector("[value=" + role + "]").textContent;
  }

  // The table of what is in sight; a column that the plan has no word for is left out.
  function table() {
    const words = window.plansiteWords(form);
    const leads = words.role("lead");
    const others = words.role("participant");
    const columns = [
      ["序号", (row) => (row.cells ? text(row.cells[0]) : row.textContent.trim().match(/^\d*/)[0])],
      [words.project, (row) => row.querySelector("a").textContent],
      form.elements.engineering && [words.group, (row) => optionOf(row).textContent.replace(/^\d+ /, "")],
      ["责任", (row) => (row.cells ? named(row.dataset.role) : row.dataset.how + "（" + row.querySelector(".ps-tag").textContent + "）")],
      leads && [leads.name, (row) => row.dataset.lead],
      leads && others && [others.name + "（只列本单位" + leads.verb + "的）", (row) => (row.dataset.role === "lead" ? text(row.cells[2]) : "")],
      !leads && ["其他单位", (row) => (row.cells ? text(row.cells[2]) : "")],
      ["目标与时限", (row) => (row.cells ? text(row.cells[3]) : "")],
    ].filter(Boolean);
    const shown = rows.filter((row) => !row.hidden);
    return [columns.map((column) => column[0])].concat(shown.map((row) => columns.map((column) => column[1](row))));
  }

  function text(cell) {
    return cell.innerText.trim().replace(/\s*\n\s*/g, "；");
  }

  function optionOf(row) {
    return Array.from(form.elements.engineering.options).find((option) => option.dataset.id === row.dataset.engineering);
  }

  function copyTable() {
    const escape = (value) => value.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const part = form.matches(".ps-controls--used") ? "（" + inSight + "）" : ""; // a part must not pass for the whole
    const title = document.querySelector("h1").textContent + "责任清单" + part;
    const source = document.querySelector(".ps-cite__text").textContent;
    const lines = table();
    const cell = (name) => (value) => "<" + name + ' style="border:1px solid #000;padding:2px 5px;vertical-align:top">' + escape(value) + "</" + name + ">";
    const html = lines.map((line, place) => "<tr>" + line.map(cell(place ? "td" : "th")).join("") + "</tr>").join("");
    const whole = "<p>" + escape(title) + '</p><table border="1" cellspacing="0" style="border-collapse:collapse">' + html + "</table><p>" + escape(source) + "</p>";
    const done = window.plansiteCopy([title].concat(lines.map((line) => line.join("\t")), source).join("\r\n"), whole);
    say(done ? "已复制 " + (lines.length - 1) + " 行，可粘贴到 Word、WPS 或 Excel。" : "浏览器不允许复制，请选中表格后复制。");
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
        Boolean(field.role.value && data.role !== field.role.value) ||
        (engineering !== undefined && data.engineering !== engineering) ||
        (field.facts.checked && data.facts === "0");
      counts[data.role] += row.hidden ? 0 : 1;
    }
    const orders = {
      lead: (one, other) => one.dataset.lead.localeCompare(other.dataset.lead, "zh-CN"),
      facts: (one, other) => other.dataset.facts - one.dataset.facts,
    };
    const sorted = orders[field.order.value] ? rows.slice().sort(orders[field.order.value]) : rows;
    for (const row of sorted) {
      row.parentElement.append(row);
    }
    const shown = roles.filter((role) => rows.some((row) => row.dataset.role === role));
    inSight = "所见：" + shown.map((role) => named(role) + " " + counts[role] + " 项").join("，");
    say(inSight + "。");
    form.classList.toggle("ps-controls--used", rows.some((row) => row.hidden));
  }

  cite.querySelector(".ps-cite__address").textContent = window.plansiteCited();
  cite.querySelector("[data-do=cite]").addEventListener("click", function (event) {
    event.target.textContent = window.plansiteCopy(document.querySelector(".ps-cite__text").textContent) ? "已复制" : "请选中后复制";
  });
  if (form) {
    form.querySelector("[data-do=copy]").addEventListener("click", copyTable);
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
    window.plansiteAddress.recall(form);
    apply();
  }
})();
