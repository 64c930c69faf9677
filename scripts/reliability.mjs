// Draws a reliability diagram: of the questions that were given a confidence, how many were answered rightly.

const size = 360;
const margin = 46;
const bins = 10;

/** @param judgements {p: confidence, right: whether the first passage was right} */
export function reliabilitySvg(judgements) {
  const at = (value) => margin + value * (size - 2 * margin);
  const x = (value) => at(value).toFixed(1);
  const y = (value) => (size - at(value)).toFixed(1);
  const marks = Array.from({ length: bins }, (_, i) => {
    const inside = judgements.filter(({ p }) => Math.min(bins - 1, Math.floor(p * bins)) === i);
    if (inside.length === 0) return '';
    const mean = inside.reduce((sum, { p }) => sum + p, 0) / inside.length;
    const right = inside.filter((each) => each.right).length / inside.length;
    const radius = (2 + 8 * Math.sqrt(inside.length / judgements.length)).toFixed(1);
    return `<circle cx="${x(mean)}" cy="${y(right)}" r="${radius}" fill="#1264a3" fill-opacity="0.8"><title>${inside.length} questions: confidence ${mean.toFixed(2)}, right ${right.toFixed(2)}</title></circle>`;
  }).join('\n');
  const ticks = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (value) =>
        `<text x="${x(value)}" y="${size - margin + 18}" text-anchor="middle">${value}</text><text x="${margin - 8}" y="${(Number(y(value)) + 4).toFixed(1)}" text-anchor="end">${value}</text>`,
    )
    .join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" font-family="sans-serif" font-size="12" role="img" aria-label="Reliability diagram: share of right first passages by confidence">
<rect width="${size}" height="${size}" fill="#fff"/>
<rect x="${margin}" y="${margin}" width="${size - 2 * margin}" height="${size - 2 * margin}" fill="none" stroke="#999"/>
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#999" stroke-dasharray="4 4"/>
${ticks}
<text x="${size / 2}" y="${size - 8}" text-anchor="middle">confidence</text>
<text x="14" y="${size / 2}" text-anchor="middle" transform="rotate(-90 14 ${size / 2})">share right</text>
<text x="${size / 2}" y="24" text-anchor="middle">${judgements.length} questions left out of the fit</text>
${marks}
</svg>
`;
}
