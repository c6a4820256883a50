// What an article says, but for its controls, what they report, and the address of a citation, which may be the browser's.
() => [...document.querySelectorAll("article *")]
  .filter((element) => !element.closest(".ps-controls, .ps-again, .ps-selecting, .ps-selected, .ps-cite__address"))
  .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data))
