// Draws a chart in front of every table within <figure data-chart>. The table is the chart's only source, and stays
// behind it in <details>: it is what readers without scripts, with a screen reader or in print have.
// Names reach the page as text of a canvas only, never as markup.

const NARROW = 480;
const LONGEST = 28;
const drawn = new Map();
let printing = false;

const draws = { places, time };

function drawAll() {
  for (const [figure, chart] of drawn) {
    if (!figure.isConnected) {
      chart.destroy();
      drawn.delete(figure);
    }
  }
  for (const figure of document.querySelectorAll('figure[data-chart]')) {
    if (!drawn.has(figure)) draw(figure);
  }
}

function redrawAll() {
  for (const [figure, chart] of drawn) {
    chart.destroy();
    drawn.delete(figure);
  }
  drawAll();
}

function draw(figure) {
  const rows = [...figure.querySelectorAll('tbody tr')].map(read);
  if (rows.length === 0) return;
  figure.querySelector('.drawing')?.remove();
  const table = figure.querySelector('details');
  // Once only: what a reader has opened stays open when colours change.
  if (!figure.dataset.drawn) table.open = false;
  figure.dataset.drawn = 'yes';

  const holder = document.createElement('div');
  holder.className = 'drawing';
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label(figure, rows));
  holder.append(canvas);
  table.before(holder);
  const narrow = figure.clientWidth < NARROW;
  holder.style.height = `${figure.dataset.chart === 'places' ? rows.length * (narrow ? 38 : 28) + 62 : 260}px`;
  drawn.set(figure, new window.Chart(canvas, draws[figure.dataset.chart](figure, rows, { ...colours(figure), narrow })));
}

function read(row) {
  const number = (name) => (name in row.dataset ? Number(row.dataset[name]) : NaN);
  const [value, interval] = row.querySelectorAll('td');
  return {
    name: row.querySelector('th').textContent.trim(),
    said: `${value.textContent.trim()} ${interval.textContent.trim()}`,
    x: number('x'),
    value: number('value'),
    low: number('low'),
    high: number('high'),
    few: 'few' in row.dataset,
  };
}

function label(figure, rows) {
  const { chart, min, max, low, high } = figure.dataset;
  const title = figure.querySelector('figcaption h3, figcaption h4')?.textContent.trim() ?? '';
  const what = chart === 'places'
    ? `Chart of ${rows.length} outlets, a dot with its 95 % interval for each`
    : `Chart of ${rows.length} periods, a line with its 95 % interval`;
  return `${title}. ${what}, from ${plain(Number(min))} ${low} to ${plain(Number(max))} ${high}. The numbers are in the table that follows.`;
}

function colours(figure) {
  if (printing) {
    return { ink: '#000', muted: '#444', rule: '#ccc', edge: '#555', paper: '#fff', mark: '#0b5a73', band: '#0b5a7326', font: 'sans-serif' };
  }
  const style = getComputedStyle(figure);
  const token = (name) => style.getPropertyValue(name).trim();
  const mark = token('--series-1');
  return {
    ink: token('--ink'), muted: token('--muted'), rule: token('--rule'), edge: token('--edge'), paper: token('--paper'),
    mark, band: `${mark}2e`, font: style.fontFamily,
  };
}

