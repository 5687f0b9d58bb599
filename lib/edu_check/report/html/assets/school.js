// The page of one school or region against one standard.

const metaRows = (standard, assessment) => {
  const {document} = standard;
  const rows = [[word("document"), documentText(standard)], [word("issuer"), say(document.issuer)],
    [word("status"), document.status ? word(document.status === "unknown" ? "unknownStatus" : document.status) : ""],
    [word(assessment.isRegion ? "regionCode" : "code"), foreign(assessment.code), assessment.code],
    [word("place"), foreign(placeText(assessment.place)), placeText(assessment.place)],
    [word("asOf"), assessment.asOf], [word("inventory"), make("code", {}, foreign(assessment.inventory))]];
  return panel(word("basis"), {id: "basis"}, make("dl", {class: "meta"}, rows.filter((each) => (each.length > 2 ? each[2] : each[1])).map(([name, text]) => make("div", {}, term(name, text)))));
};

/** The outcomes of which the score is made. */
const onlyCounted = (counts) => Object.fromEntries(COUNTED.map((code) => [code, counts[code]]));

const scorePanel = (assessment) => {
  const {score, counts} = assessment;
  if (!score) return make("p", {class: "faint"}, word("noScore"));
  return make("div", {class: "score"},
    make("div", {class: "figure"}, make("span", {class: "label"}, word("score")), make("span", {class: "value"}, scoreText(score))),
    make("div", {class: "gauge"}, scoreBar(score),
      make("p", {}, word("scoreOf", score.judged, countsText(onlyCounted(counts)))), make("p", {class: "faint small"}, word("scoreNote"))));
};

const countTiles = (counts) => {
  const entries = ["p", "f", "u", "w", "d", "n"].filter((code) => counts[code] > 0 || code === "p" || code === "f" || code === "u")
    .map((code) => ({look: OUTCOMES[code], value: counts[code], label: say(OUTCOMES[code].word)}));
  if (counts.advisory > 0) entries.push({look: {mark: "☆", style: "plain"}, value: counts.advisory, label: word("advisory")});
  if (counts.informational > 0) entries.push({look: {mark: "i", style: "plain"}, value: counts.informational, label: word("informational")});
  return tiles(entries);
};

const applicabilityNote = (standard, assessment) => {
  if (assessment.verdict === INVALID) return null;
  if (assessment.applies === NOT_APPLYING) {
    const statement = assessment.isRegion ? standard.region : standard.school;
    return make("p", {class: "notice"}, word("notAppliesNote"), statement ? ` ${word("notApplies")}${language === 0 ? "：" : ": "}${say(statement)}` : "");
  }
  return assessment.verdict === UNDETERMINED && assessment.applies !== APPLYING ? make("p", {class: "notice"}, word("appliesUnknown")) : null;
};

/** What must be known of an assessment besides its outcomes. */
const markNotes = (assessment) => assessment.marks.map((each) => make("p", {class: "notice mark"}, markText(each)));

const schoolHead = (standard, assessment) => make("section", {class: "panel head", "aria-labelledby": "title"},
  make("p", {class: "kicker"}, say(standard.title)),
  make("div", {class: "title-row"}, make("h1", {id: "title"}, foreign(assessment.shown)), badge(assessment.verdict, true)),
  applicabilityNote(standard, assessment),
  markNotes(assessment),
  assessment.codes.length > 0 && [scorePanel(assessment), countTiles(assessment.counts)]);

const sectionChart = (standard, assessment) => panel(word("bySection"), {id: "sections"}, make("div", {class: "sections"},
  standard.sections.map((section) => {
    const counts = countOutcomes(assessment.codes.slice(section.first, section.first + section.count));
    const judged = scoreOf(counts);
    const counted = section.count - counts.advisory - counts.informational;
    return make("div", {class: "section-row"},
      make("a", {class: "name", href: linkTo({subject: assessment.subject, indicator: section.first})}, sectionName(section)),
      counted > 0 ? outcomeBar(counts) : make("span", {class: "faint small"}, word(counts.advisory > 0 ? "advisory" : "informational")),
      make("span", {class: "number"}, judged ? `${judged.low}/${judged.judged}` : "–"));
  })));

const sectionName = (section) => (language === 0 ? section.heading : `${section.heading.replace(/^(.{1,4}?[、.．]|（.{1,3}）).*$/, "$1")} ${say(section.title)}`);

const invalidPanel = (assessment) => {
  const {diagnostics, more} = detailsOf(assessment);
  const looks = {e: "mistake", w: "warning", n: "notice"};
  return panel(word("invalidTitle"), {id: "diagnostics"}, make("p", {}, word("invalidNote")),
    make("ol", {class: "diagnostics"}, diagnostics.map((each) => make("li", {class: each.severity === "e" ? "fail" : "unknown"},
      make("p", {}, tag(word(looks[each.severity])), " ", make("b", {}, foreign(say(each.message))), " ", make("code", {class: "faint"}, each.id)),
      make("p", {class: "where"}, each.place ? `${word("line", each.place[0])} ` : "", make("code", {}, foreign(each.place ? `${each.file}:${each.place.join(":")}` : each.file))),
      each.excerpt ? make("pre", {}, foreign(each.excerpt.trim())) : "",
      (each.notes ?? []).map((note) => make("p", {class: "faint"}, foreign(say(note))))))),
    more ? make("p", {class: "faint"}, word("more", more)) : "");
};

