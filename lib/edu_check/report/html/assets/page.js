// Puts the page together and follows the address.
const isOverview = () => here.subject === null && IS_MANY;

const standardTabs = () => STANDARDS.length > 1 && make("nav", {class: "tabs", "aria-label": word("standards")}, STANDARDS.map((standard, i) => {
  const assessment = isOverview() ? null : assessmentOf(here.subject ?? 0, i);
  return make("a", {href: linkTo({standard: i, subject: here.subject}), "aria-current": i === here.standard ? "page" : undefined},
    assessment ? [mark(VERDICTS[assessment.verdict], say(VERDICTS[assessment.verdict].word)), " "] : "", say(standard.title));
}));

const chooseLanguage = (chosen) => { location.hash = addressOf({...here, language: chosen}); };

const bar = () => [
  make("span", {class: "brand"}, word("report")),
  make("span", {class: "space"}),
  make("div", {class: "switch", role: "group", "aria-label": word("language")}, [["中文", "zh-CN"], ["English", "en"]].map(([name, code], i) =>
    make("button", {type: "button", lang: code, id: `language-${i}`, "aria-pressed": String(language === i), onclick: () => chooseLanguage(i)}, name))),
  make("button", {type: "button", id: "print", onclick: () => window.print()}, word("print")),
];

/** A text as a string of CSS, whatever it holds. */
const cssString = (text) => `"${[...text].map((each) => (/[\w \u4e00-\u9fff]/u.test(each) ? each : `\\${each.codePointAt(0).toString(16)} `)).join("")}"`;

const setTitle = () => {
  const assessment = isOverview() ? null : assessmentOf(here.subject ?? 0, here.standard);
  const standard = say(STANDARDS[here.standard]?.title);
  document.title = [assessment?.shown, standard, "edu-check"].filter((each) => each).join(" · ");
  document.documentElement.style.setProperty("--page-title", cssString([standard, assessment?.shown].filter((each) => each).join(" · ")));
};

/** Leads the reader to an indicator of a school. */
const showIndicator = () => {
  const element = document.getElementById(`indicator-${STANDARDS[here.standard].indicators[here.indicator].id}`);
  if (!element) return;
  element.open = true;
  element.scrollIntoView({block: "center"});
  element.querySelector("summary").focus({preventScroll: true});
};

const content = () => {
  schoolList = null;
  if (ASSESSMENTS.length === 0) return [make("p", {class: "notice"}, word("nothing"))];
  return isOverview() ? overviewPage(here.standard) : schoolPage(assessmentOf(here.subject ?? 0, here.standard));
};

const build = () => {
  document.documentElement.lang = ["zh-CN", "en"][language];
  document.getElementById("skip").textContent = word("skip");
  document.getElementById("bar").replaceChildren(...bar());
  document.getElementById("main").replaceChildren(...[END.state && make("p", {class: "notice", role: "alert"}, say(END.state)), standardTabs(), content()].flat(Infinity).filter((each) => each instanceof Node));
  document.getElementById("foot").replaceChildren(...(END.passed ?? []).map((line) => make("p", {}, line)), make("p", {}, word("made", RUN.version)));
  setTitle();
};

/** Builds anew; the focus stays on what has the same id, else a new page begins at its top. */
const follow = () => {
  const before = here;
  const focused = document.activeElement?.id;
  here = readPlace();
  language = here.language ?? language;
  const y = scrollY;
  build();
  const samePage = before.subject === here.subject && before.standard === here.standard;
  if (samePage && focused) document.getElementById(focused)?.focus({preventScroll: true});
  if (here.indicator !== null && !isOverview()) showIndicator();
  else if (samePage && before.indicator === here.indicator && before.group === here.group) scrollTo(0, y);
  else if (samePage && isOverview()) document.getElementById("schools").scrollIntoView();
  else goTop();
};

const goTop = () => {
  scrollTo(0, 0);
  document.getElementById("main").focus({preventScroll: true});
};

let closed = [];
const prepareForPrint = () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of closed) each.dispatchEvent(new Event("toggle"));
  schoolList?.prepareForPrint();
};
const endPrint = () => { for (const each of closed) each.open = false; };

document.getElementById("skip").addEventListener("click", (event) => { event.preventDefault(); document.getElementById("main").focus(); });
document.getElementById("skip").setAttribute("href", "#main");
addEventListener("hashchange", follow);
addEventListener("beforeprint", prepareForPrint);
addEventListener("afterprint", endPrint);
language = here.language ?? language;
build();
if (here.indicator !== null && !isOverview()) showIndicator();
