// What a reader could not read: text that leaves the page or its box, is cut off, or lies on other text.
() => {
  const faults = new Set();
  const told = (element) => {
    const at = element.closest("section")?.getAttribute("aria-labelledby") || element.closest("[id]")?.id || "page";
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
    return `${at}: <${element.tagName.toLowerCase()} class="${element.className}"> "${text}"`;
  };
  // A phone widens its window to what does not fit, so the window itself is no measure.
  const root = document.scrollingElement;
  const width = root.clientWidth;
  if (root.scrollWidth > width || innerWidth > width) {
    const wide = (element) => element.getBoundingClientRect().right > width + 1;
    const names = [...document.querySelectorAll("body *")].filter((each) => wide(each) && !each.closest(".table")).map(told);
    faults.add(`the page is ${Math.max(innerWidth, root.scrollWidth)} wide on a screen of ${width}: ${names.slice(0, 3)}`);
  }

  // What can be seen of an element: what lies between the edges of everything around it that scrolls.
  const known = new Map();
  const seen = (element) => {
    if (element === document.body) {
      return {left: -Infinity, right: Infinity};
    }
    let own = known.get(element);
    if (!own) {
      const style = getComputedStyle(element);
      own = {...seen(element.parentElement)};
      if (["auto", "scroll"].includes(style.overflowX)) {
        const box = element.getBoundingClientRect();
        own = {left: Math.max(own.left, box.left), right: Math.min(own.right, box.right)};
      } else if ([style.overflowX, style.overflowY].some((each) => each === "hidden" || each === "clip")) {
        if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) {
          faults.add(`cut off: ${told(element)}`);
        }
      }
      known.set(element, own);
    }
    return own;
  };

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest(".hidden, script, style, svg, [data-chart]") || !element.checkVisibility()) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const edges = seen(element);
    for (const rect of range.getClientRects()) {
      const line = {
        left: Math.max(rect.left, edges.left), right: Math.min(rect.right, edges.right),
        top: rect.top, bottom: rect.bottom, element,
      };
      if (line.right - line.left > 1 && rect.height > 1) {
        lines.push(line);
      }
    }
    const cell = element.closest("td, th, dd, dt, button, summary, label");
    if (cell) {
      const box = cell.getBoundingClientRect();
      const text = range.getBoundingClientRect();
      if (text.left < box.left - 1 || text.right > box.right + 1 || text.top < box.top - 1 || text.bottom > box.bottom + 1) {
        faults.add(`leaves its box: ${told(cell)}`);
      }
    }
  }

  // Tall letters reach into the next line, so a part of the height may be shared.
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 3; next++) {
      const other = lines[next];
      const high = Math.min(one.bottom, other.bottom) - other.top;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (wide > 2 && high > 0.35 * Math.min(one.bottom - one.top, other.bottom - other.top)) {
        faults.add(`lies on other text: ${told(one.element)} and ${told(other.element)}`);
      }
    }
  });
  return [...faults];
}
