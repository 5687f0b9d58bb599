// Many schools against one standard.
let schoolList = null;

const verdictNumbers = (assessments) => {
  const verdicts = [0, 0, 0, 0, 0];
  for (const each of assessments) verdicts[each.verdict] += 1;
  return verdicts;
};

/** Mean of the scores of schools, as two ends. */
const meanText = (group) => {
  if (group.scored === 0) return "–";
  const tenth = (sum) => `${(Math.floor((sum / group.scored) * 1000 + 1e-9) / 10).toFixed(1)}%`;
  const low = tenth(group.low);
  const high = tenth(group.high);
  return low === high ? low : `${low}–${high}`;
};

const overviewHead = (standard, schools) => {
  const verdicts = verdictNumbers(schools);
  const everyone = {scored: 0, low: 0, high: 0};
  for (const {score} of schools) {
    if (!score) continue;
    everyone.scored += 1;
    everyone.low += score.low / score.judged;
    everyone.high += score.high / score.judged;
  }
  const dates = [...new Set(schools.map((each) => each.asOf).filter((each) => each !== ""))].sort();
  const marked = schools.filter((each) => each.marks.length > 0).length;
  const {document} = standard;
  const meta = [[word("document"), documentText(standard)], [word("issuer"), say(document.issuer)], [word("status"), document.status ? word(document.status === "unknown" ? "unknownStatus" : document.status) : ""],
    [word("asOf"), dates.length > 1 ? `${dates[0]} – ${dates[dates.length - 1]}` : dates[0]]];
  const order = [0, 1, 2, 3, 4].filter((i) => verdicts[i] > 0 || i < 3);
  return make("section", {class: "panel head", "aria-labelledby": "title"},
    make("p", {class: "kicker"}, word("report")),
    make("div", {class: "title-row"}, make("h1", {id: "title"}, say(standard.title))),
    marked > 0 && make("p", {class: "notice mark"}, word("marked", integer(marked))),
    verdictBar(verdicts),
    make("div", {class: "numbers"},
      tiles([{look: {mark: "", style: "plain"}, value: schools.length, label: word("schools")},
        ...order.map((i) => ({look: VERDICTS[i], value: verdicts[i], label: say(VERDICTS[i].word)}))]),
      make("p", {class: "mean"}, make("span", {class: "label"}, word("average")), make("span", {class: "value"}, meanText(everyone)))),
    make("p", {class: "faint small"}, word("scoreNote")),
    make("dl", {class: "meta"}, meta.filter((each) => each[1]).map(([name, text]) => make("div", {}, term(name, text)))));
};

const regionPanel = (standard, regions) => regions.length > 0 && panel(word("regionAssessment"), {id: "region"},
  regions.map((each) => make("div", {class: "region-row"}, make("a", {href: linkTo({subject: each.subject})}, foreign(each.shown)), badge(each.verdict),
    scoreBar(each.score), make("span", {class: "number"}, scoreText(each.score)),
    make("span", {class: "faint"}, each.verdict === INVALID ? "" : countsText(each.counts)))));

const worstRow = (numbers, most) => make("li", {},
  make("a", {href: linkTo({indicator: numbers.index, group: here.group}), title: word("ofSchools", numbers.f, numbers.u, numbers.judged)},
    make("span", {class: "id"}, numbers.indicator.id), make("span", {class: "title"}, say(numbers.indicator.title))),
  make("span", {class: "bars", role: "img", "aria-label": word("ofSchools", numbers.f, numbers.u, numbers.judged)},
    make("span", {class: "part fail", style: {width: `${(numbers.f / most) * 100}%`}}),
    make("span", {class: "part unknown", style: {width: `${(numbers.u / most) * 100}%`}})),
  make("span", {class: "number", "aria-hidden": "true"}, `✗ ${integer(numbers.f)}`), make("span", {class: "number faint", "aria-hidden": "true"}, `? ${integer(numbers.u)}`));

const worstPanel = (standardIndex, schools) => {
  const all = indicatorNumbers(standardIndex, schools).filter((each) => each.f + each.u > 0).sort((a, b) => b.f - a.f || b.u - a.u || a.index - b.index);
  const most = Math.max(1, ...all.map((each) => each.judged));
  const list = make("ol", {class: "worst"});
  const button = make("button", {type: "button"});
  let whole = false;
  const show = () => {
    list.replaceChildren(...all.slice(0, whole ? all.length : 10).map((each) => worstRow(each, most)));
    button.textContent = word(whole ? "fewerIndicators" : "allIndicators");
  };
  button.addEventListener("click", () => { whole = !whole; show(); });
  show();
  return panel(word("worst"), {id: "worst"}, all.length === 0 ? make("p", {class: "faint"}, word("worstNone"))
    : [make("p", {class: "faint small unprinted"}, word("worstNote")), list, all.length > 10 ? make("p", {class: "more"}, button) : ""]);
};

const distributionPanel = (schools) => panel(word("distribution"), {id: "distribution"}, histogram(schools));

/** Whether the groups of a level lie in different places. */
const areApart = (groups) => new Set(groups.map((each) => each.key.split("\t").slice(0, -1).join("\t")).filter((each) => each.trim() !== "")).size > 1;

const groupTable = (schools, level) => {
  const groups = groupsOf(schools, level);
  const apart = areApart(groups);
  return make("table", {class: "groups"},
  make("thead", {}, make("tr", {}, [word(level), word("count"), word("verdicts"), word("compliantShare"), word("average")].map((each, i) => make("th", {scope: "col", class: i === 1 || i > 2 ? "number" : ""}, each)))),
  make("tbody", {}, groups.map((group) => make("tr", {},
    make("th", {scope: "row"}, make("a", {href: linkTo({group: group.key, indicator: here.indicator})}, foreign(groupName(group.key, apart)))),
    make("td", {class: "number"}, integer(group.schools.length)),
    make("td", {class: "bar-cell"}, verdictBar(group.verdicts)),
    make("td", {class: "number"}, share(group.verdicts[0], group.schools.length)),
    make("td", {class: "number"}, meanText(group))))));
};

const groupsPanel = (schools) => {
  const levels = groupLevels(schools);
  if (levels.length === 0) return null;
  const frame = make("div", {class: "table-frame"});
  const show = (level) => {
    frame.replaceChildren(groupTable(schools, level));
    for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip.dataset.value === level));
  };
  const chips = choices(word("groupBy"), levels.map((level) => [level, null, word(level)]), "", show);
  show(levels.includes(END.group) ? END.group : levels.find((level) => groupsOf(schools, level).length > 1) ?? levels[0]);
  return panel(word("groups"), {id: "groups"}, levels.length > 1 ? chips : "", frame);
};

const overviewPage = (standardIndex) => {
  const standard = STANDARDS[standardIndex];
  const schools = schoolsOf(standardIndex);
  const regions = regionsOf(standardIndex);
  schoolList = schools.length > 0 ? new SchoolList(standard, schools) : null;
  return [overviewHead(standard, schools), regionPanel(standard, regions),
    schools.length > 0 && [make("div", {class: "two"}, worstPanel(standardIndex, schools), distributionPanel(schools)), groupsPanel(schools), schoolList.element]];
};