// Outlets as rows: a label of its own for each, so that none can hide another.
function places(figure, rows, look) {
  const { min, max } = bounds(figure);
  return {
    type: 'scatter',
    data: {
      datasets: [{
        data: rows.map((row, y) => ({ x: row.value, y })),
        clip: 10,
        pointRadius: 6,
        pointHoverRadius: 7,
        borderWidth: 2,
        borderColor: look.mark,
        backgroundColor: rows.map((row) => (row.few ? look.paper : look.mark)),
        pointStyle: rows.map((row) => (row.few ? 'rectRot' : 'circle')),
      }],
    },
    options: {
      ...common(look, (item) => `${short(rows[item.dataIndex].name)}: ${rows[item.dataIndex].said}`),
      scales: {
        x: valueAxis(min, max, look),
        y: {
          min: -0.6,
          max: rows.length - 0.4,
          reverse: true,
          border: { display: false },
          grid: { display: false },
          afterBuildTicks: (axis) => { axis.ticks = rows.map((_, value) => ({ value })); },
          ticks: {
            display: !look.narrow,
            autoSkip: false,
            color: look.ink,
            font: { family: look.font, size: 13 },
            callback: (y) => short(rows[y].name),
          },
        },
      },
    },
    plugins: [{
      beforeDatasetsDraw(chart) {
        const { ctx, chartArea, scales } = chart;
        ctx.save();
        ctx.font = `13px ${look.font}`;
        rows.forEach((row, i) => {
          const y = scales.y.getPixelForValue(i);
          if (look.narrow) {
            ctx.textAlign = 'left';
            written(ctx, look, look.ink, fitted(ctx, row.name, chartArea.width), chartArea.left, y - 10);
          }
          if (Number.isNaN(row.value)) {
            ctx.textAlign = 'left';
            written(ctx, look, look.muted, 'withheld', chartArea.left + 6, y + 4);
          } else {
            const ends = [row.low, row.high].map((x) => scales.x.getPixelForValue(clamped(x, min, max)));
            whisker(ctx, look, row.few, ends[0], y, ends[1], y);
          }
        });
        ctx.restore();
      },
      afterDraw: (chart) => ends(chart, figure, look),
    }],
  };
}

// Periods from left to right, also those without articles: there the line is dashed.
function time(figure, rows, look) {
  const { min, max } = bounds(figure);
  const known = rows.filter((row) => !Number.isNaN(row.value));
  const series = (key) => known.map((row) => ({ x: row.x, y: clamped(row[key], min, max) }));
  const gap = ({ p0, p1 }) => p1.parsed.x - p0.parsed.x > 1;
  const many = known.length > 16;
  const edge = {
    borderWidth: 0,
    pointRadius: 0,
    pointHitRadius: 0,
    backgroundColor: look.band,
    segment: { backgroundColor: (part) => (gap(part) ? 'transparent' : undefined) },
  };
  const names = new Map(rows.map((row) => [row.x, row.name]));
  return {
    type: 'line',
    data: {
      datasets: [
        {
          data: series('value'),
          borderColor: look.mark,
          backgroundColor: look.mark,
          borderWidth: 2,
          pointRadius: many ? 2.5 : 4,
          clip: 10,
          segment: { borderDash: (part) => (gap(part) ? [3, 5] : undefined) },
        },
        { ...edge, data: series('low'), fill: '+1' },
        { ...edge, data: series('high') },
      ],
    },
    options: {
      ...common(look, (item) => `${known[item.dataIndex].name}: ${known[item.dataIndex].said}`),
      scales: {
        y: valueAxis(min, max, look),
        x: {
          type: 'linear',
          min: rows[0].x - 0.5,
          max: rows[rows.length - 1].x + 0.5,
          grid: { display: false },
          border: { color: look.rule },
          afterBuildTicks: (axis) => { axis.ticks = spread(rows, axis.maxWidth || axis.width); },
          ticks: {
            color: look.muted,
            maxRotation: 0,
            autoSkip: false,
            font: { family: look.font, size: 12 },
            callback: (x) => names.get(x) ?? '',
          },
        },
      },
    },
    plugins: [{
      beforeDatasetsDraw({ ctx, scales }) {
        ctx.save();
        // Of many periods the band says it, without a fence of lines.
        for (const row of many ? [] : known) {
          const x = scales.x.getPixelForValue(row.x);
          const [low, high] = [row.low, row.high].map((y) => scales.y.getPixelForValue(clamped(y, min, max)));
          whisker(ctx, look, false, x, low, x, high, 1);
        }
        ctx.restore();
      },
      afterDraw({ ctx, chartArea }) {
        ctx.save();
        ctx.font = `12px ${look.font}`;
        ctx.fillStyle = look.muted;
        ctx.fillText(fitted(ctx, `↑ ${figure.dataset.high}`, chartArea.width), chartArea.left + 6, chartArea.top + 12);
        ctx.fillText(fitted(ctx, `↓ ${figure.dataset.low}`, chartArea.width), chartArea.left + 6, chartArea.bottom - 6);
        ctx.restore();
      },
    }],
  };
}

