// Schools against indicators: an SVG a block of rows, one path an outcome, filled when it comes into view, so that many
// thousand rows stay light. Outcomes differ by shape as well as by colour; advisory indicators are smaller.
const CELL = 16;
const BLOCK = 50;
const SECTION_GAP = 4;

const columnsOf = (standard) => {
  const columns = [];
  standard.sections.forEach((section, s) => {
    for (let i = 0; i < section.count; i += 1) columns.push({index: section.first + i, x: (section.first + i) * CELL + s * SECTION_GAP});
  });
  return columns;
};

const squares = (x, y, inset) => `M${x + inset} ${y + inset}h${CELL - 2 * inset}v${CELL - 2 * inset}h${2 * inset - CELL}z`;

/** Lines that tell outcomes apart without colour. */
const SIGNS = {
  f: (x, y, r) => `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`,
  u: (x, y, r) => `M${x - r} ${y + r}l${2 * r} ${-2 * r}`,
  w: (x, y, r) => `M${x - r} ${y}h${2 * r}`,
  d: (x, y) => `M${x - 1} ${y}h2`,
  n: (x, y) => `M${x - 2} ${y}h4`,
};

/** Fills and signs of some rows as paths by outcome. */
const drawRows = (columns, rows) => {
  const fills = {};
  const signs = {};
  rows.forEach((row, r) => {
    for (const {index, x} of columns) {
      const code = row.codes[index];
      if (code === undefined || code === "i") continue;
      const outcome = code.toLowerCase();
      const advisory = code !== outcome;
      if (outcome !== "n") fills[outcome] = (fills[outcome] ?? "") + squares(x, r * CELL, advisory ? 4.5 : 1);
      if (SIGNS[outcome]) signs[outcome] = (signs[outcome] ?? "") + SIGNS[outcome](x + CELL / 2, r * CELL + CELL / 2, advisory ? 2.2 : 3.6);
    }
  });
  return [
    Object.entries(fills).map(([code, d]) => draw("path", {class: `cell ${OUTCOMES[code].style}`, d})),
    Object.entries(signs).map(([code, d]) => draw("path", {class: `sign ${OUTCOMES[code].style}`, d})),
  ];
};

/** One cell by itself, for the legend. */
const sample = (code) => draw("svg", {class: "sample", viewBox: `0 0 ${CELL} ${CELL}`, width: CELL, height: CELL, "aria-hidden": "true"},
  drawRows([{index: 0, x: 0}], [{codes: code}]));

const heatMapLegend = () => make("p", {class: "legend"}, ["p", "f", "u", "w", "d", "n"].map((code) =>
  make("span", {}, sample(code), say(OUTCOMES[code].word))), make("span", {}, sample("P"), word("advisory")));

/** The ids of the indicators above their columns. */
const columnHeads = (standard, columns, width) => draw("svg", {class: "heads", viewBox: `0 0 ${width} 46`, width, height: 46, "aria-hidden": "true"},
  columns.map(({index, x}) => draw("text", {transform: `translate(${x + CELL / 2 + 4} 43) rotate(-90)`}, standard.indicators[index].id)));

class HeatMap {
  constructor(standard, schools) {
    this.standard = standard;
    this.schools = schools;
    this.columns = columnsOf(standard);
    this.width = this.columns.length > 0 ? this.columns[this.columns.length - 1].x + CELL : 0;
    this.row = 0;
    this.column = 0;
    this.observer = new IntersectionObserver((entries) => entries.forEach((each) => each.isIntersecting && this.fillBlock(each.target)), {rootMargin: "600px"});
    this.element = this.build();
  }

  build() {
    this.tip = make("div", {class: "tip", hidden: true});
    this.cursor = make("div", {class: "cursor", hidden: true});
    this.body = make("div", {class: "heat-body", onclick: (event) => this.open(event), onmousemove: (event) => this.point(event), onmouseleave: () => this.hide()}, this.cursor);
    for (let first = 0; first < this.schools.length; first += BLOCK) this.body.append(this.block(first));
    for (const element of [...this.body.querySelectorAll(".block")].slice(0, 2)) this.fillBlock(element);
    const help = word("heatMapHelp", this.schools.length, this.columns.length);
    const scale = `min(1px, ${(147 / Math.max(1, this.width)).toFixed(4)}mm)`;
    return make("div", {class: "heat", tabindex: 0, role: "application", "aria-label": help, style: {"--width": this.width, "--cell": CELL, "--print-scale": scale},
      onkeydown: (event) => this.key(event), onfocus: (event) => event.target.matches(":focus-visible") && this.show(true), onblur: () => this.hide()},
    make("div", {class: "heat-head"}, make("div", {class: "corner"}), columnHeads(this.standard, this.columns, this.width)), this.body, this.tip);
  }

  block(first) {
    const count = Math.min(BLOCK, this.schools.length - first);
    const element = make("div", {class: "block", "data-first": first, style: {"--rows": count}});
    this.observer.observe(element);
    return element;
  }

