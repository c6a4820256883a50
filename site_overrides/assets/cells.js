// The cells of a matrix: a crosshair by pointer or arrow keys that says where one is, marks that open, and what matrix.js leaves as CSV.
(function () {
  "use strict";

  const form = document.querySelector(".ps-controls");
  const table = document.querySelector("table[data-matrix]");
  if (!form || !table) {
    return;
  }
  const kind = table.dataset.matrix;
  const frame = table.parentElement;
  const readout = form.querySelector(".ps-controls__cross");
  const live = form.querySelector(".ps-controls__live");
  const said = window.plansiteWords(form);
  const meanings = { derived: "可能涉及（原文未点名，推断）", clause: "原文用一条写给许多" + said.project + "，不计数" };
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const matrix = () => window.plansiteMatrix();
  let cross = null;

  function clear() {
    if (cross) {
      cross.row.element.classList.remove("ps-cross");
      cross.column.head.classList.remove("ps-cross");
      for (const row of matrix().rows) {
        row.cells[cross.column.place].classList.remove("ps-cross");
      }
      cross.row.cells[cross.column.place].classList.remove("ps-cross-here");
    }
    cross = null;
  }

  function point(row, column, spoken) {
    if (!cross || cross.row !== row || cross.column !== column) {
      clear();
      cross = { row: row, column: column };
      row.element.classList.add("ps-cross");
      column.head.classList.add("ps-cross");
      for (const each of matrix().rows) {
        each.cells[column.place].classList.add("ps-cross");
      }
      row.cells[column.place].classList.add("ps-cross-here");
      readout.textContent = row.name + " × " + column.name + "：" + meaning(row.cells[column.place]);
    }
    if (spoken) {
      live.textContent = readout.textContent;
    }
  }

  function meaning(cell) {
    const data = cell.dataset;
    if (kind === "roles") {
      const role = said.roleOf(cell);
      return role && data.off === undefined ? meanings[role] || verbs(cell) : role ? "已筛去" : "原文未写明";
    }
    if (kind === "counts") {
      return signs(cell).map((sign) => said.role(sign.dataset.role).verb + " " + data[sign.dataset.role] + " 项").join("，") || "原文未写明";
    }
    return data.count === "0" ? "没有共同" + said.project : data.count + " 个共同" + said.project + "：第 " + words(data.projects).join("、") + " 项";
  }

  function verbs(cell) {
    return words(cell.dataset.roles || said.roleOf(cell)).map((role) => said.role(role).verb).join("、");
  }

  function signs(cell) {
    return Array.from(cell.querySelectorAll(".ps-sign:not([hidden])"));
  }

  function step(event) {
    const shownRows = matrix().rows.filter((row) => row.shown);
    const shownColumns = matrix().columns.filter((column) => column.shown);
    if (event.target !== frame || event.altKey || event.ctrlKey || event.metaKey || !shownRows.length || !shownColumns.length) {
      return;
    }
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -1e6], End: [0, 1e6] };
    if (event.key === "Escape") {
      clear();
    } else if (event.key === "Enter" && cross) {
      location.href = cross.column.head.querySelector("a").href;
    } else if (moves[event.key]) {
      const from = cross ? [shownRows.indexOf(cross.row), shownColumns.indexOf(cross.column)] : [0, 0];
      const by = cross ? moves[event.key] : [0, 0];
      const within = (place, most) => Math.max(0, Math.min(place, most - 1));
      point(shownRows[within(from[0] + by[0], shownRows.length)], shownColumns[within(from[1] + by[1], shownColumns.length)], true);
      cross.row.cells[cross.column.place].scrollIntoView({ block: "nearest", inline: "nearest" });
      event.preventDefault();
    }
  }

  function overCell(event) {
    const cell = event.target.closest("tbody td");
    const row = cell && matrix().rows.find((each) => each.element === cell.parentElement);
    const place = row ? row.cells.indexOf(cell) : -1;
    if (place >= 0) {
      point(row, matrix().columns.find((column) => column.place === place), false);
    }
  }

  // A click on a mark opens what the mark's own link does, which is in sight on phones only.
  function open(event) {
    const cell = event.target.closest("td:not([data-off])");
    const link = cell && !event.target.closest("a") && cell.querySelector("a");
    if (link) {
      link.dispatchEvent(new MouseEvent("click", event)); // with the keys that are held: a new tab, a new window
    }
  }

  function download() {
    const shownColumns = matrix().columns.filter((column) => column.shown);
    const margins = kind === "calls" ? [said.role("lead").verb + said.project, "合计"] : said.roles.map((role) => role.verb);
    const lines = [["单位"].concat(margins, shownColumns.map((column) => column.name))];
    for (const row of matrix().rows.filter((each) => each.shown)) {
      const cells = shownColumns.map((column) => row.cells[column.place]);
      lines.push([row.name].concat(row.margins.map((margin) => margin.textContent), cells.map(written)));
    }
    const text = lines.map((line) => line.map((value) => (/[",\r\n]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : value)).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + text + "\r\n"], { type: "text/csv;charset=utf-8" })); // Excel needs the mark
    link.download = document.querySelector("h1").textContent + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function written(cell) {
    const data = cell.dataset;
    if (kind === "roles") {
      return data.role && data.off === undefined ? verbs(cell) : "";
    }
    if (kind === "counts") {
      return signs(cell).map((sign) => sign.textContent).join("，");
    }
    return data.count === "0" ? "" : data.count;
  }

  table.addEventListener("matrix", clear);
  form.querySelector(".ps-controls__download").addEventListener("click", download);
  form.querySelector("[data-do=print]").addEventListener("click", () => window.print());
  table.addEventListener("pointerover", overCell);
  table.addEventListener("click", open);
  frame.addEventListener("keydown", step);
})();