/** Buttons of which one is pressed. */
const choices = (label, entries, chosen, choose) => make("div", {class: "chips", role: "group", "aria-label": label}, entries.map(([value, look, text, count]) =>
  make("button", {type: "button", class: `chip ${look?.style ?? ""}`, "aria-pressed": String(value === chosen), "data-value": value, onclick: () => choose(value)},
    look ? [mark(look), " "] : "", text, count === undefined ? "" : [" ", make("span", {class: "number"}, integer(count))])));

/** Problems that count and that the baseline does not have. */
const isFresh = ({code, known}) => (code === "f" || code === "u") && !known;

const indicatorFilters = (blocks, choose) => {
  const codes = blocks.map((each) => each.code);
  const count = (test) => codes.filter(test).length;
  const entries = [["all", null, word("all"), codes.length], ["problems", null, word("problems"), count(isProblem)]];
  if (RUN.baseline) {
    entries.push(["fresh", null, word("fresh"), blocks.filter(isFresh).length]);
    entries.push(["known", null, word("known"), blocks.filter((each) => each.known).length]);
  }
  for (const code of ORDER) {
    const number = count((each) => each === code);
    if (number > 0) entries.push([code, OUTCOMES[code], say(OUTCOMES[code].word), number]);
  }
  const advisory = count((each) => each < "a");
  if (advisory > 0) entries.push(["advisory", null, word("advisory"), advisory]);
  const informational = count((each) => each === "i");
  if (informational > 0) entries.push(["i", OUTCOMES.i, word("informational"), informational]);
  return choices(word("indicators"), entries, "all", choose);
};

const FILTERS = {
  all: () => true, problems: ({code}) => isProblem(code), fresh: isFresh, known: ({known}) => known, advisory: ({code}) => code < "a",
};
const accepts = (filter, block) => (FILTERS[filter] ? FILTERS[filter](block) : block.code === filter);

const indicatorPanel = (standard, assessment) => {
  const details = detailsOf(assessment);
  const blocks = standard.indicators.map((_, index) => indicatorBlock(standard, index, assessment, details));
  const state = {filter: "all", search: ""};
  const status = make("p", {class: "faint small status", role: "status"});
  const groups = standard.sections.map((section) => make("section", {class: "indicator-section", "aria-label": sectionName(section)},
    make("h3", {}, sectionName(section)), blocks.slice(section.first, section.first + section.count).map((each) => each.element)));
  const apply = () => {
    let shown = 0;
    for (const each of blocks) {
      each.element.hidden = !(accepts(state.filter, each) && each.text.includes(state.search));
      shown += each.element.hidden ? 0 : 1;
    }
    groups.forEach((group, s) => { group.hidden = standard.sections[s].count > 0 && [...group.querySelectorAll(".indicator")].every((each) => each.hidden); });
    status.classList.toggle("complete", shown === blocks.length);
    status.textContent = shown === 0 ? word("nothing") : word("shown", shown, blocks.length);
  };
  const filters = indicatorFilters(blocks, (value) => {
    state.filter = value;
    for (const chip of filters.children) chip.setAttribute("aria-pressed", String(chip.dataset.value === value));
    apply();
  });
  const open = (wanted) => blocks.forEach((each) => { each.element.open = wanted; each.fillOnce(); });
  const search = make("input", {type: "search", id: "search", placeholder: word("searchIndicators"), "aria-label": word("search"),
    oninput: (event) => { state.search = event.target.value.trim().toLowerCase(); apply(); }});
  apply();
  return panel(word("indicators"), {id: "indicators"},
    make("div", {class: "tools"}, filters, make("div", {class: "tools-row"}, search,
      make("button", {type: "button", id: "expand", onclick: () => open(true)}, word("expandAll")),
      make("button", {type: "button", onclick: () => open(false)}, word("collapseAll")))), status, groups);
};

const neighbours = (assessment) => {
  if (!IS_MANY) return null;
  const to = (subject, name) => (subject >= 0 && subject < SUBJECT_COUNT ? make("a", {class: "button", href: linkTo({subject})}, word(name)) : "");
  return make("nav", {class: "path", "aria-label": word("overview")}, make("a", {class: "button", href: linkTo({}), id: "back"}, "← ", word("back")),
    make("span", {class: "space"}), to(assessment.subject - 1, "previous"), to(assessment.subject + 1, "next"));
};

const schoolPage = (assessment) => {
  const standard = STANDARDS[assessment.standard];
  const page = [neighbours(assessment), schoolHead(standard, assessment)];
  const basis = metaRows(standard, assessment);
  if (assessment.verdict === INVALID) return [...page, invalidPanel(assessment), basis];
  if (assessment.codes.length === 0) return [...page, basis];
  return [...page, answerPanels(standard, assessment), basis, sectionChart(standard, assessment), indicatorPanel(standard, assessment)];
};
