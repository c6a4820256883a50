// The responsibilities in sight: on a unit's page, a project's, in the matrix, each as what the page says of it.
() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 0);
  return {
    unit: seen("tr[data-project][data-role]").map(({ dataset }) => [dataset.project, dataset.role]),
    project: seen(".ps-ties > li").map((item) => [item.querySelector("a").innerText, item.querySelector(".ps-role").innerText]),
    matrix: seen("tr[data-unit] > td[data-role]:not([data-role=derived])").map((cell) =>
      [cell.parentElement.dataset.unit, cell.dataset.project, cell.dataset.role]),
  };
}
