// Charts of plain elements: bars carry their numbers as text for those who don't see them.
const ORDER = ["p", "w", "u", "f", "d", "n"];

const countsText = (counts) => ORDER.filter((code) => counts[code] > 0)
  .map((code) => `${say(OUTCOMES[code].word)} ${counts[code]}`).join(language === 0 ? "，" : ", ");

/** Parts of a whole, side by side: [{value, style, label, mark}]. */
const stackedBar = (parts, label) => {
  const shown = parts.filter((each) => each.value > 0);
  return make("div", {class: "stack", role: "img", "aria-label": label},
    shown.map((each) => make("span", {class: `part ${each.style}`, style: {"flex-grow": each.value}, title: each.label},
      make("span", {class: "count"}, `${each.mark}\u2009${integer(each.value)}`))));
};

const outcomeBar = (counts) => stackedBar(ORDER.map((code) => ({value: counts[code], style: OUTCOMES[code].style,
  mark: OUTCOMES[code].mark, label: `${say(OUTCOMES[code].word)} ${counts[code]}`})), countsText(counts));

const verdictBar = (verdicts) => {
  const label = (i) => `${say(VERDICTS[i].word)} ${integer(verdicts[i])}`;
  const order = [0, 2, 1, 4, 3];
  return stackedBar(order.map((i) => ({value: verdicts[i], style: VERDICTS[i].style, mark: VERDICTS[i].mark, label: label(i)})),
    order.filter((i) => verdicts[i] > 0).map(label).join(language === 0 ? "，" : ", "));
};

/** The interval of a score on a line from 0 to 100%. */
const scoreBar = (score) => {
  if (!score) return make("span", {class: "faint"}, "–");
  const low = (score.low / score.judged) * 100;
  const high = (score.high / score.judged) * 100;
  return make("span", {class: "score-bar", "aria-hidden": "true"},
    make("span", {class: "low", style: {width: `${low}%`}}),
    make("span", {class: "high", style: {left: `${low}%`, width: `${high - low}%`}}));
};

/** Numbers of schools by tenths of the lower end of their score. */
const histogram = (schools) => {
  const bins = new Array(11).fill(0);
  for (const {score} of schools) if (score) bins[Math.floor((score.low * 10) / score.judged)] += 1;
  const most = Math.max(1, ...bins);
  const name = (i) => (i === 10 ? "100%" : `${i * 10}–${i * 10 + 9}%`);
  return make("div", {class: "histogram", role: "img", "aria-label": bins.map((value, i) => `${name(i)}: ${value}`).join("; ")},
    bins.map((value, i) => make("div", {class: "bin", title: `${name(i)}: ${value}`},
      make("span", {class: "number"}, value > 0 ? integer(value) : ""),
      make("span", {class: "column", style: {height: `${Math.max(value > 0 ? 2 : 0, (value / most) * 190)}px`}}),
      make("span", {class: "name"}, i === 10 ? "100" : i * 10))));
};

/** Tiles of numbers: [{look, value, label, note}]. */
const tiles = (entries) => make("ul", {class: "tiles"}, entries.map((each) => make("li", {class: each.look.style},
  make("span", {class: "value"}, mark(each.look), " ", integer(each.value)), make("span", {class: "label"}, each.label))));
