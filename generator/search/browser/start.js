// Every search field of the page comes to life; `?q=` asks at once, `/` goes to the first field.

var asked = new URLSearchParams(location.search);
var fields = Array.from(document.querySelectorAll("form[data-scripts]"), combobox);

if (fields.length && asked.get("q")) {
  fields[0].input.value = asked.get("q");
  fields[0].ask();
}
if (asked.get("h")) markWords(asked.getAll("h"));

document.addEventListener("keydown", function (event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (!fields.length || event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  fields[0].input.focus();
  fields[0].input.select();
});
