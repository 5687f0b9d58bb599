// What a reader asks first of a school: what fails, and what is missing. Each line leads to its indicator.
const MOST_ANSWERS = 8;

const colon = () => (language === 0 ? "：" : ": ");

/** Requirements of an indicator that count and came to an outcome. */
const openFindings = (standard, index, findings, outcome) => {
  const {first, count} = standard.indicators[index];
  return Array.from({length: count}, (_, i) => findings.get(first + i)).filter((finding) => finding?.outcome === outcome &&
    (finding.level ?? standard.requirements[finding.index].level) === "m");
};

const indicatorsOf = (assessment, code) => assessment.codes.split("").map((each, index) => (each === code ? index : -1)).filter((index) => index >= 0);

const answerLink = (standard, assessment, index) => make("a", {href: linkTo({subject: assessment.subject, indicator: index})},
  make("span", {class: "id"}, standard.indicators[index].id), " ", say(standard.indicators[index].title));

/** How far a requirement is from what is asked; else what is not so. */
const gapTexts = (finding) => {
  if (finding.toDo) return [say(finding.toDo)];
  if (finding.shortfall !== undefined) return [`${word("shortfall")}${colon()}${say(finding.shortfall)}`];
  return (finding.facts ?? []).filter((each) => each.value === YES_NO[0]).map((each) => `${say(END.facts[each.slot][1])}${colon()}${say(each.value)}`);
};

const failureRow = (standard, assessment, findings, index) => {
  const gaps = [...new Set(openFindings(standard, index, findings, "f").flatMap(gapTexts))];
  return make("li", {}, answerLink(standard, assessment, index),
    gaps.length > 0 && make("span", {class: "faint small"}, " ", foreign(gaps.join(language === 0 ? "；" : "; "))));
};

/** Facts that unknown indicators lack, each once; and those indicators that lack none but, say, documents. */
const missingRows = (standard, assessment, findings) => {
  const facts = new Map();
  const others = [];
  for (const index of indicatorsOf(assessment, "u")) {
    const open = openFindings(standard, index, findings, "u");
    for (const finding of open) for (const slot of finding.missing ?? []) if (!facts.has(slot)) facts.set(slot, {slot, index, place: finding.place});
    if (!open.some((each) => each.missing?.length > 0)) others.push(make("li", {}, answerLink(standard, assessment, index)));
  }
  return [...facts.values()].map(({slot, index, place}) => make("li", {},
    make("a", {href: linkTo({subject: assessment.subject, indicator: index}), title: END.facts[slot][0]}, say(END.facts[slot][1])), " ",
    place ? lineWord(assessment.inventory, place, "insertHere") : "")).concat(others);
};

const answerPanel = (name, code, rows, attributes) => rows.length > 0 && panel(word(name, rows.length), {...attributes, class: "answer"},
  make("ul", {class: "answers"}, rows.slice(0, MOST_ANSWERS)),
  rows.length > MOST_ANSWERS && make("p", {class: "print-note"}, word("more", rows.length - MOST_ANSWERS)),
  rows.length > MOST_ANSWERS && make("p", {class: "more"}, make("button", {type: "button", onclick: () => {
    document.querySelector(`#indicators [data-value=${code}]`)?.click();
    document.getElementById("indicators").scrollIntoView();
  }}, word("more", rows.length - MOST_ANSWERS))));

const answerPanels = (standard, assessment) => {
  const {findings} = detailsOf(assessment);
  const failures = indicatorsOf(assessment, "f").map((index) => failureRow(standard, assessment, findings, index));
  const panels = [answerPanel("whatFails", "f", failures, {id: "fails"}),
    answerPanel("whatIsMissing", "u", missingRows(standard, assessment, findings), {id: "lacks"})].filter((each) => each);
  return panels.length > 1 ? make("div", {class: "two even"}, panels) : panels;
};
