// One indicator with what was found: its requirements, what was compared, how far it is, what to do, where it stands.
const LEVEL_WORDS = {a: "advisory", i: "informational"};

const lookOf = (code) => OUTCOMES[code.toLowerCase()];

const tag = (text, style) => make("span", {class: `tag ${style ?? ""}`}, text);

const term = (name, ...content) => [make("dt", {}, name), make("dd", {}, ...content)];

/** A term that paper does without where a requirement is met. */
const sideTerm = (name, ...content) => [make("dt", {class: "side"}, name), make("dd", {class: "side"}, ...content)];

const factName = (slot) => {
  const [path, label] = END.facts[slot];
  return [say(label), " ", make("code", {}, path)];
};

const lineWord = (inventory, [line, column], phrase) => make("span", {class: "where", title: `${inventory}:${line}:${column}`}, word(phrase ?? "line", line));

const measure = (name, text, style) => text !== undefined && make("div", {class: `measure ${style ?? ""}`},
  make("dt", {}, word(name)), make("dd", {}, foreign(say(text).replaceAll(">=", "≥").replaceAll("<=", "≤").replaceAll("==", "="))));

/** What was compared with what; not where a yes was asked and a yes was found. */
const measures = (finding) => (finding.outcome === "p" && say(finding.actual) === say(finding.expected) ? "" : make("dl", {class: "measures"},
  measure("actual", finding.actual), measure("expected", finding.expected), measure("shortfall", finding.shortfall, "short")));

const factLines = (finding, inventory) => make("ul", {class: "facts"}, finding.facts.map(({slot, value, place}) => make("li", {},
  factName(slot), language === 0 ? "：" : ": ", make("b", {}, foreign(say(value))), " ",
  place ? lineWord(inventory, place) : make("span", {class: "faint"}, `(${word("derived")})`))));

const missingLines = (finding, inventory) => make("ul", {class: "facts"}, finding.missing.map((slot) => make("li", {}, factName(slot))),
  finding.place && make("li", {class: "faint"}, lineWord(inventory, finding.place, "insertHere")));

/** The lines below what was compared. */
const findingRows = (requirement, finding, assessment) => {
  const rows = [];
  const wrong = ["f", "u", "w"].includes(finding.today ?? finding.outcome);
  if (finding.toDo) rows.push(term(word("toDo"), make("b", {}, foreign(say(finding.toDo)))));
  if (finding.notOwed) rows.push(term(word("notOwed"), foreign(say(finding.notOwed))));
  if (finding.missing) rows.push(term(word("missing"), missingLines(finding, assessment.inventory)));
  if (finding.undocumented) rows.push(term(word("undocumented"), make("ul", {class: "facts"}, finding.undocumented.map((each) => make("li", {}, foreign(say(each)))))));
  if (finding.due) rows.push(term(word("due"), finding.due, finding.outcome === "d" && finding.today ? ` (${word("dueToday", say(OUTCOMES[finding.today].word))})` : ""));
  if (finding.waiver) rows.push(term(word("waiver"), foreign(finding.waiver[0]), " ", make("span", {class: "faint"}, word("waivedUntil", finding.waiver[2], finding.waiver[1] || word("none")))));
  if (wrong && requirement.remedy) rows.push(term(word("remedy"), say(requirement.remedy)));
  if (requirement.evidence) rows.push(sideTerm(word("evidence"), say(requirement.evidence)));
  if (finding.facts) rows.push(term(word("lines"), factLines(finding, assessment.inventory)));
  return rows;
};

const readingRows = (requirement, finding) => {
  if (!requirement.reading && !finding?.sensitive) return [];
  const others = (finding?.sensitive ? requirement.alternatives ?? [] : []).map((each) => make("p", {}, make("i", {}, word("otherReading")), language === 0 ? "：" : ": ", say(each)));
  return sideTerm(word("reading"), finding?.sensitive ? make("p", {class: "sensitive"}, "⚠ ", word("sensitive")) : "", say(requirement.reading), others);
};

/**
 * One requirement, by what was found of it, or by the code of its outcome alone. Of a stored result that holds problems
 * only, all that is known of the others is that they are none.
 */
const requirementBlock = (requirement, finding, code, assessment) => {
  const level = finding?.level ?? requirement.level;
  const found = finding ? (level === "i" ? "i" : finding.outcome) : code;
  const look = found ? lookOf(found) : null;
  const rows = [finding ? findingRows(requirement, finding, assessment) : [], readingRows(requirement, finding)];
  return make("li", {class: `requirement ${look?.style ?? "plain"}`},
    make("p", {class: "statement"}, look ? mark(look, say(look.word)) : tag(word("noProblem")), " ",
      make("span", {class: "id"}, requirement.id), " ", say(requirement.statement), " ", finding?.known ? [tag(word("known"), "known"), " "] : "",
      LEVEL_WORDS[level] && tag(requirement.level !== level ? word("otherScope") : word(LEVEL_WORDS[level]))),
    finding && measures(finding),
    make("dl", {class: "rows"}, rows));
};

/** The outcome of an indicator as a code, for filters. */
const isProblem = (code) => code === "f" || code === "u" || code === "w";

/** Whether an indicator has nothing but mandatory problems that the baseline has already. */
const isKnown = (requirements, first, findings) => {
  const open = requirements.map((each, i) => ({each, finding: findings.get(first + i)}))
    .filter(({each, finding}) => finding && (finding.level ?? each.level) === "m" && (finding.outcome === "f" || finding.outcome === "u"));
  return open.length > 0 && open.every(({finding}) => finding.known);
};

const indicatorBlock = (standard, index, assessment, {findings, outcomes}) => {
  const indicator = standard.indicators[index];
  const code = assessment.codes[index];
  const look = lookOf(code);
  const requirements = standard.requirements.slice(indicator.first, indicator.first + indicator.count);
  const advisory = code < "a";
  const known = isKnown(requirements, indicator.first, findings);
  const content = () => make("ul", {class: "requirements"}, requirements.map((each, i) => requirementBlock(each, findings.get(indicator.first + i), outcomes?.[indicator.first + i], assessment)),
    RUN.details === "problems" && requirements.some((_, i) => !findings.has(indicator.first + i)) ? make("li", {class: "faint small unprinted"}, word("noDetails")) : "");
  const element = make("details", {class: `indicator ${look.style}`, id: `indicator-${indicator.id}`, open: isProblem(RUN.advisory ? code.toLowerCase() : code)},
    make("summary", {}, mark(look), make("span", {class: "id"}, indicator.id), make("span", {class: "title"}, say(indicator.title)),
      make("span", {class: "clause"}, say(indicator.clause)),
      make("span", {class: "outcome"}, say(look.word), advisory && code !== "i" ? tag(word("advisory")) : "", known ? [" ", tag(word("known"), "known")] : "")));
  const fillOnce = () => { if (element.open && element.childElementCount === 1) element.append(content()); };
  element.addEventListener("toggle", fillOnce);
  fillOnce();
  const text = [indicator.id, indicator.title, indicator.clause, requirements.map((each) => [each.id, each.statement])].flat(4).join("\n").toLowerCase();
  return {element, code, known, text, fillOnce};
};
