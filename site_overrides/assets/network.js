// The network: what a node is tied to stands out, the rest dims; an engineering can be drawn alone. The address holds it.
(function () {
  "use strict";

  const form = document.querySelector(".ps-controls");
  if (!form) {
    return; // the overview of a large plan
  }
  const said = window.plansiteWords(form);
  const drawing = document.querySelector(".ps-net");
  const status = form.querySelector(".ps-controls__status");
  const sections = Array.from(document.querySelectorAll("section[data-engineering]"));
  const edges = drawing ? Array.from(drawing.querySelectorAll(".ps-net__edge"), readEdge) : [];
  const nodes = drawing ? Array.from(drawing.querySelectorAll(".ps-net__node"), readNode) : [];
  const headings = drawing ? Array.from(drawing.querySelectorAll(".ps-net__heading")) : [];
  const sheet = document.querySelector("[data-paper]");
  const paper = sheet ? sheet.dataset.paper : "";
  const whole = drawing ? drawing.getAttribute("viewBox") : "";
  const PITCH = 26;
  const HEADING = 34;
  const A4 = 1440; // as high as a drawing may be there

  function readEdge(path) {
    return { path: path, project: path.dataset.project, unit: path.dataset.unit, lead: path.matches(".ps-net__edge--lead"), d: path.getAttribute("d") };
  }

  function readNode(link) {
    const box = link.querySelector("rect");
    const left = Number(link.getAttribute("transform").match(/\d+/)[0]);
    return { link: link, id: link.dataset.id, column: link.dataset.column, left: left, width: Number(box.getAttribute("width")), transform: link.getAttribute("transform"), shown: true };
  }

  // Focus: the projects of a unit, or the project itself, with all their units.
  function light(node) {
    const projects = new Set(node.column === "project" ? [node.id] : edges.filter((edge) => edge.unit === node.id).map((edge) => edge.project));
    const tied = new Set(projects);
    for (const edge of edges) {
      const on = projects.has(edge.project);
      edge.path.classList.toggle("ps-net--on", on);
      if (on) {
        tied.add((edge.lead ? "lead " : "participant ") + edge.unit);
      }
    }
    for (const each of nodes) {
      const key = each.column === "project" ? each.id : each.column + " " + each.id;
      each.link.classList.toggle("ps-net--on", tied.has(key));
    }
    drawing.classList.add("ps-net--focus");
  }

  function dark() {
    drawing.classList.remove("ps-net--focus");
  }

  function over(event) {
    const link = event.target.closest(".ps-net__node");
    const node = link && nodes.find((each) => each.link === link);
    if (node) {
      light(node);
    } else {
      dark();
    }
  }

  // One engineering alone: its nodes are stacked anew, in the order that they have.
  function draw(number) {
    const section = sections.find((each) => each.dataset.engineering === number);
    const projects = section ? section.dataset.projects.split(" ").filter(Boolean) : null;
    for (const each of sections) {
      each.hidden = Boolean(section) && each !== section;
    }
    let units = 0;
    if (drawing) {
      units = new Set(edges.filter((edge) => !projects || projects.includes(edge.project)).map((edge) => edge.unit)).size;
      place(projects, number);
    }
    status.textContent = section ? projects.length + " 个" + said.project + (units ? "、" + units + " 个单位。" : "。") : "";
  }

  function place(projects, number) {
    const shown = edges.filter((edge) => !projects || projects.includes(edge.project));
    const ends = new Map();
    for (const edge of edges) {
      edge.path.toggleAttribute("hidden", !shown.includes(edge));
    }
    const columns = { lead: [], project: [], participant: [] };
    for (const node of nodes) {
      node.shown =
        !projects ||
        (node.column === "project"
          ? projects.includes(node.id)
          : shown.some((edge) => edge.unit === node.id && edge.lead === (node.column === "lead")));
      node.link.toggleAttribute("hidden", !node.shown);
      if (node.shown) {
        columns[node.column].push(node);
      }
    }
    const most = Math.max(columns.lead.length, columns.project.length, columns.participant.length);
    for (const heading of headings) {
      heading.toggleAttribute("hidden", Boolean(projects) && heading.dataset.engineering !== number);
      heading.dataset.y = heading.dataset.y || heading.getAttribute("y");
      heading.setAttribute("y", projects ? (most - columns.project.length) * PITCH / 2 + HEADING - 12 : heading.dataset.y);
    }
    const height = HEADING + most * PITCH + 10;
    drawing.setAttribute("viewBox", projects ? "0 0 1200 " + height : whole);
    sheet.dataset.paper = projects && height <= A4 ? "a4" : paper;
    for (const column of Object.values(columns)) {
      const start = HEADING + (most - column.length) * PITCH / 2;
      column.forEach(function (node, row) {
        const top = start + row * PITCH;
        node.link.setAttribute("transform", projects ? "translate(" + node.left + " " + top + ")" : node.transform);
        ends.set(node.column + " " + node.id, { left: node.left, right: node.left + node.width, middle: top + 12 });
      });
    }
    for (const edge of shown) {
      const project = ends.get("project " + edge.project);
      const unit = ends.get((edge.lead ? "lead " : "participant ") + edge.unit);
      const from = edge.lead ? unit : project;
      const to = edge.lead ? project : unit;
      const half = (from.right + to.left) / 2;
      const curve = "M" + from.right + " " + from.middle + "C" + half + " " + from.middle + " " + half + " " + to.middle + " " + to.left + " " + to.middle;
      edge.path.setAttribute("d", projects ? curve : edge.d);
    }
  }

  const field = form.elements.engineering;
  form.addEventListener("submit", (event) => event.preventDefault());
  field.addEventListener("input", function () {
    window.plansiteAddress.remember(form);
    draw(field.value);
  });
  if (drawing) {
    drawing.addEventListener("pointerover", over);
    drawing.addEventListener("pointerleave", dark);
    drawing.addEventListener("focusin", over);
    drawing.addEventListener("focusout", dark);
  }
  window.plansiteAddress.recall(form);
  if (field.value) {
    draw(field.value);
  }
})();
