// Marks in the contents which section is being read, and keeps the mark in sight.
const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
const mark = (id) =>
  links.forEach((link, each) => {
    if (each !== id) {
      link.removeAttribute("aria-current");
    } else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      const list = link.closest("ul");
      list.scrollTo({left: link.offsetLeft - list.offsetLeft - list.clientWidth / 2 + link.offsetWidth / 2});
    }
  });
const readSection = () => {
  const begun = [...links.keys()].filter((id) => document.getElementById(id).getBoundingClientRect().top < innerHeight / 3);
  mark(begun.length > 0 ? begun[begun.length - 1] : undefined);
};
addEventListener("scroll", readSection, {passive: true});
readSection();
