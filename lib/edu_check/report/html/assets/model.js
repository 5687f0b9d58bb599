// The data of the page: what html_data.cpp writes, in the shape in which the views need it.
const embedded = (id) => document.getElementById(id).textContent;

const RUN = JSON.parse(embedded("run"));
const END = JSON.parse(embedded("end"));
const STANDARDS = RUN.standards;

const COUNTED = ["p", "f", "u", "w"];

/** How often each outcome stands in the codes of mandatory indicators, and the number of the other indicators. */
const countOutcomes = (codes) => {
  const counts = {p: 0, f: 0, u: 0, w: 0, d: 0, n: 0, advisory: 0, informational: 0};
  for (const code of codes) {
    if (code === "i") counts.informational += 1;
    else if (code < "a") counts.advisory += 1;
    else counts[code] += 1;
  }
  return counts;
};

/** Passed, passed or unknown, and judged indicators; null if none was judged. */
const scoreOf = (counts) => {
  const judged = COUNTED.reduce((sum, code) => sum + counts[code], 0);
  return judged > 0 ? {low: counts.p, high: counts.p + counts.u, judged} : null;
};

/** `82.4%`: one decimal, rounded down, so that 100% means all. */
const share = (part, whole) => {
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`.replace(".0%", "%");
};

const scoreText = (score) => {
  if (!score) return "–";
  const low = share(score.low, score.judged);
  const high = share(score.high, score.judged);
  return low === high ? low : `${low}–${high}`;
};

const markText = (mark) => `${word("note")}${language === 0 ? "：" : ": "}${say(mark)}`;

const readAssessment = (line, index) => {
  const [standard, kind, verdict, codes, inventory, name, code, province, city, district, asOf, applies, ...marks] = JSON.parse(line);
  const counts = countOutcomes(codes);
  return {
    index, subject: Math.floor(index / STANDARDS.length), standard, isRegion: kind === 1, verdict, codes, inventory, name,
    code, place: {province, city, district}, asOf, applies, marks, counts, score: verdict === INVALID ? null : scoreOf(counts),
    shown: name || inventory,
    text: [name, inventory, code, province, city, district].join("\n").toLowerCase(),
  };
};

// Two lines an assessment; the second one is read when the assessment is opened.
const LINES = embedded("assessments").split("\n").filter((line) => line !== "");
const ASSESSMENTS = [];
for (let i = 0; i + 1 < LINES.length; i += 2) ASSESSMENTS.push(readAssessment(LINES[i], i / 2));

const YES_NO = [["否", "no"], ["是", "yes"]];
const valueOf = (text) => (typeof text === "number" ? YES_NO[text] : text);

/** What was found of a requirement, from the short keys of html_data.cpp. */
const readFinding = (short, standard) => ({
  index: short.i, outcome: short.o, today: short.t, level: short.l, sensitive: short.r === 1, known: short.k === 1, missing: short.m, place: short.p, undocumented: short.n,
  actual: valueOf(short.a), expected: valueOf(short.e), shortfall: valueOf(short.s), toDo: short.x, notOwed: short.y, waiver: short.w,
  due: short.d ?? standard.requirements[short.i].by,
  facts: short.f?.map(([slot, value, line, column]) => ({slot, value: valueOf(value), place: line ? [line, column] : null})),
});

const detailsOf = (assessment) => {
  const details = JSON.parse(LINES[assessment.index * 2 + 1]);
  const findings = details.requirements?.map((each) => readFinding(each, STANDARDS[assessment.standard]));
  return {...details, findings: new Map(findings?.map((each) => [each.index, each]))};
};

const SUBJECT_COUNT = ASSESSMENTS.length > 0 ? ASSESSMENTS[ASSESSMENTS.length - 1].subject + 1 : 0;
const IS_MANY = SUBJECT_COUNT > 1;

const assessmentOf = (subject, standard) => ASSESSMENTS[subject * STANDARDS.length + standard];
const schoolsOf = (standard) => ASSESSMENTS.filter((each) => each.standard === standard && !each.isRegion);
const regionsOf = (standard) => ASSESSMENTS.filter((each) => each.standard === standard && each.isRegion);

/** Best first: what is certain counts before what may be, then the order of the input. */
const byScore = (a, b) => {
  if (!a.score || !b.score) return (a.score ? 0 : 1) - (b.score ? 0 : 1) || a.index - b.index;
  return b.score.low * a.score.judged - a.score.low * b.score.judged ||
    b.score.high * a.score.judged - a.score.high * b.score.judged || a.index - b.index;
};

/** Equal scores share a rank. A map from assessment to rank; what has no score has none. */
const ranksOf = (schools) => {
  const ranks = new Map();
  let last = null;
  [...schools].filter((each) => each.score).sort(byScore).forEach((each, i) => {
    const same = last && scoreText(last.score) === scoreText(each.score);
    ranks.set(each, same ? ranks.get(last) : i + 1);
    last = each;
  });
  return ranks;
};

/** How many schools fail an indicator, are unknown, and were judged. */
const indicatorNumbers = (standard, schools) => STANDARDS[standard].indicators.map((indicator, index) => {
  const numbers = {index, indicator, f: 0, u: 0, p: 0, w: 0};
  for (const each of schools) {
    const code = each.codes[index];
    if (code in numbers && COUNTED.includes(code)) numbers[code] += 1;
  }
  return {...numbers, judged: numbers.f + numbers.u + numbers.p + numbers.w};
});

const LEVELS = ["province", "city", "district"];

/** Levels of place at which the schools differ, or what the run was asked for. */
const groupLevels = (schools) => LEVELS.filter((level) =>
  level === END.group || new Set(schools.map((each) => each.place[level])).size > 1);

/** The name of a school's group; equal names in different cities are different groups. */
const groupKey = (school, level) => LEVELS.slice(0, LEVELS.indexOf(level) + 1).map((each) => school.place[each]).join("\t");

const groupsOf = (schools, level) => {
  const groups = new Map();
  for (const school of schools) {
    const key = groupKey(school, level);
    if (!groups.has(key)) groups.set(key, {key, schools: [], verdicts: [0, 0, 0, 0, 0], low: 0, high: 0, scored: 0});
    const group = groups.get(key);
    group.schools.push(school);
    group.verdicts[school.verdict] += 1;
    if (!school.score) continue;
    group.scored += 1;
    group.low += school.score.low / school.score.judged;
    group.high += school.score.high / school.score.judged;
  }
  const nameless = (group) => (group.key.endsWith("\t") || group.key === "" ? 1 : 0);
  return [...groups.values()].sort((a, b) => nameless(a) - nameless(b) || (a.key < b.key ? -1 : 1));
};

/** The name of a group, with that of the place above where it is needed. */
const groupName = (key, withParent) => {
  const parts = key.split("\t");
  const last = parts[parts.length - 1] || word("notGiven");
  const above = parts.length > 1 ? parts[parts.length - 2] : "";
  return above && withParent ? `${above} ${last}` : last;
};

const placeText = (place, levels = LEVELS) => levels.map((level) => place[level]).filter((each) => each !== "").join(" ");

/** The number of a standard's document, or its title, and the part. */
const documentText = (standard) => [standard.document.number ?? say(standard.document.title), say(standard.document.part)]
  .filter((each) => each).join(" ");
