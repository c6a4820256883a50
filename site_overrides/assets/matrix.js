// The matrices: filters and orders that live in the address, margins that follow them. cells.js asks for what is shown.
(function () {
  "use strict";

  const form = document.querySelector(".ps-controls");
  const table = document.querySelector("table[data-matrix]");
  if (!form || !table) {
    return;
  }
  const kind = table.dataset.matrix;
  const status = form.querySelector(".ps-controls__status");
  const heads = table.tHead.rows[table.tHead.rows.length - 1];
  const groups = table.tHead.rows.length > 1 ? table.tHead.rows[0] : null;
  const foot = table.tFoot.rows[0];
  const isCell = (cell) => !cell.matches(".ps-margin, .ps-matrix__corner, [scope=row]");
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const said = window.plansiteWords(form);
  const parts = (counted) => said.roles.map((role) => role.verb + " " + counted[role.id]).join("，");

  // The model: what the build wrote. It is read when somebody first asks for it, so the page opens without it.
  let rows = null;
  let columns = null;
  let inOrder = null; // both as they stand in the table
  let marks = null;
  let feet = null;
  let after = null; // what stands behind the columns
  let total = null;
  const systems = form.elements.system ? Array.from(form.elements.system.options, (option) => option.value).slice(1).concat("") : []; // in the register's order

  function read() {
    if (rows) {
      return;
    }
    columns = Array.from(heads.cells).filter(isCell).map(function (head, place) {
      const number = head.querySelector("b");
      const name = head.querySelector("span").textContent;
      return Object.assign(line(head, place), { head: head, name: number ? number.textContent + " " + name : name });
    });
    rows = Array.from(table.tBodies[0].rows).map(function (element, place) {
      const cells = Array.from(element.cells).filter(isCell);
      return Object.assign(line(element, place), {
        element: element,
        cells: cells,
        after: cells[cells.length - 1].nextSibling,
        name: element.cells[0].textContent.trim(),
        margins: Array.from(element.cells).filter((cell) => cell.matches(".ps-margin")),
      });
    });
    feet = Array.from(foot.cells).filter(isCell);
    after = { head: columns[columns.length - 1].head.nextSibling, foot: feet[feet.length - 1].nextSibling };
    total = Array.from(foot.cells).filter((cell) => cell.matches(".ps-margin")).pop();
    marks = [];
    for (const row of rows) {
      row.cells.forEach(function (cell, place) {
        if (cell.hasChildNodes() || cell.dataset.gaps) {
          if (cell.dataset.gaps) {
            cell.dataset.label = columns[place].name; // a phone shows the cell alone
          }
          marks.push({ cell: cell, row: row, column: columns[place], projects: words(cell.dataset.projects) });
        }
      });
    }
    inOrder = { rows: rows, columns: columns };
  }

  function line(element, place) {
    const data = element.dataset;
    return {
      place: place,
      load: Number(data.load),
      alike: Number(data.alike),
      gaps: words(data.gaps),
      system: data.system || "",
      collective: data.collective !== undefined,
      engineering: data.engineering || "",
      also: data.also || "",
      spoken: data.spoken || "",
      leads: words(data.leads),
      shown: true,
    };
  }

  // Writes only what changes; a browser lays out anew whatever is written.
  function write(node, value) {
    if (node.textContent !== String(value)) {
      node.textContent = value;
    }
  }

  function sum(counted) {
    return Object.keys(counted).reduce((total, role) => total + counted[role], 0);
  }

  // What a mark counts under the filters; it is changed to show just that.
  function tally(mark, asked) {
    const cell = mark.cell;
    if (kind === "roles") {
      const on = words(cell.dataset.roles || said.roleOf(cell)).filter((role) => (asked.leads ? role === "lead" : said.counts(role) || !asked.named));
      write(cell.firstChild, on.map((role) => said.role(role).mark).join(""));
      return { any: on.length > 0, roles: on.filter(said.counts).reduce((roles, role) => Object.assign(roles, { [role]: 1 }), {}) };
    }
    if (kind === "counts") {
      const roles = {};
      for (const sign of cell.querySelectorAll(".ps-sign")) {
        sign.hidden = Boolean(asked.leads) && sign.dataset.role !== "lead";
        roles[sign.dataset.role] = sign.hidden ? 0 : Number(cell.dataset[sign.dataset.role]);
      }
      return { any: sum(roles) > 0, roles: roles };
    }
    const count = asked.projects ? mark.projects.filter((each) => asked.projects.includes(each)).length : mark.projects.length;
    write(cell.lastChild, count || "");
    cell.dataset.count = count;
    return { any: count > 0, roles: { participant: count } };
  }

  function question() {
    const asked = {};
    for (const [name, value] of new FormData(form)) {
      asked[name] = value.trim();
    }
    asked.query = asked.unit || "";
    const chosen = asked.engineering ? form.elements.engineering.selectedOptions[0].dataset : null; // a block of one has no such field
    asked.of = chosen ? chosen.engineering.split(" ") : null; // a group with those in it; the nameless one is ""
    asked.projects = chosen ? words(chosen.projects) : null;
    return asked;
  }

  // Rows and columns that the filters leave; empty ones go too, unless a filter of their own kind asks for them.
  function select(asked) {
    const gapIn = (line) => line.gaps.includes(asked.gap);
    const rowGap = asked.gap && rows.some(gapIn);
    const columnGap = asked.gap && columns.some(gapIn);
    const byColumn = asked.engineering || columnGap || asked.leads || asked.named;
    const byRow = asked.query || asked.system || rowGap || asked.leads || asked.named || (kind === "calls" && asked.engineering);
    for (const row of rows) {
      row.shown =
        window.plansiteNamed(row.name, row.also, row.spoken, asked.query) &&
        (!asked.system || row.system === asked.system) &&
        (!rowGap || gapIn(row)) &&
        !(asked.named && row.collective);
      row.any = 0;
      row.counted = {};
      said.roles.forEach((role) => (row.counted[role.id] = 0));
    }
    for (const column of columns) {
      column.shown =
        (kind === "calls" || !asked.engineering || asked.of.includes(column.engineering)) &&
        (!columnGap || gapIn(column)) &&
        !(asked.named && column.collective);
      column.sum = column.any = 0;
    }
    const cellGap = (asked.cellGap = asked.gap && !rowGap && !columnGap);
    const found = marks.map(function (mark) {
      const counted = tally(mark, asked);
      mark.cell.toggleAttribute("data-off", !counted.any);
      mark.on = cellGap ? words(mark.cell.dataset.gaps).includes(asked.gap) : counted.any;
      mark.cell.classList.toggle("ps-gap", Boolean(cellGap && mark.on));
      return counted;
    });
    const meets = (mark) => mark.on && mark.row.shown && mark.column.shown;
    for (const mark of marks.filter(meets)) {
      mark.row.any = mark.column.any = 1;
    }
    if (!asked.blank && marks.some(meets)) {
      for (const row of rows) {
        row.shown = row.shown && (row.any > 0 || !(byColumn || cellGap));
      }
      for (const column of columns) {
        column.shown = column.shown && (column.any > 0 || !(byRow || cellGap));
      }
    }
    marks.forEach(function (mark, place) {
      if (mark.row.shown && mark.column.shown) {
        for (const role of Object.keys(found[place].roles)) {
          mark.row.counted[role] += found[place].roles[role];
        }
        mark.column.sum += kind === "roles" ? Number(sum(found[place].roles) > 0) : sum(found[place].roles); // units, or what they count
      }
    });
  }

  function arrange(lines, order) {
    const rank = (line) => (order === "system" ? systems.indexOf(line.system) : line[order || "place"]);
    return lines.slice().sort((one, other) => rank(one) - rank(other) || one.place - other.place);
  }

  let drawn = { rows: "", columns: "" };
  let bodies = []; // of the systems, where the rows are grouped by them

  function order(asked) {
    inOrder = { rows: arrange(rows, asked.rows), columns: arrange(columns, asked.columns) };
    if (drawn.columns !== asked.columns) {
      const places = inOrder.columns.map((column) => column.place);
      put(heads, inOrder.columns.map((column) => column.head), after.head);
      for (const row of rows) {
        put(row.element, places.map((place) => row.cells[place]), row.after);
      }
      put(foot, places.map((place) => feet[place]), after.foot);
    }
    if (drawn.rows !== asked.rows) {
      place(asked);
    }
    drawn = { rows: asked.rows, columns: asked.columns };
  }

  // By system every system has a body of its own under its name; otherwise all rows are in one.
  function place(asked) {
    const whole = table.tBodies[0];
    whole.append.apply(whole, inOrder.rows.map((row) => row.element));
    bodies.forEach((body) => body.element.remove());
    bodies = asked.rows === "system" ? systems.map(body).filter((body) => body.rows.length) : [];
    bodies.forEach((body) => table.insertBefore(body.element, table.tFoot));
  }

  function body(system) {
    const inIt = inOrder.rows.filter((row) => row.system === system);
    const element = document.createElement("tbody");
    const head = element.insertRow().appendChild(document.createElement("th"));
    head.scope = "rowgroup";
    head.appendChild(document.createElement("span")).textContent = system || "不属于任何系统";
    head.parentElement.className = "ps-matrix__system";
    element.append.apply(element, inIt.map((row) => row.element));
    return { element: element, head: head, rows: inIt };
  }

  function put(parent, cells, before) {
    const all = document.createDocumentFragment();
    all.append.apply(all, cells);
    parent.insertBefore(all, before);
  }

  function draw(asked) {
    const hidden = columns.map((column) => !column.shown);
    columns.forEach(function (column, place) {
      write(feet[place], column.sum);
      if (column.head.hidden !== hidden[place]) {
        column.head.hidden = feet[place].hidden = hidden[place];
        for (const row of rows) {
          row.cells[place].hidden = hidden[place];
        }
      }
    });
    for (const row of rows) {
      row.element.hidden = !row.shown;
      const led = asked.projects ? row.leads.filter((each) => asked.projects.includes(each)).length : row.leads.length;
      if (kind === "calls") {
        write(row.margins[0], led);
        write(row.margins[1], row.counted.participant);
      } else {
        said.roles.forEach((role, place) => write(row.margins[place], row.counted[role.id]));
      }
    }
    if (groups) {
      groups.hidden = Boolean(asked.columns);
      for (const head of groups.querySelectorAll("[scope=colgroup]")) {
        const wide = columns.filter((column) => column.shown && column.engineering === head.dataset.engineering).length;
        head.colSpan = wide || 1;
        head.hidden = !wide;
      }
    }
    for (const body of bodies) {
      body.head.colSpan = 1 + rows[0].margins.length + hidden.filter((gone) => !gone).length;
      body.element.hidden = !body.rows.some((row) => row.shown);
    }
    const left = rows.filter((row) => row.shown);
    const counted = {};
    said.roles.forEach((role) => (counted[role.id] = left.reduce((all, row) => all + row.counted[role.id], 0)));
    write(total, sum(counted));
    const names = "个" + { roles: said.project, counts: said.group, calls: kind === "calls" && said.role("participant").name }[kind];
    const amount = kind === "calls" ? "协作 " + counted.participant + " 处" : "责任 " + sum(counted) + " 处（" + parts(counted) + "）";
    status.textContent =
      left.length
        ? "当前显示 " + left.length + " 个单位 × " + columns.filter((column) => column.shown).length + " " + names + "，" + amount + "。" + (asked.cellGap ? "虚线框内是空缺。" : "")
        : nothing(asked);
    table.parentElement.hidden = !left.length; // a result of nothing is a sentence
  }

  function nothing(asked) {
    const gap = asked.gap && form.elements.gap.selectedOptions[0].textContent;
    return "没有符合的单位" + (gap ? "：" + (asked.system || "所选范围") + "里没有“" + gap + "”" : "") + "。";
  }

  function apply() {
    read();
    const asked = question();
    select(asked);
    order(asked);
    draw(asked);
    form.classList.toggle("ps-controls--used", window.plansiteAddress.remember(form));
    table.dispatchEvent(new CustomEvent("matrix"));
  }

  // The rows and columns in their order; those with `shown` are in sight.
  window.plansiteMatrix = function () {
    read();
    return inOrder;
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  if (window.plansiteAddress.recall(form)) {
    const fold = form.querySelector(".ps-fold");
    fold.open = Array.from(fold.querySelectorAll("[name]")).some((field) => (field.type === "checkbox" ? field.checked : field.value));
    apply();
  }
})();
