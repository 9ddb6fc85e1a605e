// Draws a chart with Chart.js.
window.draw = spec => {
  const look = spec.look, kind = spec.kind, round = kind === "pie" || kind === "ring", several = spec.series.length > 1;
  if (kind === "box") return null;
  Chart.defaults.font.family = look.font;
  Chart.defaults.font.size = look.size;
  Chart.defaults.color = look.ink;
  const canvas = document.createElement("canvas");
  canvas.width = look.width; canvas.height = look.height;
  document.body.append(canvas);
  const fade = c => look.alpha < 1 ? c + Math.round(look.alpha * 255).toString(16).padStart(2, "0") : c;
  const grid = dark => ({display: look.grid === "both" || (look.grid === "y" && dark), color: look.dark ? "#ffffff33" : "#0000001a"});
  const sets = spec.series.map((name, s) => ({
    label: name, borderColor: colour(spec, s), pointStyle: look.style % 4 ? "circle" : "rect",
    backgroundColor: round || (!several && !look.one_colour && kind === "bar") ? spec.values[0].map((_, i) => fade(colour(spec, i))) : fade(colour(spec, s)),
    borderWidth: round ? (look.edge ? 2 : 0) : kind === "line" || kind === "area" ? look.thick : look.edge ? 1 : 0,
    data: kind === "scatter" ? spec.values[s].map((y, i) => ({x: spec.across[s][i], y})) : spec.values[s],
    pointRadius: kind === "scatter" ? look.thick + 2.5 : look.markers && kind !== "area" ? look.thick + 1.5 : 0, tension: look.smooth ? 0.4 : 0,
    fill: kind === "area" ? (several ? (s ? "-1" : "origin") : "origin") : false,
    barPercentage: kind === "histogram" ? 1 : 1 - look.gap / 3, categoryPercentage: kind === "histogram" ? 0.98 : 1 - look.gap / 2,
  }));
  if (round) sets[0].borderColor = look.paper;
  const stacked = kind === "stacked bar" || (kind === "area" && several);
  const value = {stacked, beginAtZero: look.zero || kind.includes("bar") || kind === "histogram", grid: grid(true), border: {display: look.spines !== "none"},
    title: {display: !!spec.y_title, text: spec.y_title}, ticks: {callback: v => tickText(v, spec)}};
  const names = {stacked, grid: grid(false), offset: kind.includes("bar") || kind === "histogram" || look.style % 3 === 0,
    title: {display: !!spec.x_title, text: spec.x_title}, ticks: {maxRotation: look.turn || 50, minRotation: look.turn}};
  if (kind === "scatter") { names.type = "linear"; names.ticks = {}; names.offset = false; }
  const edges = spec.across[0] || [];
  const labels = kind === "histogram" ? spec.values[0].map((_, i) => `${edges[i]}–${edges[i + 1]}`) : spec.categories;
  const chart = new Chart(canvas, {
    type: {bar: "bar", "grouped bar": "bar", "stacked bar": "bar", histogram: "bar", line: "line", area: "line", pie: "pie", ring: "doughnut", scatter: "scatter"}[kind],
    data: {labels, datasets: sets},
    options: {
      responsive: false, animation: false, indexAxis: spec.horizontal ? "y" : "x", cutout: kind === "ring" ? `${Math.round(look.hole * 100)}%` : 0,
      rotation: round ? look.start - 90 : 0, layout: {padding: 8}, scales: round ? {} : spec.horizontal ? {x: value, y: names} : {x: names, y: value},
      plugins: {
        title: {display: !!spec.title, text: spec.title, font: {size: look.size * look.title_scale, weight: look.style % 2 ? "bold" : "normal"}, align: look.style % 3 ? "center" : "start"},
        subtitle: {display: !!spec.subtitle, text: spec.subtitle},
        legend: {display: round || several, position: look.legend === "inside" ? "top" : look.legend, labels: {usePointStyle: look.style % 3 === 0, boxWidth: look.style % 5 < 2 ? look.size : 40}},
      },
    },
    plugins: [{id: "paper", beforeDraw: c => { c.ctx.save(); c.ctx.fillStyle = look.paper; c.ctx.fillRect(0, 0, c.width, c.height); c.ctx.restore(); }},
      {id: "labels", afterDraw: c => {
        if (!look.labels && !(round && look.percent !== "none")) return;
        if (several && kind === "line" || kind === "area" || kind === "scatter") return;
        c.data.datasets.forEach((set, s) => c.getDatasetMeta(s).data.forEach((mark, i) => {
          const v = spec.values[s][i], at = round || kind === "stacked bar" ? mark.getCenterPoint() : mark;
          c.ctx.save(); c.ctx.font = `${look.size}px ${look.font}`; c.ctx.textAlign = "center"; c.ctx.textBaseline = "middle";
          c.ctx.fillStyle = round || kind === "stacked bar" ? "#ffffff" : look.ink;
          const text = round && look.percent === "percent" ? `${(v / sum(spec.values[0]) * 100).toFixed(look.style % 2)}%` : tickText(v, spec);
          const beyond = round || kind === "stacked bar" ? [0, 0] : spec.horizontal ? [v < 0 ? -22 : 22, 0] : [0, v < 0 ? 10 : -10];
          c.ctx.fillText(text, at.x + beyond[0], at.y + beyond[1]); c.ctx.restore();
        }));
      }}],
  });
  window.painted.length = 0;
  chart.draw();
  const origin = canvas.getBoundingClientRect(), moved = ([l, t, r, b]) => [l + origin.left, t + origin.top, r + origin.left, b + origin.top];
  const marks = [];
  chart.data.datasets.forEach((_, s) => {
    const data = chart.getDatasetMeta(s).data, points = data.map(m => [m.x + origin.left, m.y + origin.top]);
    if (kind === "line" || kind === "area") {
      const base = s && several ? chart.getDatasetMeta(s - 1).data.map(m => [m.x + origin.left, m.y + origin.top]).reverse() : [];
      const floor = chart.scales.y.getPixelForValue(Math.min(Math.max(0, chart.scales.y.min), chart.scales.y.max)) + origin.top;
      const under = base.length ? base : [[points[points.length - 1][0], floor], [points[0][0], floor]];
      const bent = data.flatMap((m, i) => i && look.smooth ? [...Array(13).keys()].map(k => { const a = data[i - 1], t = k / 12, u = 1 - t;
        return ["x", "y"].map(c => u ** 3 * a[c] + 3 * u * u * t * (a.cp2x === undefined ? a[c] : a["cp2" + c]) + 3 * u * t * t * (m.cp1x === undefined ? m[c] : m["cp1" + c]) + t ** 3 * m[c] + (c === "x" ? origin.left : origin.top)); }) : []);
      marks.push({shape: kind, series: s, index: 0, points: kind === "area" ? points.concat(under) : points, ...(bent.length && kind === "line" ? {course: bent} : {})});
    } else if (kind === "scatter") marks.push({shape: "point", series: s, index: 0, points});
    else data.forEach((m, i) => {
      if (round) marks.push({shape: "wedge", series: 0, index: i, centre: [m.x + origin.left, m.y + origin.top], outer: m.outerRadius, inner: m.innerRadius,
        start: m.startAngle * 180 / Math.PI, end: m.endAngle * 180 / Math.PI});
      else {
        const box = spec.horizontal ? [Math.min(m.x, m.base), m.y - m.height / 2, Math.max(m.x, m.base), m.y + m.height / 2] : [m.x - m.width / 2, Math.min(m.y, m.base), m.x + m.width / 2, Math.max(m.y, m.base)];
        marks.push({shape: "bar", series: s, index: i, box: moved(box)});
      }
    });
  });
  const area = chart.chartArea, boxes = (chart.legend && chart.legend.legendHitBoxes) || [], wide = look.style % 3 === 0 ? look.size : look.style % 5 < 2 ? look.size : 40;
  const keys = round || several ? boxes.map((b, i) => ({series: i, box: moved([b.left, b.top, b.left + wide, b.top + b.height])})) : [];
  return {plot: moved([area.left, area.top, area.right, area.bottom]), marks, keys, texts: window.painted.map(t => ({text: t.text, box: moved(t.box)}))};
};
