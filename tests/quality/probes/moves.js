// What would move, fade or scroll by itself.
() => [...document.querySelectorAll("*")]
  .filter((element) => ["", "::before", "::after"].some((part) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
    return transitionDuration.split(", ").some((time) => time !== "0s") || animationName !== "none" || scrollBehavior !== "auto";
  }))
  .map((element) => element.outerHTML.slice(0, 100))
