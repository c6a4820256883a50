// What a form asks for lives in the address: its fields are set from there, and what is chosen in them is written there.
this.plansiteAddress = (function () {
  "use strict";

  function fields(form) {
    return Array.from(form.elements).filter((field) => field.name);
  }

  // Returns whether the address asks for anything.
  function recall(form) {
    const held = new URLSearchParams(location.search);
    let asked = false;
    for (const field of fields(form)) {
      const value = held.get(field.name);
      if (value && field.type === "checkbox") {
        field.checked = value === field.value;
      } else if (value && (field.tagName !== "SELECT" || Array.from(field.options).some((option) => option.value === value))) {
        field.value = value;
      }
      asked = asked || Boolean(value);
    }
    return asked;
  }

  // Returns whether anything is chosen; what else the address asks for stays, such as `q`, the search field's own.
  function remember(form) {
    const address = new URL(location.href);
    let used = false;
    for (const field of fields(form)) {
      const value = field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim();
      if (value) {
        used = true;
        address.searchParams.set(field.name, value);
      } else {
        address.searchParams.delete(field.name);
      }
    }
    if (address.href !== location.href) {
      try {
        history.replaceState(history.state, "", address.href);
      } catch (error) {
        // some browsers allow no address to be rewritten at file://
      }
    }
    return used;
  }

  return { recall: recall, remember: remember };
})();
