// The page of a population in a browser: on screens from a phone to a wide one, on paper, in both languages, of everybody,
// of nobody, and of those with hostile names.
//
//     make test-browser, or XUEHUI_BIN=… node --test tests/browser/population.test.mjs after it
import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import * as inspect from "./inspect.mjs";
import { look } from "./inspect.mjs";
import { axeSource, json, launch, samples, tool, work, xuehui } from "./setting.mjs";

const kWidths = [360, 820, 1440];
const kPaper = 680;    // what A4 has between the margins, in pixels of CSS
const kMost = 400_000;
const kSwitch = { zh: 'label[for="in-chinese"]', en: 'label[for="in-english"]' };
const kNames = ["某某学会", "</h1><script>pwned()</script>", "\u202Eمقلوب", "A very long name that says everything about it ".repeat(9), "e" + "\u0301".repeat(99)];

// Lines of records: the samples again and again under other names, with less and less known of them.
async function lines(count) {
  const records = await Promise.all((await samples()).map(async ({ file }) => JSON.parse(await readFile(file, "utf8"))));
  return Array.from({ length: count }, (_, i) => {
    const record = structuredClone(records[i % records.length]);
    record.organisation = { id: `O-${i}`, name: kNames[i % kNames.length], kind: kNames[(i * 3) % 7] };
    record.ratings = record.ratings.filter((_, k) => k % 5 < i % 6);
    return JSON.stringify(record);
  });
}

const kPopulations = { many: 60, one: 1, nobody: 0 };
let browser, axe;
before(async () => {
  [browser, axe] = await Promise.all([launch(), axeSource()]);
  for (const [name, count] of Object.entries(kPopulations)) {
    const place = (ending) => path.join(work, `population-${name}${ending}`);
    await writeFile(place(".ndjson"), [...await lines(count), "{"].join("\n"));
    await xuehui("batch", place(".ndjson"), "-o", place(".out"), "--quiet", "--summary", place(".json"), "--summary",
      place(".html"), "--group-by", "organisation.kind");
  }
});
after(() => browser?.close());

async function opened(t, name, language, options) {
  const context = await browser.newContext({ viewport: { width: kWidths[0], height: 900 }, ...options });
  t.after(() => context.close());
  await context.addInitScript(() => { window.pwned = () => { window.__hacked = true; }; });
  const page = await context.newPage();
  const deeds = [];
  const address = pathToFileURL(path.join(work, `population-${name}.html`)).href;
  page.on("console", (message) => deeds.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => deeds.push(`error: ${error.message}`));
  page.on("request", (request) => { if (request.url() !== address) deeds.push(`request: ${request.url().slice(0, 100)}`); });
  await page.goto(address);
  await page.click(kSwitch[language]);
  return { page, deeds };
}

for (const name of Object.keys(kPopulations)) {
  for (const language of ["zh", "en"]) {
    describe(`${name}, ${language}`, () => {
      test("on screens", async (t) => {
        const { page, deeds } = await opened(t, name, language, { javaScriptEnabled: false });
        for (const width of kWidths) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await look(page, inspect.layout), [], `at ${width}`);
        }
        assert.deepEqual(await look(page, inspect.language, [language, null]), []);
        assert.deepEqual(await look(page, inspect.anchors), []);
        const { active, hacked } = await look(page, inspect.inventory);
        assert.deepEqual(active, []);
        assert.equal(hacked, false);
        assert.deepEqual(deeds, []);
      });

      test("on paper", async (t) => {
        const { page } = await opened(t, name, language);
        await page.setViewportSize({ width: kPaper, height: 900 });
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await look(page, inspect.layout), []);
        const file = path.join(work, `population-${name}.${language}.pdf`);
        await page.pdf({ path: file, preferCSSPageSize: true });
        const text = await tool("pdftotext", "-layout", file, "-");
        assert.match(text, language === "zh" ? /总体/ : /All together/);
      });

      test("for those who listen", async (t) => {
        const { page } = await opened(t, name, language, { bypassCSP: true });
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        assert.deepEqual(violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 120)}`), []);
      });
    });
  }

  test(`${name}: small, and the numbers of the JSON`, async (t) => {
    assert.ok((await stat(path.join(work, `population-${name}.html`))).size <= kMost);
    const { all, league } = await json(work, `population-${name}.json`);
    const { page } = await opened(t, name, "en");
    const text = await look(page, inspect.everything);
    assert.match(text, new RegExp(`^${all.assessed} organisations?$`, "m"));
    if (all.score.mean) {
      const [lower, upper] = [all.score.mean.lower, all.score.mean.upper].map((each) => (each / 10_000).toFixed(4));
      assert.ok(text.includes(lower === upper ? lower : `${lower} – ${upper}`));
    }
    assert.equal(await page.locator("#league tbody tr").count(), Math.min(league.length, 100));
    const drawn = await page.locator(".histogram rect.certain").count();
    assert.equal(drawn, all.histogram.lower.filter((each) => each > 0).length * (all.score.scored > 0));
  });
}
