// The list of projects: filters that live in the address, how many are shown, and those as CSV.
(function () {
  "use strict";

  const form = document.querySelector(".ps-explorer");
  if (!form) {
    return;
  }
  const rows = Array.from(document.querySelectorAll("tr[data-listed]"));
  const groups = Array.from(document.querySelectorAll(".ps-listed"));
  const fields = Array.from(form.elements).filter((field) => field.name);
  const word = window.plansiteWords(form).project;

  function apply() {
    for (const row of rows) {
      row.hidden = fields.some((field) => field.value && !row.dataset[field.name].split(" ").includes(field.value));
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("tr[data-listed]:not([hidden])");
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const all = shown === rows.length;
    form.classList.toggle("ps-controls--used", !all);
    form.querySelector(".ps-controls__status").textContent = shown
      ? "当前显示 " + shown + " 项" + (all ? "。" : "，共 " + rows.length + " 项。")
      : "没有同时符合这些条件的" + word + "。";
  }

  function download() {
    const text = (part) => part.innerText.trim().replace(/\s*\n\s*/g, "；");
    const head = document.querySelector(".ps-listed thead").rows[0];
    const lines = [Array.from(head.cells, text)].concat(rows.filter((row) => !row.hidden).map((row) => Array.from(row.cells, text)));
    const quoted = (value) => (/[",\r\n]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : value);
    const csv = lines.map((line) => line.map(quoted).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + csv + "\r\n"], { type: "text/csv;charset=utf-8" })); // Excel needs the mark
    link.download = document.querySelector("h1").textContent + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  form.querySelector("[data-do=csv]").addEventListener("click", download);
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
  // On phones the filters unfold, and stand open where the address asks for some.
  const fold = form.querySelector("[data-do=fold]");
  function unfold(open) {
    fold.setAttribute("aria-expanded", String(open));
    form.classList.toggle("ps-explorer--open", open);
  }
  fold.addEventListener("click", () => unfold(fold.getAttribute("aria-expanded") === "false"));
  unfold(window.plansiteAddress.recall(form));
  apply();
})();
