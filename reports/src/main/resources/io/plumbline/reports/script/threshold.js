// Lets the reader move a threshold along its curve, by slider, keys, buttons or the handle in the chart, and counts what
// calling at it came to. A step is a row of the chart: recall, precision, threshold, and leads found, wasted and missed.
const explore = (panel) => {
  const chart = charts[panel.dataset.explorer];
  const place = panel.querySelector("[data-chart]");
  const handle = panel.querySelector("[data-threshold-handle]");
  const slider = panel.querySelector("[data-threshold-slider]");
  const buttons = [...panel.querySelectorAll("[data-go]")];
  const switches = [...panel.querySelectorAll("input[data-scorer]")];
  const months = panel.dataset.months === "" ? undefined : Number(panel.dataset.months);
  let scorer = switches[0].value;
  let steps = [];
  let canvas;

  const ratio = (part, whole) => (whole > 0 ? part / whole : undefined);
  const typed = (name) => {
    const field = panel.querySelector(`[data-money="${name}"]`);
    return field.value === "" || field.valueAsNumber < 0 ? undefined : field.valueAsNumber;
  };
  const money = (found, called) => {
    const value = typed("value");
    const cost = typed("cost");
    return value === undefined || cost === undefined ? undefined : value * found - cost * called;
  };
  const monthly = (number) => (number === undefined || months === undefined ? undefined : number / months);

  const figures = () => {
    const [, , threshold, found, wasted, missed] = steps[slider.valueAsNumber];
    const called = found + wasted;
    return {
      "threshold": [threshold, numbers.number],
      "precision": [ratio(found, called), numbers.share],
      "recall": [ratio(found, found + missed), numbers.share],
      "leads-called": [called, numbers.count],
      "leads-per-month": [monthly(called), numbers.count],
      "found": [found, numbers.count],
      "missed": [missed, numbers.count],
      "money": [money(found, called), numbers.count],
      "money-per-month": [monthly(money(found, called)), numbers.count],
    };
  };

  const pixel = (step) => canvas.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, [step[0], step[1] === "-" ? 0 : step[1]]);
  const moveHandle = () => {
    handle.hidden = !canvas || steps.length === 0;
    if (!handle.hidden) {
      const [x, y] = pixel(steps[slider.valueAsNumber]);
      handle.style.left = `${x}px`;
      handle.style.top = `${y}px`;
      handle.style.background = getComputedStyle(root).getPropertyValue(`--${scorer}`);
    }
  };

  const show = () => {
    const shown = figures();
    const text = (name) => (shown[name][0] === undefined ? "–" : shown[name][1](shown[name][0]));
    panel.querySelectorAll("[data-figure]").forEach((each) => {
      each.textContent = text(each.dataset.figure);
      each.dataset.value = shown[each.dataset.figure][0] ?? "";
    });
    const leads = months === undefined ? "leads-called" : "leads-per-month";
    slider.setAttribute("aria-valuetext", slider.dataset.said.replace(/\{(\w+)\}/g, (all, name) => text(name === "leads" ? leads : name)));
    buttons.forEach((each) => each.setAttribute("aria-pressed", String(Number(each.dataset.threshold) === shown.threshold[0])));
    moveHandle();
  };

  const go = (index) => {
    slider.value = index;
    show();
  };
  const goTo = (threshold) => go(steps.findIndex((step) => step[2] === threshold));

  // The curve whose threshold moves is the thick one, and its chosen thresholds have their names.
  const emphasise = () => {
    const full = (id) => (chart.rows[id] || []).length > 0;
    const series = switches.flatMap(({value}) => [
      {id: value, lineStyle: {width: value === scorer ? 3.5 : 1.8}},
      {id: `chosen_${value}`, label: {show: value === scorer}},
    ]);
    canvas?.setOption({series: series.filter(({id}) => full(id))});
  };

  const choose = (chosen) => {
    scorer = chosen;
    steps = [...chart.rows[scorer]].reverse();
    slider.max = steps.length - 1;
    switches.forEach((each) => (each.checked = each.value === scorer));
    panel.querySelectorAll("[data-go], .told li").forEach((each) => (each.hidden = each.dataset.scorer !== scorer));
    const own = buttons.filter((each) => !each.hidden);
    const first = own.find((each) => each.dataset.aims === "true") || own[0];
    emphasise();
    first ? goTo(Number(first.dataset.threshold)) : go(Math.floor(steps.length / 2));
  };

  const nearest = (x, y) => {
    const distance = (step) => {
      const [left, top] = pixel(step);
      return (left - x) ** 2 + (top - y) ** 2;
    };
    const distances = steps.map(distance);
    return distances.indexOf(Math.min(...distances));
  };
  const drag = (event) => {
    const box = place.getBoundingClientRect();
    go(nearest(event.clientX - box.left, event.clientY - box.top));
  };
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => handle.hasPointerCapture(event.pointerId) && drag(event));

  slider.addEventListener("input", show);
  switches.forEach((each) => each.addEventListener("change", () => choose(each.value)));
  buttons.forEach((each) => each.addEventListener("click", () => goTo(Number(each.dataset.threshold))));
  panel.querySelectorAll("[data-money]").forEach((each) => each.addEventListener("input", show));
  place.addEventListener("drawn", ({detail}) => {
    if (!canvas) {
      canvas = detail;
      canvas.getZr().on("click", ({offsetX, offsetY}) => canvas.containPixel("grid", [offsetX, offsetY]) && go(nearest(offsetX, offsetY)));
    }
    emphasise();
    moveHandle();
  });
  choose(scorer);
};
document.querySelectorAll("[data-explorer]").forEach(explore);
draw();
