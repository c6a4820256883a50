// The page of figures, dates and returning duties: filters and an order that live in the address.
(function () {
  "use strict";

  const form = document.querySelector(".ps-controls");
  const status = form.querySelector(".ps-controls__status");
  const groups = Array.from(document.querySelectorAll("section[data-kind]"), function (section) {
    const body = section.querySelector("tbody");
    return { section: section, name: section.dataset.name, kind: section.dataset.kind, body: body, rows: Array.from(body.rows, read) };
  });

  function read(element) {
    const data = element.dataset;
    return {
      element: element,
      text: plain(element.textContent),
      units: data.units.split(" "),
      engineering: data.engineering || "",
      years: (data.year || "").split(" "),
      year: (data.year || "").split(" ")[0],
      value: Number(data.value || 0),
      measure: data.measure || "",
      lead: data.lead || "",
    };
  }

  function plain(text) {
    return text.toLowerCase().replace(/\s/g, "");
  }

  // What has no year or no lead comes last; equals keep the order of the text.
  const last = (value) => (value ? 0 : 1);
  const ORDERS = {
    year: (one, other) => last(one.year) - last(other.year) || one.year - other.year,
    value: (one, other) => one.measure.localeCompare(other.measure) || other.value - one.value,
    lead: (one, other) => last(one.lead) - last(other.lead) || one.lead.localeCompare(other.lead, "zh-CN"),
  };

  function apply() {
    const asked = {};
    for (const [name, value] of new FormData(form)) {
      asked[name] = value;
    }
    const typed = plain(asked.words);
    const said = [];
    for (const group of groups) {
      const shown = group.rows.filter(function (row) {
        const on =
          (!asked.kind || group.kind === asked.kind) &&
          row.text.includes(typed) &&
          (!asked.engineering || row.engineering === asked.engineering) &&
          (!asked.unit || row.units.includes(asked.unit)) &&
          (!asked.year || row.years.includes(asked.year));
        row.element.hidden = !on;
        return on;
      });
      group.section.hidden = !shown.length;
      const ordered = ORDERS[asked.order] ? group.rows.slice().sort(ORDERS[asked.order]) : group.rows;
      group.body.append.apply(group.body, ordered.map((row) => row.element));
      if (shown.length) {
        said.push(group.name + " " + shown.length + " 项");
      }
    }
    status.textContent = said.length ? "当前显示：" + said.join("，") + "。" : "没有符合的目标、时限或周期任务。";
    form.classList.toggle("ps-controls--used", window.plansiteAddress.remember(form));
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  window.plansiteAddress.recall(form);
  apply();
})();
