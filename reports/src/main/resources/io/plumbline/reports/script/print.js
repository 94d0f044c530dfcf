// On paper everything is unfolded, and charts are drawn in its width and in light colours.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open])")];
  unfolded.forEach((each) => (each.open = true));
  root.classList.add("printing");
  draw();
});
addEventListener("afterprint", () => {
  unfolded.forEach((each) => (each.open = false));
  root.classList.remove("printing");
  draw();
});