// Periods that are named below the axis: as many as there is room for, by their place and not by their number.
function spread(rows, width) {
  const room = Math.max(1, Math.floor(width / 84));
  const apart = Math.ceil((rows[rows.length - 1].x - rows[0].x + 1) / room);
  const named = [];
  for (const { x } of rows) {
    if (named.length === 0 || x - named[named.length - 1].value >= apart) named.push({ value: x });
  }
  return named;
}

function common(look, said) {
  return {
    // Nobody waits for a drawing to move, whatever they prefer.
    animation: false,
    maintainAspectRatio: false,
    layout: { padding: { top: 2, right: 14, bottom: 22, left: look.narrow ? 8 : 0 } },
    plugins: {
      legend: { display: false },
      tooltip: {
        filter: (item) => item.datasetIndex === 0,
        displayColors: false,
        callbacks: { title: () => '', label: said },
      },
    },
  };
}

// The whole scale, always: two charts of one measure can be laid side by side.
function valueAxis(min, max, look) {
  return {
    min,
    max,
    border: { display: false },
    grid: { color: ({ tick }) => (tick.value === 0 ? look.edge : look.rule), lineWidth: ({ tick }) => (tick.value === 0 ? 2 : 1) },
    ticks: { stepSize: (max - min) / 4, color: look.muted, font: { family: look.font, size: 12 }, callback: plain },
  };
}

function whisker(ctx, look, few, x1, y1, x2, y2, width = 2) {
  const [dx, dy] = y1 === y2 ? [0, 4] : [4, 0];
  ctx.strokeStyle = look.mark;
  ctx.lineWidth = width;
  ctx.setLineDash(few ? [4, 3] : []);
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  for (const [x, y] of [[x1, y1], [x2, y2]]) {
    ctx.moveTo(x - dx, y - dy);
    ctx.lineTo(x + dx, y + dy);
  }
  ctx.stroke();
}

// On paper of its own, so that no line of the grid runs through it.
function written(ctx, look, colour, words, x, y) {
  ctx.fillStyle = look.paper;
  ctx.fillRect(x - 1, y - 11, ctx.measureText(words).width + 4, 14);
  ctx.fillStyle = colour;
  ctx.fillText(words, x + 1, y);
}

// What stands at the ends of the scale, each below its own.
function ends({ ctx, chartArea, height }, figure, look) {
  ctx.save();
  ctx.font = `12px ${look.font}`;
  ctx.fillStyle = look.muted;
  const half = chartArea.width / 2 - 8;
  ctx.textAlign = 'left';
  ctx.fillText(fitted(ctx, `← ${figure.dataset.low}`, half), chartArea.left, height - 6);
  ctx.textAlign = 'right';
  ctx.fillText(fitted(ctx, `${figure.dataset.high} →`, half), chartArea.right, height - 6);
  ctx.restore();
}

function fitted(ctx, words, width) {
  if (ctx.measureText(words).width <= width) return words;
  const letters = [...words];
  while (letters.length > 1 && ctx.measureText(`${letters.join('')}…`).width > width) letters.pop();
  return `${letters.join('')}…`;
}

function short(name) {
  const letters = [...name];
  return letters.length <= LONGEST ? name : `${letters.slice(0, LONGEST - 1).join('')}…`;
}

function plain(value) {
  return String(Number(value.toFixed(2))).replace('-', '−');
}

function bounds(figure) {
  return { min: Number(figure.dataset.min), max: Number(figure.dataset.max) };
}

function clamped(value, min, max) {
  return Math.min(max, Math.max(min, value));
}

function print(now) {
  if (printing === now) return;
  printing = now;
  for (const details of document.querySelectorAll('figure[data-chart] details')) {
    if (now) {
      details.dataset.before = details.open ? 'open' : 'closed';
      details.open = true;
    } else {
      details.open = details.dataset.before === 'open';
    }
  }
  redrawAll();
}

drawAll();
document.addEventListener('htmx:load', drawAll);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
matchMedia(`(max-width: ${NARROW}px)`).addEventListener('change', redrawAll);
matchMedia('print').addEventListener('change', (event) => print(event.matches));
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
// A drawing within closed <details> has no width yet.
document.addEventListener('toggle', (event) => { if (event.target.open) drawn.forEach((chart) => chart.resize()); }, true);
