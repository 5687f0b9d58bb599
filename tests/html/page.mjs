// What a reader does with the HTML report, in a headless Chromium. Arguments: the browser and the folder of the reports.
import assert from "node:assert/strict";
import {mkdtempSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {chromium} from "playwright-core";

const [browserPath, folder] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "edu-check-html-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: browserPath, headless: true, viewport: {width: 1200, height: 900}, offline: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = await context.newPage();
page.setDefaultTimeout(30000);
const complaints = [];
page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
page.on("pageerror", (error) => complaints.push(String(error)));
page.on("request", (request) => { if (!/^(file|data):/.test(request.url())) complaints.push(`request: ${request.url()}`); });

const open = async (name, hash = "") => {
  await page.goto("about:blank");
  await page.goto(pathToFileURL(join(folder, name)).href + hash);
};
const texts = (selector) => page.locator(selector).allInnerTexts();
const text = async (selector) => (await page.locator(selector).first().innerText()).trim();
const count = (selector) => page.locator(selector).count();
const results = JSON.parse(readFileSync(join(folder, "many.json"), "utf8"));
const schools = results.assessments;

const cases = {
  "a county agrees with the JSON of the same run": async () => {
    await open("many.html");
    const numbers = (await texts("#title ~ *, .head .tiles li")).join(" ");
    assert.match(numbers, /1,000/);
    for (const verdict of ["non_compliant", "undetermined", "invalid"]) {
      const number = results.summary[verdict];
      if (number > 0) assert.ok(numbers.includes(String(number)), `${verdict}: ${number} in ${numbers}`);
    }
    const failures = new Map();
    for (const each of schools) for (const indicator of each.indicators ?? []) {
      if (indicator.level === "mandatory" && indicator.outcome === "fail") failures.set(indicator.id, (failures.get(indicator.id) ?? 0) + 1);
    }
    const most = [...failures.values()].sort((a, b) => b - a)[0];
    assert.match(await text(".worst li"), new RegExp(`✗ ${most}`));
  },

  "every school's score is that of the JSON": async () => {
    await open("many.html");
    await page.click("#show-all");
    const rows = new Map();
    for (const row of await page.locator(".ranking tbody tr").all()) {
      const cells = await row.evaluate((each) => [each.querySelector("a").hash, each.querySelector(".score-cell").textContent]);
      rows.set(Number(new URLSearchParams(cells[0].slice(1)).get("school")), cells[1]);
    }
    assert.equal(rows.size, schools.length);
    schools.forEach((each, i) => {
      const {low, high} = each.score ?? {};
      assert.equal(rows.get(i + 1), low === undefined ? "–" : low === high ? low : `${low}–${high}`, each.inventory);
    });
  },

  "hostile names stay text": async () => {
    await open("many.html");
    await page.click("#show-all");
    const names = (await page.locator(".ranking tbody a").allTextContents()).join("\n");
    for (const name of ["</script><script>window.hostile = 1</script>", "<img src=x onerror=window.hostile=2>", "'\"><b>bold</b>&amp;", "甲\\u{202e}txet"]) assert.ok(names.includes(name), name);
    assert.ok(!names.includes("\u202e"));
    assert.equal(await page.evaluate(() => window.hostile), undefined);
    assert.equal(await count("img, main b i, main script"), 0);
    for (let school = 1; school <= 7; school += 1) {
      await open("many.html", `#school=${school}`);
      assert.equal(await count("#title bdi"), 1);
      assert.equal(await page.evaluate(() => window.hostile), undefined);
    }
  },

  "filters narrow the list and the heat map": async () => {
    await open("many.html");
    await page.fill("#search", "第123小学");
    assert.equal(await count(".ranking tbody tr"), 1);
    assert.equal(await count(".heat .names a"), 1);
    await page.fill("#search", "no such school");
    assert.equal(await count(".ranking tbody tr"), 0);
    assert.match(await text("#schools .status"), /没有符合条件/);
    await page.fill("#search", "");
    await page.click("#schools [data-value='4']");
    assert.equal(await count(".ranking tbody tr"), schools.filter((each) => each.verdict === "invalid").length);
  },

  "an indicator and a place lead to their schools": async () => {
    await open("many.html");
    await page.click(".worst a >> nth=0");
    assert.match(page.url(), /indicator=/);
    assert.equal(await count(".narrowed .chip"), 1);
    await page.click(".groups a >> nth=0");
    assert.equal(await count(".narrowed .chip"), 2);
    await page.goBack();
    await page.goBack();
    assert.equal(await count(".narrowed .chip"), 0);
  },

  "drill-down and back": async () => {
    await open("many.html");
    await page.click(".ranking tbody a >> nth=0");
    await page.waitForSelector("#indicators");
    assert.match(page.url(), /school=\d+/);
    await page.goBack();
    await page.waitForSelector(".ranking");
    await page.goForward();
    await page.click("#back");
    await page.waitForSelector(".ranking");
  },

  "the keyboard moves in the heat map and opens a school": async () => {
    await open("many.html");
    await page.focus(".heat");
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    assert.match(await text("#announcer"), /1\.2/);
    assert.ok(await page.locator(".tip").isVisible());
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#indicators, #diagnostics");
  },

  "a school shows what is wrong and where": async () => {
    await open("one.html");
    assert.match(await text(".badge.large"), /未达标/);
    assert.equal(await count(".indicator"), 47);
    const wrong = await text("#indicator-5\\.1");
    assert.match(wrong, /实际\s+50 Mbps/);
    assert.match(wrong, /应为\s+至少 500 Mbps/);
    assert.match(wrong, /差距\s+450 Mbps/);
    assert.match(wrong, /整改建议/);
    assert.match(wrong, /第 11 行/);
    await page.click("#indicators [data-value=f]");
    const failed = await page.locator(".indicator:visible").count();
    assert.equal(failed, await page.locator(".indicator.fail:visible").count());
    assert.ok(failed > 0);
    await page.click("#indicators [data-value=all]");
    await page.fill("#search", "带宽");
    assert.equal(await page.locator(".indicator:visible").count() < 10, true);
    await page.fill("#search", "");
  },

  "the first screen answers what fails and what is missing": async () => {
    await open("one.html");
    const {indicators} = JSON.parse(readFileSync(join(folder, "one.json"), "utf8")).assessments[0];
    const failing = indicators.filter((each) => each.outcome === "fail" && each.level === "mandatory").map((each) => each.id);
    assert.deepEqual(await texts("#fails .answers .id"), failing);
    assert.match(await text("#fails .answers li:last-child"), /5\.1 .*增加 450 Mbps/);
    assert.match(await text("#fails .answers li:first-child"), /1\.2 .*：否/);
    const missing = new Set(indicators.filter((each) => each.outcome === "unknown" && each.level === "mandatory")
      .flatMap((each) => each.requirements.filter((one) => one.level === "mandatory" && one.outcome === "unknown").flatMap((one) => one.missing)));
    assert.match(await text("#lacks h2"), new RegExp(`（${missing.size}）`));
    assert.match(await text(".gauge"), new RegExp(`评判了 ${indicators.filter((each) => each.level === "mandatory").length} 项强制性指标`));
    for (const selector of ["#fails", "#lacks"]) {
      const box = await page.locator(selector).boundingBox();
      assert.ok(box.y + box.height < 900, `${selector} ends at ${box.y + box.height}`);
    }
    await page.click("#fails .answers a >> nth=0");
    assert.ok(await page.locator(`#indicator-${failing[0].replace(".", "\\.")} .requirements`).isVisible());
    await page.click("#lacks button");
    assert.equal(await page.locator(".indicator:visible").count(), await page.locator(".indicator.unknown:visible").count());
  },

  "a requirement that passes bears the sign of a pass, whatever the page holds": async () => {
    const marksOf = (id) => page.locator(`#indicator-${id.replace(".", "\\.")} .requirement .statement`).evaluateAll((all) =>
      all.map((each) => [each.querySelector(".id").textContent, each.firstElementChild.textContent, each.firstElementChild.getAttribute("aria-label")]));
    const signs = {pass: ["✓", "达标"], fail: ["✗", "未达标"], unknown: ["?", "待定"], not_applicable: ["–", "不适用"], not_due: ["…", "未到期"], waived: ["w", "已豁免"]};
    for (const [name, hash, file, school] of [["one.html", "", "one.json", 0], ["many.html", "#school=4", "many.json", 3], ["complete-many.html", "#school=1", "complete-many.json", 0]]) {
      await open(name, hash);
      await page.click("#expand");
      const {indicators} = JSON.parse(readFileSync(join(folder, file), "utf8")).assessments[school];
      for (const indicator of indicators) {
        const expected = indicator.requirements.map((each) => [each.id, ...(each.level === "informational" ? ["i", "告知"] : signs[each.outcome])]);
        assert.deepEqual(await marksOf(indicator.id), expected, `${name} ${indicator.id}`);
      }
    }
    // A stored result that holds problems only does not tell more of the others.
    await open("converted.html", "#school=1");
    await page.click("#expand");
    assert.ok((await texts(".statement > :first-child")).includes("no problem"));
    assert.ok(!(await texts(".statement > :first-child")).includes("·"));
  },

  "what a baseline knows is marked, and what is new is found": async () => {
    await open("known.html");
    const {indicators} = JSON.parse(readFileSync(join(folder, "known.json"), "utf8")).assessments[0];
    const problems = indicators.filter((each) => each.level === "mandatory" && ["fail", "unknown"].includes(each.outcome));
    const openOf = (each) => each.requirements.filter((one) => one.level === "mandatory" && ["fail", "unknown"].includes(one.outcome));
    const known = problems.filter((each) => openOf(each).every((one) => one.known)).map((each) => each.id);
    const fresh = problems.filter((each) => !known.includes(each.id)).map((each) => each.id);
    assert.ok(known.length > 0 && fresh.length > 0, `${known} ${fresh}`);
    const shown = () => page.locator(".indicator:visible > summary .id").allInnerTexts();
    await page.click("#indicators [data-value=known]");
    assert.deepEqual(await shown(), known);
    assert.equal(await page.locator(".indicator:visible summary .tag.known").count(), known.length);
    await page.click("#indicators [data-value=fresh]");
    assert.deepEqual(await shown(), fresh);
    assert.equal(await page.locator(".indicator:visible summary .tag.known").count(), 0);
    const marked = indicators.flatMap((each) => each.requirements).filter((one) => one.known).length;
    assert.equal(await count(".requirement .statement .tag.known"), marked);
    await open("one.html");
    assert.equal(await count(".tag.known, #indicators [data-value=known], #indicators [data-value=fresh]"), 0);
  },

  "the language switches and stays": async () => {
    await open("many.html", "#school=3");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "zh-CN");
    await page.click("#language-1");
    await page.waitForFunction(() => document.documentElement.lang === "en");
    assert.match(await text(".badge.large"), /not compliant|undetermined/);
    assert.equal(await page.evaluate(() => document.activeElement.id), "language-1");
    await page.click("#back");
    assert.match(await text("#ranking h2"), /Ranking/);
    await page.reload();
    assert.match(await text("#ranking h2"), /Ranking/);
  },

  "several standards, an invalid inventory and a region": async () => {
    await open("several.html");
    assert.equal(await count(".tabs a"), 2);
    assert.equal(await text(".region-row a"), "<u>渭南市</u>");
    await page.click(".tabs a >> nth=1");
    await page.waitForFunction(() => document.querySelectorAll(".tabs a")[1].getAttribute("aria-current") === "page");
    await open("several.html", "#school=2");
    assert.match(await text(".badge.large"), /invalid/);
    assert.match(await text(".diagnostics"), /key-unknown/);
    assert.match(await text(".diagnostics pre"), /<b>500<\/b>/);
    await open("several.html", "#school=3&standard=shandong-2016");
    assert.equal(await text("#title"), "<u>渭南市</u>");
  },

  "nonsense in the address is harmless": async () => {
    for (const hash of ["#school=0", "#school=99999", "#school=x", "#standard=none", "#indicator=%00", "#group=%3Cb%3E", "#lang=fr", "#%E0%A4%A"]) {
      await open("many.html", hash);
      await page.waitForSelector("h1");
    }
  },

  "prints on A4 with everything open": async () => {
    await open("one.html");
    const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
    assert.ok(pdf.length > 50000);
    assert.match(pdf.toString("latin1"), /\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
    await page.evaluate(() => { window.dispatchEvent(new Event("beforeprint")); });
    await page.emulateMedia({media: "print"});
    assert.equal(await count(".indicator:not([open])"), 0);
    assert.equal(await page.locator(".indicator .requirements").count(), 47);
    assert.ok(!(await page.locator("#bar").isVisible()));
    await page.evaluate(() => { window.dispatchEvent(new Event("afterprint")); });
    await page.emulateMedia({media: null});
    assert.ok(await count(".indicator:not([open])") > 0);
  },

  "fits a telephone": async () => {
    await page.setViewportSize({width: 400, height: 800});
    for (const hash of ["", "#school=1", "#school=50"]) {
      await open("many.html", hash);
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= window, `${hash}: ${wide} in ${window}`);
    }
    await page.setViewportSize({width: 1200, height: 900});
  },

  "text can be read: contrast AA in both schemes": async () => {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({colorScheme});
      for (const [name, hash] of [["many.html", ""], ["one.html", ""], ["several.html", "#school=2"]]) {
        await open(name, hash);
        assert.deepEqual(await page.evaluate(weakTexts), [], `${colorScheme} ${name}`);
      }
    }
    await page.emulateMedia({colorScheme: null});
  },

  "everything that can be operated has a name": async () => {
    for (const [name, hash] of [["many.html", ""], ["one.html", ""]]) {
      await open(name, hash);
      const nameless = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, [role=img], [tabindex='0']")]
        .filter((each) => !(each.textContent.trim() || each.getAttribute("aria-label"))).map((each) => each.outerHTML.slice(0, 80)));
      assert.deepEqual(nameless, []);
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((each) => each.id));
      assert.equal(new Set(ids).size, ids.length);
    }
  },

  "a thousand schools stay light": async () => {
    const size = statSync(join(folder, "many.html")).size;
    assert.ok(size < 8_000_000, `${size} bytes`);
    await open("many.html");
    assert.ok(await count("*") < 6000, `${await count("*")} elements`);
  },
};

/** In the page: texts whose contrast with what is behind them is below 4.5 (3 if large). */
function weakTexts() {
  const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = parse(getComputedStyle(each).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const weak = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.textContent.trim() !== "");
    if (!own || element.closest("svg, script, noscript, [hidden], .unseen, .skip") || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(parse(style.color)), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (contrast < needed) weak.add(`${contrast.toFixed(2)} ${element.tagName} .${element.className} ${element.textContent.slice(0, 20)}`);
  }
  return [...weak].slice(0, 10);
}

let failures = 0;
const report = (name, error) => {
  failures += error ? 1 : 0;
  console.log(`${error ? "FAILED" : "ok"}  ${name}${error ? `\n${error.stack ?? error}` : ""}`);
};
try {
  for (const [name, run] of Object.entries(cases)) await run().then(() => report(name), (error) => report(name, error));
  report("no message on the console and no request", complaints.length > 0 ? complaints.join("\n") : null);
} finally {
  await context.close();
  rmSync(profile, {recursive: true, force: true});
}
process.exitCode = failures > 0 ? 1 : 0;
