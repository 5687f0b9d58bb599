// Elements are only made here. Texts become text nodes, never markup.
const SVG = "http://www.w3.org/2000/svg";

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [property, each] of Object.entries(value)) element.style.setProperty(property, each);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
};

/** An element: `make("a", {href: "#"}, "text", otherElement)`. Attributes `on…` are listeners. */
const make = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** A text that somebody else wrote: kept apart from the direction of its surroundings. */
const foreign = (text) => make("bdi", {}, text);

const mark = (look, label) => make("span", {class: `mark ${look.style}`, role: label ? "img" : undefined,
  "aria-label": label, "aria-hidden": label ? undefined : "true"}, look.mark);

const badge = (verdict, large) => {
  const look = VERDICTS[verdict];
  return make("span", {class: `badge ${look.style}${large ? " large" : ""}`}, mark(look), " ", say(look.word));
};

const panel = (title, attributes, ...children) => {
  const id = `title-${attributes.id}`;
  return make("section", {...attributes, class: `panel ${attributes.class ?? ""}`, "aria-labelledby": id},
    make("h2", {id}, title), children);
};

const announce = (text) => { document.getElementById("announcer").textContent = text; };

// ---- where the reader is: kept in the address, so that the back button works and places can be sent on ----

const readPlace = () => {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const standard = Math.max(0, STANDARDS.findIndex((each) => each.id === wanted.get("standard")));
  const number = Number(wanted.get("school"));
  const exists = Number.isInteger(number) && number >= 1 && number <= SUBJECT_COUNT;
  const indicator = STANDARDS[standard]?.indicators.findIndex((each) => each.id === wanted.get("indicator")) ?? -1;
  return {
    standard, subject: exists ? number - 1 : null, indicator: indicator >= 0 ? indicator : null,
    group: wanted.get("group"), language: {zh: 0, en: 1}[wanted.get("lang")] ?? null,
  };
};

const addressOf = (place) => {
  const address = new URLSearchParams();
  if (STANDARDS.length > 1) address.set("standard", STANDARDS[place.standard].id);
  if (place.subject !== null && place.subject !== undefined) address.set("school", place.subject + 1);
  if (place.indicator !== null && place.indicator !== undefined) address.set("indicator", STANDARDS[place.standard].indicators[place.indicator].id);
  if (place.group !== null && place.group !== undefined) address.set("group", place.group);
  if (place.language !== null && place.language !== undefined) address.set("lang", ["zh", "en"][place.language]);
  return `#${address}`;
};

let here = readPlace();

/** The address of another place, in the language that was chosen. */
const linkTo = (place) => addressOf({standard: here.standard, language: here.language, ...place});
