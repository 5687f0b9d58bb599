// Every page and every view of it, by axe-core (WCAG 2.2 AA and best practice) in light and dark, wide and narrow, on the
// screen and on paper; and what the scripts made of it goes into files for the Nu checker. Arguments: as of page.mjs.
import assert from "node:assert/strict";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {chromium} from "playwright-core";

const [browserPath, folder] = process.argv.slice(2);
const axe = readFileSync(join(folder, "node_modules/axe-core/axe.min.js"), "utf8");
const RULES = {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]};
// Whatever does not depend on colours and widths is the same everywhere.
const LOOKS = {runOnly: {type: "rule", values: ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]},
  rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]};

const press = (selector) => (page) => page.click(selector);
const type = (text) => (page) => page.fill("#search", text);
// Pages with their views: the address, and what a reader does there.
const VIEWS = {
  "few.html": [[""], ["", type("no such school")], ["", press("#schools [data-value='1']")],
    ["#indicator=5.1&group=%E9%99%95%E8%A5%BF%E7%9C%81%09%3Ci%3E%E5%92%B8%E9%98%B3%E5%B8%82%3C%2Fi%3E"], ["#school=1"], ["#school=2&lang=en"], ["#school=30"]],
  "one.html": [[""], ["", press("#indicators [data-value=f]")], ["", press("#expand")]],
  "one-en.html": [[""]],
  "known.html": [["", press("#indicators [data-value=fresh]")]],
  "waived.html": [[""]],
  "marks.html": [[""]],
  "other.html": [[""]],
  "invalid.html": [[""]],
  "complete.html": [[""]],
  "several.html": [[""], ["#standard=shandong-2016"], ["#school=2"], ["#school=3&standard=shandong-2016"]],
  "converted.html": [["#school=2"]],
};

const profile = mkdtempSync(join(tmpdir(), "edu-check-html-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: browserPath, headless: true, viewport: {width: 1200, height: 900}, offline: true, bypassCSP: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = await context.newPage();
page.setDefaultTimeout(30000);

const open = async (name, [hash, act]) => {
  await page.goto("about:blank");
  await page.goto(pathToFileURL(join(folder, name)).href + hash);
  if (act) await act(page);
  await page.addScriptTag({content: axe});
};

const violations = async (options) => (await page.evaluate((each) => window.axe.run(document, each), options)).violations
  .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 160)} ${node.any.concat(node.all).map((check) => check.message).join("; ")}`));

const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const SETTINGS = [
  {look: "light 1200", colorScheme: "light", width: 1200, rules: RULES, operated: true},
  {look: "dark 1200", colorScheme: "dark", width: 1200, rules: LOOKS},
  {look: "dark 400", colorScheme: "dark", width: 400, rules: RULES, operated: true},
  {look: "light 400", colorScheme: "light", width: 400, rules: LOOKS},
  {look: "light 320", colorScheme: "light", width: 320, rules: null},
  {look: "print", colorScheme: "light", width: 1200, media: "print", rules: LOOKS},
];

/** What is wrong with the view that is open; of one that was operated, as another of the same page, in fewer settings. */
const inspect = async (isOperated) => {
  const faults = [];
  for (const {look, colorScheme, width, media, rules} of SETTINGS.filter((each) => each.operated || !isOperated)) {
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme, media: media ?? null});
    for (const each of rules ? await violations(rules) : []) faults.push(`${look}: ${each}`);
    if (media) continue;
    const over = await overflow();
    if (over > 0) faults.push(`${look}: ${over} pixels wider than the window`);
  }
  await page.setViewportSize({width: 1200, height: 900});
  await page.emulateMedia({colorScheme: null, media: null});
  return faults;
};

let failures = 0;
const report = (name, faults) => {
  failures += faults.length > 0 ? 1 : 0;
  console.log(`${faults.length > 0 ? "FAILED" : "ok"}  ${name}${faults.map((each) => `\n    ${each}`).join("")}`);
};
try {
  // Faults that are put in are found, so that silence means something.
  await open("one.html", [""]);
  await page.addStyleTag({content: ".chip { opacity: 0.5; }"});
  await page.evaluate(() => document.querySelector("h1").remove());
  const found = (await violations(RULES)).map((each) => each.split(":")[0]);
  report("axe-core finds faults that are put in", found.includes("color-contrast") && found.includes("page-has-heading-one") ? [] : [`found: ${found}`]);
  let number = 0;
  for (const [name, views] of Object.entries(VIEWS)) {
    for (const view of views) {
      await open(name, view);
      assert.ok(await page.locator("h1").count() === 1);
      writeFileSync(join(folder, "rendered", `${number += 1}-${name}`), `<!DOCTYPE html>\n${await page.evaluate(() => {
        for (const each of document.querySelectorAll("head script, body > script, style")) if (each.tagName === "SCRIPT") each.remove();
        return document.documentElement.outerHTML;
      })}`);
      await open(name, view);
      report(`${name}${view[0]} ${view[1] ? "(operated)" : ""}`, await inspect(Boolean(view[1])));
    }
  }
} finally {
  await context.close();
  rmSync(profile, {recursive: true, force: true});
}
process.exitCode = failures > 0 ? 1 : 0;
