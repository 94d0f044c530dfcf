// Where the keyboard is now: the place of the focused element among those that it can reach, and whether that is seen.
() => {
  const element = document.activeElement;
  if (element === document.body) {
    return {place: -1, reached: true};
  }
  // Of a group of radio buttons the chosen one is reached, and the arrow keys go to the others.
  const reachable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((each) => each.checkVisibility() && !each.disabled && (each.type !== "radio" || each.checked));
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    place: reachable.indexOf(element),
    reachable: reachable.length,
    name: `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 40)}"`,
    ringed: style.outlineStyle !== "none" || style.boxShadow !== "none",
    inView: box.bottom > 0 && box.top < innerHeight,
  };
}
