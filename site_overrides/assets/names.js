// Says whether a unit is meant: by its name, another name, pinyin from any syllable on, or initials.
this.plansiteNamed = function (name, also, spoken, typed) {
  "use strict";
  const plain = (text) => (text || "").toLowerCase().replace(/\s/g, "");
  const query = plain(typed);
  const syllables = (spoken || "").split(" ").filter(Boolean);
  return (
    plain(name + " " + (also || "")).includes(query) ||
    syllables.map((each) => each[0]).join("").includes(query) ||
    syllables.some((_, from) => syllables.slice(from).join("").startsWith(query))
  );
};
