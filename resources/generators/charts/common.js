// What all chart pages share: how a tick reads, and where the texts and shapes of a drawing are.
function tickText(value, spec) {
  const style = spec.look.ticks, plain = v => String(Number(v.toPrecision(10)));
  if (style === "short" && Math.abs(value) >= 1000)
    return Math.abs(value) >= 1e6 ? plain(value / 1e6) + "M" : plain(value / 1e3) + "k";
  const grouped = style === "thousands" || (style === "unit" && Math.abs(value) >= 1000);
  const number = grouped ? Number(value.toPrecision(10)).toLocaleString("en-US", {maximumFractionDigits: 8}) : plain(value);
  if (style === "unit" && spec.unit) return "$£".includes(spec.unit) ? spec.unit + number : number + " " + spec.unit;
  return number;
}
const colour = (spec, i) => spec.look.colours[i % spec.look.colours.length];
const boxOf = node => { const r = node.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
const shownTexts = root => [...root.querySelectorAll("text")]
  .filter(t => t.textContent.trim() && getComputedStyle(t).visibility !== "hidden" && !t.closest("[display=none]"))
  .map(t => ({text: t.textContent, box: boxOf(t)}));
const sum = values => values.reduce((a, b) => a + b, 0);

// Texts that are painted on a canvas: each call of fillText with the box it fills.
window.painted = [];
const paint = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  const m = this.getTransform(), size = this.measureText(text), scale = window.devicePixelRatio || 1;
  const corners = [[-size.actualBoundingBoxLeft, -size.actualBoundingBoxAscent], [size.actualBoundingBoxRight, size.actualBoundingBoxDescent]];
  const [[l, t], [r, b]] = corners;
  const placed = [[l, t], [r, t], [r, b], [l, b]].map(([u, v]) => [(m.a * (x + u) + m.c * (y + v) + m.e) / scale, (m.b * (x + u) + m.d * (y + v) + m.f) / scale]);
  const xs = placed.map(p => p[0]), ys = placed.map(p => p[1]);
  if (String(text).trim()) window.painted.push({text: String(text), box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]});
  return paint.call(this, text, x, y, ...rest);
};

// The course of an SVG path on the page, as points.
function course(path) {
  const m = path.getScreenCTM(), length = path.getTotalLength(), count = Math.max(2, Math.min(400, Math.round(length / 4)));
  return [...Array(count + 1).keys()].map(i => { const p = path.getPointAtLength(length * i / count).matrixTransform(m); return [p.x, p.y]; });
}
