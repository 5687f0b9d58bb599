// All schools of a standard: one set of filters for the heat map and the ranking.
const PAGE = 50;

const COLUMNS = [
  {name: "rank", key: "rank", compare: byScore},
  {name: "school", compare: (a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : a.index - b.index)},
  {name: "place", compare: (a, b) => { const x = placeText(a.place); const y = placeText(b.place); return x < y ? -1 : x > y ? 1 : byScore(a, b); }},
  {name: "verdict", compare: (a, b) => a.verdict - b.verdict || byScore(a, b)},
  {name: "score", compare: byScore},
  {name: "failed", number: true, compare: (a, b) => b.counts.f - a.counts.f || a.index - b.index},
  {name: "unknown", number: true, compare: (a, b) => b.counts.u - a.counts.u || a.index - b.index},
];

const invalidOrDash = (school, value) => (school.verdict === INVALID ? "–" : value);

const rankingRow = (school, rank, levels, hasPlace) => make("tr", {},
  make("td", {class: "number"}, rank ?? "–"),
  make("td", {class: "name"}, make("a", {href: linkTo({subject: school.subject})}, foreign(school.shown)),
    school.name ? make("span", {class: "file"}, foreign(school.inventory)) : "",
    school.marks.map((each) => make("span", {class: "file mark"}, markText(each)))),
  hasPlace ? make("td", {class: "place"}, foreign(placeText(school.place, levels))) : "",
  make("td", {}, badge(school.verdict)),
  make("td", {class: "score-cell"}, scoreBar(school.score), school.score ? make("span", {class: "number"}, scoreText(school.score)) : ""),
  make("td", {class: "number"}, invalidOrDash(school, school.counts.f)),
  make("td", {class: "number"}, invalidOrDash(school, school.counts.u)));

class SchoolList {
  constructor(standard, schools) {
    this.standard = standard;
    this.all = schools;
    this.ranks = ranksOf(schools);
    this.state = {search: "", verdict: "all", sort: "rank", reversed: false, limit: PAGE};
    this.levels = LEVELS.filter((level) => new Set(schools.map((each) => each.place[level]).filter((each) => each !== "")).size > 1);
    this.hasPlaces = this.levels.length > 0;
    this.status = make("p", {class: "faint small status", role: "status"});
    this.heat = make("div", {class: "heat-frame"});
    this.table = make("div", {class: "table-frame"});
    this.narrowed = make("p", {class: "narrowed"});
    this.element = this.build();
    this.apply();
  }

  build() {
    const verdicts = [0, 0, 0, 0, 0];
    for (const each of this.all) verdicts[each.verdict] += 1;
    const entries = [["all", null, word("all"), this.all.length]];
    [0, 1, 2, 3, 4].forEach((i) => verdicts[i] > 0 && entries.push([String(i), VERDICTS[i], say(VERDICTS[i].word), verdicts[i]]));
    const chips = choices(word("verdict"), entries, "all", (value) => {
      for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip.dataset.value === value));
      this.change({verdict: value, limit: PAGE});
    });
    const search = make("input", {type: "search", id: "search", placeholder: word("searchSchools"), "aria-label": word("search"),
      oninput: (event) => this.change({search: event.target.value.trim().toLowerCase(), limit: PAGE})});
    return [
      make("div", {class: "panel tools", id: "schools", role: "search", "aria-label": word("schools")}, make("div", {class: "tools-row"}, chips, search), this.narrowed, this.status),
      panel(word("heatMap"), {id: "heat"}, make("p", {class: "faint small unprinted"}, word("heatMapNote")), heatMapLegend(), this.heat),
      panel(word("ranking"), {id: "ranking"}, this.table),
    ];
  }

  change(difference) {
    Object.assign(this.state, difference);
    this.apply();
  }

  accepts(school) {
    const {search, verdict} = this.state;
    if (verdict !== "all" && school.verdict !== Number(verdict)) return false;
    if (search && !school.text.includes(search)) return false;
    if (here.indicator !== null && !["f", "u"].includes((school.codes[here.indicator] ?? "").toLowerCase())) return false;
    return here.group === null || groupKey(school, LEVELS[here.group.split("\t").length - 1]) === here.group;
  }

  sorted() {
    const column = COLUMNS.find((each) => each.name === this.state.sort);
    const schools = this.all.filter((each) => this.accepts(each)).sort(column.compare);
    return this.state.reversed ? schools.reverse() : schools;
  }

  apply() {
    this.schools = this.sorted();
    this.status.classList.toggle("complete", this.schools.length === this.all.length);
    this.status.textContent = this.schools.length === 0 ? word("nothing") : word("shownSchools", integer(this.schools.length), integer(this.all.length));
    this.narrowed.replaceChildren(...this.narrowings());
    this.map = new HeatMap(this.standard, this.schools);
    this.heat.replaceChildren(this.schools.length > 0 ? this.map.element : make("p", {class: "faint"}, word("nothing")));
    this.fillTable();
  }

  narrowings() {
    const links = [];
    const {indicator} = here;
    if (indicator !== null) links.push([word("onlyIndicator", `${this.standard.indicators[indicator].id} ${say(this.standard.indicators[indicator].title)}`), linkTo({group: here.group})]);
    if (here.group !== null) links.push([word("onlyGroup", groupName(here.group, true)), linkTo({indicator})]);
    return links.map(([text, address]) => make("a", {class: "chip", href: address, "aria-label": `${text} – ${word("clear")}`}, foreign(text), " ✕"));
  }

  fillTable() {
    const columns = COLUMNS.filter((each) => each.name !== "place" || this.hasPlaces);
    const head = make("tr", {}, columns.map((each) => this.headCell(each)));
    const rows = this.schools.slice(0, this.state.limit).map((each) => rankingRow(each, this.ranks.get(each), this.levels, this.hasPlaces));
    const rest = this.schools.length - rows.length;
    this.table.replaceChildren(make("table", {class: this.hasPlaces ? "ranking" : "ranking placeless"}, make("thead", {}, head), make("tbody", {}, rows)),
      rest > 0 ? make("p", {class: "more"},
        make("button", {type: "button", onclick: () => this.extend(this.state.limit + 4 * PAGE)}, word("showMore", Math.min(rest, 4 * PAGE))), " ",
        make("button", {type: "button", id: "show-all", onclick: () => this.extend(Infinity)}, word("showAll"))) : "",
      rest > 0 ? make("p", {class: "print-note"}, word("printedPart", integer(rows.length), integer(this.schools.length))) : "");
  }

  headCell(column) {
    const current = this.state.sort === column.name;
    const direction = this.state.reversed ? "descending" : "ascending";
    return make("th", {scope: "col", class: `by-${column.name}`, "aria-sort": current ? direction : undefined},
      make("span", {class: "printed"}, word(column.name)), make("button", {type: "button", title: word("sortBy", word(column.name)), "data-sort": column.name, onclick: () => this.sort(column.name)},
        word(column.name), make("span", {"aria-hidden": "true"}, current ? (this.state.reversed ? " ▼" : " ▲") : "")));
  }

  sort(name) {
    this.change({sort: name, reversed: this.state.sort === name && !this.state.reversed});
    this.table.querySelector(`[data-sort=${name}]`).focus();
  }

  extend(limit) {
    const shown = this.state.limit;
    this.state.limit = limit;
    this.fillTable();
    this.table.querySelectorAll("tbody a")[shown]?.focus({preventScroll: true});
  }

  prepareForPrint() { this.map.fillFor(this.state.limit); }
}
