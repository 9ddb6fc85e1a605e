// Draws a chart with D3, in the manner of its examples.
window.draw = spec => {
  const look = spec.look, kind = spec.kind, round = kind === "pie" || kind === "ring", several = spec.series.length > 1;
  const W = look.width, H = look.height, em = look.size;
  const svg = d3.select(document.body).append("svg").attr("width", W).attr("height", H).style("display", "block").style("background", look.paper)
    .attr("font-family", look.font).attr("font-size", em).attr("fill", look.ink);
  const longest = names => d3.max(names, n => n.length) || 0;
  const named = !spec.horizontal && (look.turn || sum(spec.categories.map(c => c.length)) * em * 0.6 > W * 0.8);
  const side = (round || several) && look.legend === "right";
  const m = {top: 12 + (spec.title ? em * look.title_scale * 1.8 : 0) + ((round || several) && look.legend === "top" ? em * 2 : 0), right: 20 + (side ? longest(round ? spec.categories : spec.series) * em * 0.62 + 30 : 0),
    bottom: em * 2.4 + (spec.x_title ? em * 1.6 : 0) + (named ? Math.min(longest(spec.categories) * em * 0.42, H * 0.3) : 0) + ((round || several) && look.legend === "bottom" ? em * 2 : 0),
    left: em * 4.2 + (spec.y_title ? em * 1.5 : 0) + (spec.horizontal ? Math.max(0, longest(spec.categories) * em * 0.58 - em * 3) : 0)};
  if (spec.horizontal) m.bottom = em * 2.4 + (spec.y_title ? em * 1.6 : 0);
  const plot = [m.left, m.top, W - m.right, H - m.bottom], marks = [], keys = [];
  const write = (x, y, text, size, anchor = "start", turn = 0, weight = "normal") => svg.append("text").attr("transform", `translate(${x},${y}) rotate(${turn})`)
    .attr("text-anchor", anchor).attr("font-size", size).attr("font-weight", weight).text(text);
  if (spec.title) write(look.style % 2 ? W / 2 : m.left, 10 + em * look.title_scale, spec.title, Math.min(em * look.title_scale, W / spec.title.length * 1.8), look.style % 2 ? "middle" : "start", 0, look.style % 3 ? "bold" : "normal");
  const legend = names => {
    const where = look.legend;
    let x = where === "right" ? plot[2] + 14 : where === "inside" ? plot[0] + 12 : plot[0], y = where === "bottom" ? H - em * 0.7 : where === "top" ? plot[1] - em : plot[1] + em;
    names.forEach((name, i) => {
      const kindOfKey = kind === "line" && look.style % 2 ? "line" : look.style % 3 ? "rect" : "circle";
      const box = [x, y - em * 0.85, x + em, y + em * 0.15];
      if (kindOfKey === "line") svg.append("line").attr("x1", x).attr("x2", x + em).attr("y1", y - em * 0.35).attr("y2", y - em * 0.35).attr("stroke", colour(spec, i)).attr("stroke-width", look.thick);
      else if (kindOfKey === "rect") svg.append("rect").attr("x", x).attr("y", y - em * 0.85).attr("width", em).attr("height", em).attr("fill", colour(spec, i));
      else svg.append("circle").attr("cx", x + em / 2).attr("cy", y - em * 0.35).attr("r", em / 2).attr("fill", colour(spec, i));
      const text = write(x + em * 1.4, y, name, em);
      keys.push({series: i, box});
      if (where === "right" || where === "inside") y += em * 1.5; else x += em * 3 + text.node().getBBox().width;
    });
  };
  if (round) {
    const centre = [(plot[0] + plot[2]) / 2, (plot[1] + plot[3]) / 2], r = Math.min(plot[2] - plot[0], plot[3] - plot[1]) / 2 - em * (look.names === "legend" ? 0 : 1.8);
    const inner = kind === "ring" ? r * look.hole : 0, total = sum(spec.values[0]);
    const arcs = d3.pie().sort(null).startAngle((90 - look.start) * Math.PI / 180).endAngle((90 - look.start + 360) * Math.PI / 180)(spec.values[0]);
    const g = svg.append("g").attr("transform", `translate(${centre})`);
    g.selectAll("path").data(arcs).join("path").attr("d", d3.arc().innerRadius(inner).outerRadius(r)).attr("fill", (_, i) => colour(spec, i)).attr("stroke", look.edge ? look.paper : "none");
    arcs.forEach((a, i) => {
      const angle = (a.startAngle + a.endAngle) / 2, v = spec.values[0][i], at = f => [centre[0] + Math.sin(angle) * f, centre[1] - Math.cos(angle) * f];
      marks.push({shape: "wedge", series: 0, index: i, centre, outer: r, inner, start: a.startAngle * 180 / Math.PI - 90, end: a.endAngle * 180 / Math.PI - 90});
      if (look.names !== "legend") write(...at(r + em), spec.categories[i], em, Math.sin(angle) > 0.15 ? "start" : Math.sin(angle) < -0.15 ? "end" : "middle");
      if (look.percent !== "none" && v / total > 0.03) write(...at((r + inner) / 2 + (inner ? 0 : r * 0.15)), look.percent === "percent" ? `${(v / total * 100).toFixed(look.style % 2)}%` : tickText(v, spec), em, "middle");
    });
    if (look.names !== "outside") legend(spec.categories);
    return {plot, marks, keys, texts: shownTexts(document)};
  }
  const flat = spec.values.flat(2), stacked = kind === "stacked bar" || (kind === "area" && several);
  const sums = stacked ? spec.categories.map((_, i) => sum(spec.values.map(v => v[i]))) : flat;
  const bars = kind.includes("bar") || kind === "histogram" || kind === "area";
  let low = d3.min(sums), high = d3.max(sums);
  low = bars || look.zero ? Math.min(0, low) : low; high = bars || look.zero ? Math.max(0, high) : high;
  const value = d3.scaleLinear().domain([low, high * (high > 0 ? 1.05 : 1)]).nice().range(spec.horizontal ? [plot[0], plot[2]] : [plot[3], plot[1]]);
  const extent = spec.horizontal ? [plot[1], plot[3]] : [plot[0], plot[2]];
  let place;
  if (kind === "scatter" || kind === "histogram") place = d3.scaleLinear().domain(d3.extent(spec.across.flat())).range(extent), kind === "scatter" && place.nice();
  else if (kind === "line" || kind === "area") place = d3.scalePoint(spec.categories, extent).padding(look.style % 2 ? 0.3 : 0);
  else place = d3.scaleBand(spec.categories, extent).padding(look.gap);
  const grid = (scale, vertical) => scale.ticks(6).forEach(t => svg.append("line").attr("stroke", look.ink).attr("stroke-opacity", 0.15)
    .attr("x1", vertical ? scale(t) : plot[0]).attr("x2", vertical ? scale(t) : plot[2]).attr("y1", vertical ? plot[1] : scale(t)).attr("y2", vertical ? plot[3] : scale(t)));
  if (look.grid !== "none") grid(value, spec.horizontal);
  const fill = (s, i) => !several && !look.one_colour && kind === "bar" ? colour(spec, i) : colour(spec, s);
  const bar = (s, i, box) => {
    svg.append("rect").attr("x", box[0]).attr("y", box[1]).attr("width", Math.max(box[2] - box[0], 0)).attr("height", Math.max(box[3] - box[1], 0)).attr("fill", fill(s, i)).attr("opacity", look.alpha)
      .attr("stroke", look.edge ? look.ink : "none").attr("rx", look.style % 9 === 0 ? 3 : 0);
    marks.push({shape: "bar", series: s, index: i, box});
    if (look.labels && kind !== "histogram") {
      const v = spec.values[s][i], text = tickText(v, spec);
      if (kind === "stacked bar") write((box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + em * 0.35, text, em * 0.85, "middle").attr("fill", "#fff");
      else if (spec.horizontal) write(v < 0 ? box[0] - 4 : box[2] + 4, (box[1] + box[3]) / 2 + em * 0.35, text, em * 0.85, v < 0 ? "end" : "start");
      else write((box[0] + box[2]) / 2, v < 0 ? box[3] + em : box[1] - 4, text, em * 0.85, "middle");
    }
  };
  const level = Math.min(Math.max(0, value.domain()[0]), value.domain()[1]);
  const span = (from, to, a, b) => spec.horizontal ? [Math.min(value(from), value(to)), a, Math.max(value(from), value(to)), b] : [a, Math.min(value(from), value(to)), b, Math.max(value(from), value(to))];
  if (kind === "histogram") spec.values[0].forEach((v, i) => bar(0, i, [place(spec.across[0][i]) + 0.5, value(v), place(spec.across[0][i + 1]) - 0.5, value(0)]));
  else if (kind === "box") spec.values[0].forEach((v, i) => {
    const x = place(spec.categories[i]), w = place.bandwidth(), mid = x + w / 2;
    svg.append("line").attr("x1", mid).attr("x2", mid).attr("y1", value(v[0])).attr("y2", value(v[4])).attr("stroke", look.ink);
    for (const end of [v[0], v[4]]) if (look.style % 2) svg.append("line").attr("x1", mid - w / 4).attr("x2", mid + w / 4).attr("y1", value(end)).attr("y2", value(end)).attr("stroke", look.ink);
    svg.append("rect").attr("x", x).attr("width", w).attr("y", value(v[3])).attr("height", value(v[1]) - value(v[3])).attr("fill", colour(spec, look.one_colour ? 0 : i)).attr("stroke", look.ink);
    svg.append("line").attr("x1", x).attr("x2", x + w).attr("y1", value(v[2])).attr("y2", value(v[2])).attr("stroke", look.ink).attr("stroke-width", 2);
    marks.push({shape: "box", series: 0, index: i, box: [x, value(v[3]), x + w, value(v[1])], low: [mid, value(v[0])], high: [mid, value(v[4])], median: [mid, value(v[2])]});
  });
  else if (kind === "scatter") spec.values.forEach((values, s) => {
    const points = values.map((y, i) => [place(spec.across[s][i]), value(y)]);
    points.forEach(p => svg.append("circle").attr("cx", p[0]).attr("cy", p[1]).attr("r", look.thick + 2).attr("fill", look.style % 4 ? colour(spec, s) : "none").attr("stroke", colour(spec, s)).attr("opacity", look.alpha));
    marks.push({shape: "point", series: s, index: 0, points});
  });
  else if (kind === "line" || kind === "area") {
    let below = spec.categories.map(() => level);
    spec.values.forEach((values, s) => {
      const top = values.map((v, i) => stacked ? v + (s ? below[i] : 0) : v), x = spec.categories.map(c => place(c)), curve = look.smooth ? d3.curveMonotoneX : d3.curveLinear;
      const points = top.map((v, i) => [x[i], value(v)]), under = below.map((v, i) => [x[i], value(v)]);
      if (kind === "area") {
        svg.append("path").attr("d", d3.area().x(d => d[0]).y0((_, i) => under[i][1]).y1(d => d[1]).curve(curve)(points)).attr("fill", colour(spec, s)).attr("opacity", look.alpha);
        marks.push({shape: "area", series: s, index: 0, points: points.concat([...under].reverse())});
        if (stacked) below = top;
      } else {
        const path = svg.append("path").attr("d", d3.line().curve(curve)(points)).attr("fill", "none").attr("stroke", colour(spec, s)).attr("stroke-width", look.thick).attr("stroke-dasharray", look.style % 8 === 0 && s ? "5 4" : null);
        if (look.markers) points.forEach(p => svg.append("circle").attr("cx", p[0]).attr("cy", p[1]).attr("r", look.thick + 1.5).attr("fill", look.style % 2 ? look.paper : colour(spec, s)).attr("stroke", colour(spec, s)));
        if (look.labels && !several) points.forEach((p, i) => write(p[0], p[1] - em * 0.6, tickText(values[i], spec), em * 0.8, "middle"));
        marks.push({shape: "line", series: s, index: 0, points, course: course(path.node())});
      }
    });
  } else {
    const many = kind === "grouped bar" ? spec.series.length : 1, w = place.bandwidth() / many;
    spec.categories.forEach((c, i) => {
      let up = 0, down = 0;
      spec.values.forEach((values, s) => {
        const v = values[i], from = kind === "stacked bar" ? (v < 0 ? down : up) : level, a = place(c) + (many > 1 ? s * w : 0);
        bar(s, i, span(from, from + v - (kind === "stacked bar" ? 0 : level), a, a + w * (many > 1 ? 0.95 : 1)));
        if (v < 0) down += v; else up += v;
      });
    });
  }
  const across = kind === "scatter" || kind === "histogram" ? d3.axisBottom(place).ticks(W / 90) : spec.horizontal ? d3.axisLeft(place) : d3.axisBottom(place);
  if (place.bandwidth && spec.categories.length > 14) across.tickValues(spec.categories.filter((_, i) => i % 2 === 0));
  const along = (spec.horizontal ? d3.axisBottom(value) : d3.axisLeft(value)).ticks(look.style % 2 ? 5 : 8).tickFormat(v => tickText(v, spec));
  const put = axis => { const g = svg.append("g").attr("font-family", look.font).call(axis).attr("font-size", em).attr("font-family", look.font).attr("color", look.ink); if (look.spines === "none") g.select(".domain").remove(); return g; };
  const bottom = put(spec.horizontal ? along : across).attr("transform", `translate(0,${plot[3]})`);
  put(spec.horizontal ? across : along).attr("transform", `translate(${plot[0]},0)`);
  if (named && !spec.horizontal) bottom.selectAll("text").attr("transform", `rotate(${-(look.turn || 45)})`).style("text-anchor", "end").attr("dx", "-0.6em").attr("dy", look.turn === 90 ? "-0.4em" : "0.3em");
  const [xt, yt] = spec.horizontal ? [spec.y_title, spec.x_title] : [spec.x_title, spec.y_title];
  if (xt) write((plot[0] + plot[2]) / 2, (several && look.legend === "bottom" ? H - em * 2.3 : H - em * 0.6), xt, em, "middle");
  if (yt) look.style % 4 ? write(em * 1.1, (plot[1] + plot[3]) / 2, yt, em, "middle", -90) : write(6, plot[1] - em * 0.6, yt, em);
  if (several) legend(spec.series);
  return {plot, marks, keys, texts: shownTexts(document)};
};
