// Draws each chart from its option file and its rows. In an option file "var(--name)" is a colour of the
// style sheet and "@name" one of the functions below; a series without rows is left out.
(() => {
  "use strict";
  if (!window.echarts) {
    return; // The tables say the same.
  }
  const root = document.documentElement;
  const english = (options) => new Intl.NumberFormat("en", options).format;
  const number = english({maximumSignificantDigits: 4});
  const cell = (name) => (shown) => shown.value[shown.dimensionNames.indexOf(name)];
  const functions = {
    percent: english({style: "percent", maximumFractionDigits: 1}),
    percent1: english({style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1}),
    count: english({maximumFractionDigits: 0}),
    name: (shown) => cell("name")(shown),
    leads: (shown) => functions.count(cell("leads")(shown)),
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

  const axis = (own, colours) => {
    const text = colours.getPropertyValue("--text").trim();
    const line = colours.getPropertyValue("--line").trim();
    return {
      ...own,
      nameTextStyle: {...own.nameTextStyle, color: text},
      axisLabel: {color: text, ...own.axisLabel},
      axisLine: {lineStyle: {color: line}},
      splitLine: {show: own.type !== "category", lineStyle: {color: line}},
    };
  };

  const optionOf = (chart) => {
    const colours = getComputedStyle(root);
    const option = filled(chart.option, colours);
    const text = colours.getPropertyValue("--text").trim();
    const full = (series) => (chart.rows[series.datasetId] || []).length > 0;
    return {
      ...option,
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: text},
      legend: {...option.legend, textStyle: {color: text}, pageTextStyle: {color: text}},
      tooltip: {
        backgroundColor: colours.getPropertyValue("--panel").trim(),
        borderColor: colours.getPropertyValue("--line").trim(),
        textStyle: {color: text},
        valueFormatter: (value) => (typeof value === "number" ? number(value) : value),
        ...option.tooltip,
      },
      xAxis: axis(option.xAxis, colours),
      yAxis: axis(option.yAxis, colours),
      dataset: option.dataset.map((each) => ({...each, source: chart.rows[each.id] || []})),
      series: option.series.filter(full),
    };
  };

  const charts = JSON.parse(document.getElementById("charts").textContent);
  root.classList.add("scripts");
  const drawn = new Map();
  // What is folded away has no size, and is drawn when it is opened.
  const draw = () =>
    document.querySelectorAll("[data-chart]").forEach((place) => {
      if (place.clientWidth > 0) {
        const canvas = drawn.get(place) || echarts.init(place, null, {renderer: "canvas"});
        drawn.set(place, canvas);
        canvas.resize();
        canvas.setOption(optionOf(charts[place.dataset.chart]), true);
      }
    });
  const resize = () =>
    drawn.forEach((canvas, place) => {
      if (place.clientWidth > 0) {
        canvas.resize();
      }
    });
  const printing = (on) => () => {
    root.classList.toggle("printing", on);
    resize();
    draw();
  };
  draw();
  addEventListener("resize", resize);
  document.addEventListener("toggle", draw, true);
  addEventListener("beforeprint", printing(true));
  addEventListener("afterprint", printing(false));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
