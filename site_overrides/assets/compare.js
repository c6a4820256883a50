// Units side by side: reads the projects that the page holds, shows those of the units chosen. ?u=…&u=… holds the choice.
(function () {
  "use strict";

  const form = document.querySelector(".ps-compare__form");
  if (!form) {
    return; // the overview of a large plan
  }
  const status = form.querySelector(".ps-controls__status");
  const result = document.querySelector(".ps-compare__result");
  const picker = form.querySelector(".ps-compare__picker");
  const said = window.plansiteWords(form);
  const derived = said.role("derived").verb + "（推断）";
  const leads = said.roles.length > 1 && said.role("lead"); // where all have one role, nobody leads the others
  const duties = document.querySelector(".ps-compare__all thead th.ps-compare__duties"); // where the page has room for measures
  const units = Array.from(document.querySelectorAll(".ps-compare__units li"), function (item) {
    const { id, also, spoken } = item.dataset;
    return { item: item, id: id, also: also, spoken: spoken, box: item.querySelector("input"), name: item.querySelector("span").textContent, link: item.querySelector("a") };
  });
  const projects = Array.from(document.querySelectorAll(".ps-compare__all tbody tr"), function (row) {
    const roles = new Map();
    const take = (ids, role) => ids.split(" ").filter(Boolean).forEach((id) => roles.set(id, rolesOf(roles, id).concat(role)));
    said.roles.forEach((role) => take(row.dataset[role.id], role.id));
    take(row.dataset.derived, "derived");
    return { head: row.cells[0], lead: row.cells[1], duties: row.querySelector("[data-duties]"), roles: roles };
  });
  let chosen = [];

  function rolesOf(roles, unit) {
    return roles.get(unit) || [];
  }

  function element(name, content, attributes) {
    const made = document.createElement(name);
    made.append.apply(made, [].concat(content));
    for (const key of Object.keys(attributes || {})) {
      made.setAttribute(key, attributes[key]);
    }
    return made;
  }

  function named(project) {
    return chosen.filter((unit) => rolesOf(project.roles, unit.id).some(said.counts));
  }

  function copy(cell, name, attributes) {
    return element(name, Array.from(cell.cloneNode(true).childNodes), attributes);
  }

  function line(project) {
    const cells = chosen.map(function (unit) {
      const mark = (role) => element("span", said.counts(role) ? said.role(role).verb : derived, { class: "ps-role ps-role--" + role });
      const marks = rolesOf(project.roles, unit.id).map(mark);
      return element("td", marks.reduce((all, each) => all.concat(all.length ? "、" : [], each), []), { "data-label": unit.name });
    });
    const last = leads ? [copy(project.lead, "td", { "data-label": leads.name })] : [];
    if (project.duties) {
      last.push(copy(project.duties, "td", { "data-label": "要做什么" }));
    }
    return element("tr", [copy(project.head, "th", { scope: "row" })].concat(cells, last));
  }

  function group(title, held) {
    const head = element("th", title + "（" + held.length + "）", { scope: "rowgroup", colspan: chosen.length + 1 + (leads ? 1 : 0) + (duties ? 1 : 0) });
    return element("tbody", [element("tr", head, { class: "ps-compare__group" })].concat(held.map(line)));
  }

  function heads() {
    const columns = chosen.map(function (unit) {
      const link = element("a", unit.name, { href: unit.link.getAttribute("href") });
      const counted = projects.map((project) => rolesOf(project.roles, unit.id));
      const counts = said.roles.map((role) => role.verb + " " + counted.filter((ids) => ids.includes(role.id)).length).join("，");
      return element("th", [link, element("span", counts, { class: "ps-small" })], { scope: "col" });
    });
    const last = leads ? [element("th", leads.name, { scope: "col" })] : [];
    if (duties) {
      last.push(element("th", duties.textContent, { scope: "col", class: "ps-compare__duties" }));
    }
    return element("thead", element("tr", [element("th", said.project, { scope: "col" })].concat(columns, last)));
  }

  function show() {
    result.textContent = "";
    if (chosen.length < 2) {
      status.textContent = chosen.length ? "已选" + chosen[0].name + "，请再选至少一个单位。" : "请选至少两个单位。";
      return;
    }
    const all = projects.filter((project) => named(project).length === chosen.length);
    const some = projects.filter((project) => named(project).length > 1 && named(project).length < chosen.length);
    const one = projects.filter((project) => named(project).length === 1);
    const reached = projects.filter((project) => !named(project).length && chosen.some((unit) => project.roles.has(unit.id)));
    const groups = [
      [(chosen.length > 2 ? "所选单位都在的" : "共同的") + said.project, all],
      ["其中几个单位都在的" + said.project, some],
      ["只点名其中一个单位的" + said.project, one],
      ["只可能涉及（原文未点名）的" + said.project + "（推断，不计数）", reached],
    ];
    const tables = groups.filter((pair) => pair[1].length).map((pair) => group(pair[0], pair[1]));
    const leading = (leads ? chosen : [])
      .map((unit) => [unit.name, all.filter((project) => rolesOf(project.roles, unit.id).includes("lead")).length])
      .filter((pair) => pair[1])
      .map((pair) => pair[0] + leads.verb + " " + pair[1] + " 个");
    status.textContent = chosen.map((unit) => unit.name).join("、") + "：共同的" + said.project + " " + all.length + " 个" + (leading.length ? "，其中" + leading.join("、") : "") + "。";
    const caption = element("caption", "各" + said.project + "中所选单位的责任；空格为原文未写明");
    const table = element("table", [caption, heads()].concat(tables), { class: "ps-table ps-table--cards ps-compare__table" });
    const chips = chosen.map(function (unit) {
      const button = element("button", unit.name + " ×", { type: "button", "aria-label": "不再对比" + unit.name });
      button.addEventListener("click", () => unit.box.click());
      return element("li", button);
    });
    result.append(element("ul", chips, { class: "ps-chips ps-compare__chosen", "aria-label": "所选单位" }));
    result.append(element("div", table, { class: "ps-compare__frame", role: "region", "aria-label": "对比结果", tabindex: "0" }));
  }

  // The comparison as a table for Word and Excel, with its address beneath.
  function copyTable() {
    const table = result.querySelector("table");
    const lines = table ? Array.from(table.rows, (row) => Array.from(row.cells)) : [];
    const plainly = (part) => part.innerText.trim().replace(/\s*\n\s*/g, " ");
    const numbered = (items) => Array.from(items, (item, place) => place + 1 + ". " + plainly(item)).join(" ");
    const text = (cell) => (cell.querySelector("li") ? numbered(cell.querySelectorAll("li")) : plainly(cell));
    const escape = (value) => value.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const cell = (part) => '<td colspan="' + part.colSpan + '" style="border:1px solid #000;padding:2px 5px;vertical-align:top">' + escape(text(part)) + "</td>";
    const body = lines.map((line) => "<tr>" + line.map(cell).join("") + "</tr>").join("");
    const html = "<p>" + escape(document.querySelector("h1").textContent) + '</p><table border="1" cellspacing="0" width="100%" style="width:100%;border-collapse:collapse">' + body + "</table><p>" + escape(location.href) + "</p>";
    const plain = lines.map((line) => line.map(text).join("\t")).concat(location.href).join("\r\n");
    const done = table && window.plansiteCopy(plain, html);
    status.textContent = done ? "已复制，可粘贴到 Word、WPS 或 Excel。" : table ? "浏览器不允许复制，请选中表格后复制。" : "请选至少两个单位。";
  }

  function remember() {
    const address = new URL(location.href);
    address.searchParams.delete("u");
    chosen.forEach((unit) => address.searchParams.append("u", unit.id));
    try {
      history.replaceState(history.state, "", address.href);
    } catch (error) {
      // some browsers allow no address to be rewritten at file://
    }
  }

  function choose(ids) {
    chosen = ids.map((id) => units.find((unit) => unit.id === id)).filter((unit, place, all) => unit && all.indexOf(unit) === place);
    units.forEach(function (unit) {
      unit.box.checked = chosen.includes(unit);
    });
    show();
  }

  function find() {
    for (const unit of units) {
      unit.item.hidden = !window.plansiteNamed(unit.name, unit.also, unit.spoken, form.elements.name.value);
    }
  }

  // The list lies over the page and closes where one leaves it, by Escape or by its button.
  function close(back) {
    picker.open = false;
    if (back) {
      picker.querySelector("summary").focus();
    }
  }

  picker.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      close(true);
    } else if (event.key === "Enter" && event.target === form.elements.name) {
      const first = units.find((unit) => !unit.item.hidden && !unit.box.checked);
      if (first) {
        first.box.click();
        event.target.select();
      }
    }
  });
  document.addEventListener("pointerdown", (event) => picker.contains(event.target) || close(false));
  picker.addEventListener("focusout", function ({ relatedTarget }) {
    if (relatedTarget && !picker.contains(relatedTarget)) {
      close(false);
    }
  });
  form.querySelector("[data-do=close]").addEventListener("click", () => close(true));
  form.querySelector("[data-do=print]").addEventListener("click", () => window.print());
  form.querySelector("[data-do=copy]").addEventListener("click", copyTable);
  form.addEventListener("input", find);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(function () {
      find();
      choose([]);
      remember();
    })
  );
  for (const unit of units) {
    unit.box.addEventListener("change", function () {
      const ids = chosen.map((each) => each.id).filter((id) => id !== unit.id);
      choose(unit.box.checked ? ids.concat(unit.id) : ids);
      remember();
    });
  }
  choose(new URLSearchParams(location.search).getAll("u"));
  picker.open = chosen.length < 2;
  picker.classList.add("ps-compare__picker--ready");
})();
