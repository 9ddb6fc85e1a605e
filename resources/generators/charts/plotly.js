// Draws a chart with Plotly.
window.draw = async spec => {
  const look = spec.look, kind = spec.kind, round = kind === "pie" || kind === "ring", several = spec.series.length > 1;
  const host = document.createElement("div");
  host.style.cssText = `width:${look.width}px;height:${look.height}px`;
  document.body.append(host);
  const label = v => tickText(v, spec);
  let data;
  if (round) data = [{type: "pie", labels: spec.categories, values: spec.values[0], hole: kind === "ring" ? look.hole : 0, sort: false, rotation: look.start,
    direction: look.clockwise ? "clockwise" : "counterclockwise", marker: {colors: spec.values[0].map((_, i) => colour(spec, i)), line: {color: look.paper, width: look.edge ? 2 : 0}},
    textinfo: {none: look.names === "legend" ? "none" : "label", percent: look.names === "legend" ? "percent" : "label+percent", value: look.names === "legend" ? "value" : "label+value"}[look.percent],
    textposition: look.names === "outside" ? "outside" : "auto", texttemplate: undefined}];
  else if (kind === "scatter") data = spec.series.map((name, s) => ({type: "scatter", mode: "markers", name, x: spec.across[s], y: spec.values[s],
    marker: {color: colour(spec, s), size: look.thick * 2 + 5, opacity: look.alpha, symbol: ["circle", "circle", "square", "diamond", "x"][(look.style + s) % 5]}}));
  else if (kind === "histogram") data = [{type: "bar", x: spec.values[0].map((_, i) => (spec.across[0][i] + spec.across[0][i + 1]) / 2), y: spec.values[0],
    width: spec.across[0][1] - spec.across[0][0], marker: {color: colour(spec, 0), line: {color: look.paper, width: 1}}}];
  else if (kind === "box") data = [{type: "box", x: spec.categories, lowerfence: spec.values[0].map(v => v[0]), q1: spec.values[0].map(v => v[1]), median: spec.values[0].map(v => v[2]),
    q3: spec.values[0].map(v => v[3]), upperfence: spec.values[0].map(v => v[4]), marker: {color: colour(spec, 0)}, line: {width: 1.5}}];
  else data = spec.series.map((name, s) => {
    const colours = !several && !look.one_colour && kind === "bar" ? spec.values[s].map((_, i) => colour(spec, i)) : colour(spec, s);
    const along = spec.horizontal ? {x: spec.values[s], y: spec.categories, orientation: "h"} : {x: spec.categories, y: spec.values[s]};
    if (kind === "line" || kind === "area") return {...along, type: "scatter", name, mode: look.markers && kind === "line" ? "lines+markers" : "lines", fill: kind === "area" ? (several ? "tonexty" : "tozeroy") : "none",
      stackgroup: kind === "area" && several ? "one" : undefined, line: {color: colour(spec, s), width: look.thick, shape: look.smooth ? "spline" : "linear", dash: look.style % 7 === 0 && s ? "dash" : "solid"},
      marker: {size: look.thick * 2 + 4}};
    return {...along, type: "bar", name, marker: {color: colours, opacity: look.alpha, line: {color: look.ink, width: look.edge ? 1 : 0}}, text: look.labels ? spec.values[s].map(label) : undefined,
      textposition: kind === "stacked bar" ? "inside" : "outside"};
  });
  const line = {showgrid: look.grid !== "none", gridcolor: look.dark ? "#444" : look.style % 2 ? "#e5e5e5" : "#ffffff", zerolinecolor: "#999", showline: look.spines !== "none", linecolor: look.ink, automargin: true};
  const value = {...line, title: {text: spec.y_title}, rangemode: look.zero ? "tozero" : "normal"};
  if (look.ticks === "thousands") value.tickformat = ","; else if (look.ticks === "unit" && spec.unit) "$£".includes(spec.unit) ? value.tickprefix = spec.unit : value.ticksuffix = " " + spec.unit;
  const names = {...line, showgrid: look.grid === "both", title: {text: spec.x_title}, tickangle: look.turn ? -look.turn : undefined, type: spec.categories.length ? "category" : undefined, automargin: true};
  if (spec.horizontal) names.autorange = "reversed";
  const place = {top: {orientation: "h", y: 1.1}, bottom: {orientation: "h", y: -0.2}, right: {}, inside: {x: 0.02, y: 0.98, bgcolor: "rgba(0,0,0,0)"}}[look.legend];
  const plotPaper = look.dark ? look.paper : look.style % 2 ? look.paper : "#e5ecf6";
  await Plotly.newPlot(host, data, {
    width: look.width, height: look.height, title: {text: spec.title + (spec.subtitle ? `<br><sub>${spec.subtitle}</sub>` : ""), font: {size: look.size * look.title_scale * 1.2}, x: look.style % 3 ? 0.5 : 0.05},
    font: {family: look.font, size: look.size, color: look.ink}, paper_bgcolor: look.paper, plot_bgcolor: plotPaper, barmode: kind === "stacked bar" ? "stack" : "group", bargap: kind === "histogram" ? 0 : look.gap,
    xaxis: spec.horizontal ? value : names, yaxis: spec.horizontal ? names : value, legend: place, showlegend: (round && look.names !== "outside") || several, margin: {t: spec.title ? 60 : 25, l: 60, r: 30, b: 50},
  }, {displayModeBar: false, staticPlot: true});
  const marks = [];
  const size = host._fullLayout._size, at = host.getBoundingClientRect();
  const plot = [at.left + size.l, at.top + size.t, at.left + size.l + size.w, at.top + size.t + size.h];
  const xa = host._fullLayout.xaxis, ya = host._fullLayout.yaxis;
  const spot = (x, y) => [plot[0] + xa.c2p(xa.d2c ? xa.d2c(x) : x), plot[1] + ya.c2p(ya.d2c ? ya.d2c(y) : y)];
  if (round) {
    const cd = host.calcdata[0], t = cd[0].trace, middle = [plot[0] + cd[0].cx - size.l, plot[1] + cd[0].cy - size.t];
    let turn = look.start - 90, total = sum(spec.values[0]);
    spec.values[0].forEach((v, i) => {
      const part = v / total * 360 * (look.clockwise ? 1 : -1), from = turn, to = turn + part;
      turn = to;
      marks.push({shape: "wedge", series: 0, index: i, centre: middle, outer: cd[0].r, inner: kind === "ring" ? cd[0].r * look.hole : 0, start: Math.min(from, to), end: Math.max(from, to)});
    });
  } else if (kind.includes("bar") || kind === "histogram") {
    host.querySelectorAll(".trace.bars").forEach((trace, s) => trace.querySelectorAll(".point path").forEach((path, i) => marks.push({shape: "bar", series: s, index: i, box: boxOf(path)})));
  } else if (kind === "box") spec.values[0].forEach((v, i) => {
    const x = spot(spec.categories[i], 0)[0], path = host.querySelectorAll(".trace.boxes path.box")[i], outer = boxOf(path);
    const y = n => spot(spec.categories[i], v[n])[1];
    marks.push({shape: "box", series: 0, index: i, box: [outer[0], y(3), outer[2], y(1)], low: [x, y(0)], high: [x, y(4)], median: [x, y(2)]});
  }); else {
    let below = null;
    spec.series.forEach((_, s) => {
      const heights = spec.values[s].map((v, i) => v + (kind === "area" && several && below ? below[i] : 0));
      const points = heights.map((v, i) => spot(kind === "scatter" ? spec.across[s][i] : spec.categories[i], v));
      const under = heights.map((_, i) => spot(spec.categories[i], below && several ? below[i] : 0)).reverse();
      marks.push({shape: kind === "scatter" ? "point" : kind, series: s, index: 0, points: kind === "area" ? points.concat(under) : points});
      const path = kind === "line" && host.querySelectorAll(".scatterlayer .trace")[s]?.querySelector(".js-line");
      if (path) marks[marks.length - 1].course = course(path);
      if (kind === "area") below = heights;
    });
  }
  const keys = [...host.querySelectorAll(".legend .traces")].map((g, i) => {
    const shape = g.querySelector(".legendlines path, .legendpoints path, .legendsymbols path, .layers path") || g.querySelector("path");
    return shape ? {series: i, box: boxOf(shape)} : null;
  }).filter(Boolean);
  return {plot, marks, keys, texts: shownTexts(host)};
};
