// Running tolls over publication: each figure as an upright bar from its low to its high end on the
// day it was published, and for each speaker a step from one figure to the next. Speakers' kinds
// are told by colour and by letter. The figures stand in words in the page beside it.
//
//   <div data-series="[{claim, number, day, speaker, outlet, kind, letter, low, high}]"></div>
import { axis, DAYS, dayAfter, dayMarks, dayOf, draw, inUtc, LETTERS, secondsOf } from "./charts/drawn.js";
import { element } from "./elements.js";
import { say, tollWords } from "./say.js";

const HEIGHT_PX = 260;
const KINDS = ["party", "official", "monitor", "witness", "medical", "outlet", "other"];
const APART_PX = 24; // between bars of one day
const DAY_PX = 96; // as far as the bars of one day may spread, however many they are
const CAP_PX = 4; // half of the line that ends a bar
const LETTER_PX = 7; // half of the disc that holds the letter
const OPEN_PX = 14; // how far an open end is drawn on

function drawSeries(place) {
  const figures = JSON.parse(place.dataset.series).filter(({ low, high }) => low !== null || high !== null);
  if (figures.length === 0) return;
  const days = [...new Set(figures.map(({ day }) => day))].sort();
  const most = Math.max(...figures.map(top));
  const told = new Map(figures.map((figure) => [figure, placeInDay(figure, figures)]));
  const data = [[dayAfter(days[0], -1), ...days, dayAfter(days.at(-1))].map(secondsOf)];
  data.push(data[0].map(() => null));
  const drawn = element("div", { "aria-hidden": "true" });
  place.append(element("h3", {}, say("Running tolls by day of publication")), drawn, wordsOf(figures));
  draw(drawn, {
    names: KINDS.map((kind) => `kind-${kind}`).concat("sheet"),
    options: (colours) => optionsOf(figures, told, most, colours),
    data,
    height: HEIGHT_PX,
  });
  place.dataset.ready = "";
}

const top = ({ low, high }) => Math.max(low ?? 0, high ?? 0);

// Figures of one day stand side by side, in the order in which they are listed.
function placeInDay(figure, figures) {
  const same = figures.filter(({ day }) => day === figure.day);
  return (same.indexOf(figure) - (same.length - 1) / 2) * Math.min(APART_PX, DAY_PX / same.length);
}

function optionsOf(figures, shifts, most, colours) {
  return {
    tzDate: inUtc,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: { x: { time: true }, y: { range: [0, most * 1.15 + 1] } },
    series: [{}, { paths: () => null, points: { show: false } }],
    axes: [
      axis(colours, { values: dayMarks, incrs: DAYS }),
      axis(colours, { size: 56, label: say("killed"), labelSize: 18 }),
    ],
    hooks: {
      draw: [(chart) => paint(chart, figures, shifts, colours)],
      setCursor: [(chart) => hover(chart, figures)],
    },
  };
}

function paint(chart, figures, shifts, colours) {
  const { ctx: pen } = chart;
  const ratio = devicePixelRatio;
  const at = (figure) => chart.valToPos(secondsOf(figure.day), "x", true) + shifts.get(figure) * ratio;
  pen.save();
  pen.lineWidth = 1.25 * ratio;
  for (const own of Map.groupBy(figures, ({ speaker }) => speaker).values()) steps(chart, own, at, colours);
  for (const figure of figures) bar(chart, figure, at(figure), colours[`kind-${figure.kind}`], colours.sheet);
  pen.restore();
}

// From one figure of a speaker to the next: what the speaker stood by until then.
function steps({ ctx: pen, valToPos }, own, at, colours) {
  if (own.length < 2) return;
  pen.strokeStyle = colours[`kind-${own[0].kind}`];
  pen.globalAlpha = 0.45;
  pen.beginPath();
  own.forEach((figure, nth) => {
    const height = valToPos(middle(figure), "y", true);
    if (nth > 0) pen.lineTo(at(figure), valToPos(middle(own[nth - 1]), "y", true));
    pen[nth > 0 ? "lineTo" : "moveTo"](at(figure), height);
  });
  pen.stroke();
  pen.globalAlpha = 1;
}

const middle = ({ low, high }) => (low === null ? high : high === null ? low : (low + high) / 2);

// Low to high with both ends marked; an open end goes on as dashes. The kind's letter stands beside.
function bar({ ctx: pen, valToPos }, figure, at, colour, paper) {
  const [low, high] = [figure.low ?? figure.high, figure.high ?? figure.low].map((count) =>
    valToPos(count, "y", true),
  );
  const ratio = devicePixelRatio;
  const stroke = (points, dashes = []) => line(pen, points, dashes);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.5 * ratio;
  stroke([at, low, at, high]);
  const open = [3 * ratio, 2.5 * ratio];
  const cap = CAP_PX * ratio;
  if (figure.low === null) stroke([at, low, at, low + OPEN_PX * ratio], open);
  else stroke([at - cap, low, at + cap, low]);
  if (figure.high === null) stroke([at, high, at, high - OPEN_PX * ratio], open);
  else stroke([at - cap, high, at + cap, high]);
  letter(pen, figure.letter, at - (LETTER_PX + CAP_PX + 1) * ratio, (low + high) / 2, colour, paper);
}

function line(pen, [x1, y1, x2, y2], dashes) {
  pen.setLineDash(dashes);
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
  pen.setLineDash([]);
}

function letter(pen, sign, x, y, colour, paper) {
  const ratio = devicePixelRatio;
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, LETTER_PX * ratio, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = paper;
  pen.font = `700 ${10 * ratio}px ${LETTERS}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(sign, x, y);
}

function hover(chart, figures) {
  const day = chart.cursor.left >= 0 ? dayOf(chart.posToVal(chart.cursor.left, "x") + 12 * 3600) : null;
  chart.over.title = figures
    .filter((figure) => figure.day === day)
    .map(inWords)
    .join("\n");
}

const inWords = (figure) =>
  say("{day}: {toll}, {speaker} in {outlet} ({number})", {
    ...figure,
    number: `#${figure.number}`,
    toll: tollWords({ ...figure, best: null }),
  });

// The same for those who do not see the drawing.
function wordsOf(figures) {
  const items = figures.map((figure) => element("li", {}, inWords(figure)));
  return element(
    "details",
    { class: "small" },
    element("summary", {}, say("The same in words")),
    element("ol", {}, ...items),
  );
}

for (const place of document.querySelectorAll("[data-series]")) drawSeries(place);