  fillBlock(element) {
    if (element.childElementCount > 0) return;
    const first = Number(element.dataset.first);
    const rows = this.schools.slice(first, first + BLOCK);
    const height = rows.length * CELL;
    const invalid = rows.map((row, r) => (row.verdict === INVALID ? draw("text", {class: "invalid", x: 4, y: r * CELL + 12}, `! ${say(VERDICTS[INVALID].word)}`) : null));
    element.append(
      make("div", {class: "print-head"}, make("div", {class: "corner"}), columnHeads(this.standard, this.columns, this.width)),
      make("div", {class: "lines"},
        make("div", {class: "names"}, rows.map((row) => make("a", {href: linkTo({subject: row.subject}), tabindex: -1, title: row.shown}, foreign(row.shown)))),
        draw("svg", {viewBox: `0 0 ${this.width} ${height}`, width: this.width, height, "aria-hidden": "true"}, drawRows(this.columns, rows), invalid)));
    this.observer.unobserve(element);
  }

  /** Fills the blocks of the first rows and hides the others; for printing. */
  fillFor(count) {
    for (const element of this.body.querySelectorAll(".block")) {
      const wanted = Number(element.dataset.first) < count;
      element.classList.toggle("unprinted", !wanted);
      if (wanted) this.fillBlock(element);
    }
  }

  nameWidth() { return this.element.querySelector(".corner").getBoundingClientRect().width; }

  /** The cell under a mouse event, or null. */
  cellAt(event) {
    const box = this.body.getBoundingClientRect();
    const row = Math.floor((event.clientY - box.top) / CELL);
    const x = event.clientX - box.left - this.nameWidth();
    const column = this.columns.findIndex((each) => x >= each.x && x < each.x + CELL);
    return row >= 0 && row < this.schools.length && column >= 0 ? {row, column} : null;
  }

  point(event) {
    const cell = this.cellAt(event);
    if (!cell) return this.hide();
    Object.assign(this, cell);
    return this.show(false);
  }

  open(event) {
    const cell = this.cellAt(event);
    if (cell && !event.target.closest("a")) location.hash = linkTo({subject: this.schools[cell.row].subject, indicator: this.columns[cell.column].index});
  }

  describe() {
    const school = this.schools[this.row];
    const indicator = this.standard.indicators[this.columns[this.column].index];
    const code = school.codes[this.columns[this.column].index];
    const outcome = code === undefined ? VERDICTS[school.verdict] : OUTCOMES[code.toLowerCase()];
    const level = code !== undefined && code < "a" ? `${language === 0 ? "（" : " ("}${word("advisory")}${language === 0 ? "）" : ")"}` : "";
    return {school: school.shown, indicator: `${indicator.id} ${say(indicator.title)}`, outcome: `${outcome.mark} ${say(outcome.word)}${level}`};
  }

  show(byKeyboard) {
    const text = this.describe();
    const left = this.nameWidth() + this.columns[this.column].x;
    const top = this.row * CELL;
    this.cursor.hidden = this.tip.hidden = false;
    Object.assign(this.cursor.style, {left: `${left}px`, top: `${top}px`});
    this.tip.replaceChildren(make("strong", {}, foreign(text.school)), make("span", {}, text.indicator), make("span", {}, text.outcome));
    const room = this.element.scrollLeft + this.element.clientWidth - this.tip.offsetWidth - 8;
    const below = top + this.body.offsetTop + CELL + 6;
    const over = below + this.tip.offsetHeight > this.element.scrollTop + this.element.clientHeight;
    Object.assign(this.tip.style, {left: `${Math.max(4, Math.min(left, room))}px`, top: `${over ? below - CELL - 12 - this.tip.offsetHeight : below}px`});
    if (!byKeyboard) return;
    this.scrollTo(left, top + this.body.offsetTop);
    announce([text.school, text.indicator, text.outcome].join(language === 0 ? "，" : ", "));
  }

  scrollTo(left, top) {
    const view = this.element;
    const head = this.body.offsetTop;
    if (top - head < view.scrollTop) view.scrollTop = top - head;
    if (top + CELL > view.scrollTop + view.clientHeight - 20) view.scrollTop = top + CELL - view.clientHeight + 20;
    if (left - this.nameWidth() < view.scrollLeft) view.scrollLeft = left - this.nameWidth();
    if (left + CELL > view.scrollLeft + view.clientWidth) view.scrollLeft = left + CELL - view.clientWidth + 4;
  }

  hide() { this.cursor.hidden = this.tip.hidden = true; }

  key(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / CELL) - 3);
    const steps = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-page, 0], PageDown: [page, 0], Home: [0, -1e9], End: [0, 1e9]};
    if (event.key === "Enter" && this.schools.length > 0) location.hash = linkTo({subject: this.schools[this.row].subject, indicator: this.columns[this.column].index});
    if (event.key === "Escape") this.hide();
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this.row = Math.max(0, Math.min(this.schools.length - 1, this.row + step[0]));
    this.column = Math.max(0, Math.min(this.columns.length - 1, this.column + step[1]));
    this.show(true);
  }
}
