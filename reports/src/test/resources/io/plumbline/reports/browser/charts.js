// What is wrong with the charts: not drawn, without a table, or with texts that leave them or lie on one another.
() => {
  const faults = [];
  const tables = [...document.querySelectorAll("table")];
  const bounded = (element, rect) => {
    const box = rect.clone();
    const transform = element.getComputedTransform();
    if (transform) {
      box.applyTransform(transform);
    }
    return {left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height};
  };
  // The library's own rectangle is off where a text has less width than it was given.
  const drawn = (element) => {
    const rect = element.getBoundingRect().clone();
    const share = {right: 1, center: 0.5}[element.style.textAlign] || 0;
    rect.x = element.style.x - share * rect.width;
    return bounded(element, rect);
  };
  const within = (box, edges) => ({
    left: Math.max(box.left, edges.left), right: Math.min(box.right, edges.right),
    top: Math.max(box.top, edges.top), bottom: Math.min(box.bottom, edges.bottom),
  });
  // Texts as far as they are seen: a legend that is paged through hides those of other pages.
  const textsOf = (place) =>
    echarts
      .getInstanceByDom(place)
      .getZr()
      .storage.getDisplayList(true)
      .filter((each) => each.type === "tspan" && !each.ignore && !each.invisible && each.style.text.trim())
      .map((each) => {
        const paths = each.__clipPaths || [];
        const seen = paths.reduce((box, path) => within(box, bounded(path, path.getBoundingRect())), drawn(each));
        return {...seen, text: each.style.text};
      })
      .filter((each) => each.right - each.left > 1 && each.bottom - each.top > 1);
  const isBlank = (canvas) => {
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    let painted = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at + 3] > 0) {
        painted++;
        colours.add((pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2]);
      }
    }
    return painted < 500 || colours.size < 5;
  };

  document.querySelectorAll("[data-chart]").forEach((place) => {
    const name = place.dataset.chart;
    const section = place.closest("section");
    if (!place.getAttribute("aria-label")) {
      faults.push(`${name}: has no text in its place`);
    }
    const after = tables.find((each) => place.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (!after || after.closest("section") !== section) {
      faults.push(`${name}: no table follows it in its section`);
    }
    const canvas = place.querySelector("canvas");
    if (!canvas || isBlank(canvas)) {
      faults.push(`${name}: is not drawn`);
      return;
    }
    const texts = textsOf(place);
    texts.forEach((one, at) => {
      if (one.left < -1 || one.top < -1 || one.right > place.clientWidth + 1 || one.bottom > place.clientHeight + 1) {
        faults.push(`${name}: "${one.text}" leaves the chart`);
      }
      texts.slice(at + 1).forEach((other) => {
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (wide > 2 && high > 3) {
          faults.push(`${name}: "${one.text}" lies on "${other.text}"`);
        }
      });
    });
  });
  return [...new Set(faults)];
}
