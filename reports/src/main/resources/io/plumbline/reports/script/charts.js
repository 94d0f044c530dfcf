// Draws each chart from its option file and its rows. In an option file "var(--name)" is a colour of the
// style sheet and "@name" one of the functions below; a series without rows is left out.
const charts = JSON.parse(document.getElementById("charts").textContent);
const cell = (shown, name) => shown.value[shown.dimensionNames.indexOf(name)];
const functions = {
  ...numbers,
  name: (shown) => cell(shown, "name"),
  leads: (shown) => numbers.count(cell(shown, "leads")),
  // Area by the logarithm: a bin of 100,000 rows must not hide one of 100.
  dot: (row, shown) => 4 + 3 * Math.log10(1 + row[shown.dimensionNames.indexOf("row_count")]),
};

const filled = (value, colours) => {
  if (typeof value === "string" && value.startsWith("var(")) {
    return colours.getPropertyValue(value.slice(4, -1)).trim();
  }
  if (typeof value === "string" && value.startsWith("@")) {
    return functions[value.slice(1)];
  }
  if (Array.isArray(value)) {
    return value.map((each) => filled(each, colours));
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, colours)]));
  }
  return value;
};

// A chart's texts grow with the page's, which is larger on a wall.
const textSize = () => 0.78 * parseFloat(getComputedStyle(root).fontSize);
const roomFor = (pixels) => (pixels * textSize()) / 12.5;

const axis = (own, colours) => {
  const text = {color: colours.getPropertyValue("--text").trim(), fontSize: textSize()};
  const line = colours.getPropertyValue("--line").trim();
  return {
    ...own,
    ...(own.nameGap && {nameGap: roomFor(own.nameGap)}),
    nameTextStyle: {...own.nameTextStyle, ...text},
    axisLabel: {...text, ...own.axisLabel},
    axisLine: {lineStyle: {color: line}},
    splitLine: {show: own.type !== "category", lineStyle: {color: line}},
  };
};

const optionOf = (chart) => {
  const colours = getComputedStyle(root);
  const option = filled(chart.option, colours);
  const text = {color: colours.getPropertyValue("--text").trim(), fontSize: textSize()};
  const muted = colours.getPropertyValue("--muted").trim();
  const full = (series) => (chart.rows[series.datasetId] || []).length > 0;
  return {
    ...option,
    animation: false,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, ...text},
    legend: {inactiveColor: muted, ...option.legend, textStyle: text, pageTextStyle: text},
    tooltip: {
      backgroundColor: colours.getPropertyValue("--panel").trim(),
      borderColor: colours.getPropertyValue("--line").trim(),
      textStyle: text,
      confine: true,
      valueFormatter: (value) => (typeof value === "number" ? numbers.number(value) : value),
      ...option.tooltip,
    },
    grid: {...option.grid, top: roomFor(option.grid.top), bottom: roomFor(option.grid.bottom)},
    xAxis: axis(option.xAxis, colours),
    yAxis: axis(option.yAxis, colours),
    dataset: option.dataset.map((each) => ({...each, source: chart.rows[each.id] || []})),
    series: option.series.filter(full),
  };
};

// What is folded away has no size, and is drawn when it is opened. Who draws more into a chart listens to "drawn".
const drawn = new Map();
const drawIn = (part) =>
  part.querySelectorAll("[data-chart]").forEach((place) => {
    if (place.clientWidth > 0) {
      const canvas = drawn.get(place) || echarts.init(place, null, {renderer: "canvas"});
      drawn.set(place, canvas);
      canvas.resize();
      canvas.setOption(optionOf(charts[place.dataset.chart]), true);
      place.dispatchEvent(new CustomEvent("drawn", {bubbles: true, detail: canvas}));
    }
  });
const draw = () => drawIn(document);

root.classList.add("scripts");
document.addEventListener("toggle", ({target}) => target.open && drawIn(target), true);
addEventListener("resize", draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
