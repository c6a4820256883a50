// What the plan calls its parts and roles, as a form of the page says; a role that nobody has is not there.
this.plansiteWords = function (form) {
  "use strict";
  const data = form.dataset;
  const roles = data.roles.split(" ").filter(Boolean).map(function (id) {
    return { id: id, name: data[id + "Name"], verb: data[id + "Verb"], mark: data[id + "Mark"] };
  });
  const others = [
    { id: "derived", name: "", verb: "经集合称谓", mark: "集" },
    { id: "clause", name: "", verb: "依普遍条款", mark: "普" },
  ];
  return {
    group: data.groupName,
    project: data.projectName,
    roles: roles,
    role: (id) => roles.concat(others).find((role) => role.id === id),
    roleOf: (element) => ("clause" in element.dataset ? "clause" : element.dataset.role), // a clause is derived too
    counts: (id) => roles.some((role) => role.id === id), // what is inferred, or common to many tasks, is not counted
  };
};
