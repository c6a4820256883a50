// What axe finds in part of a page with everything opened; the size of targets, WCAG 2.2's, is a rule that axe leaves off.
async (part) => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  const { violations } = await axe.run(part, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`));
}
