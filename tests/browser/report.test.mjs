// The HTML report in a browser, as people get it: on screens from a phone to a wide one, on paper, without scripts, in
// a frame that forbids everything, in both languages; and whether its numbers are those of the assessment.
//
//     make test-browser, or XUEHUI_BIN=… node --test tests/browser/report.test.mjs after it
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

import * as inspect from "./inspect.mjs";
import { look } from "./inspect.mjs";
import { axeSource, json, launch, project, report, samples, serve, tool, work, xuehui } from "./setting.mjs";

const kLanguages = ["zh", "en"];
const kWidths = [360, 820, 1440];
const kPaper = 680;    // what A4 has between the margins, in pixels of CSS
const kElements = new Set((
  "html head meta title style script body main header nav section article h1 h2 h3 h4 p ol ul li dl dt dd div span i small strong code a " +
  "table thead tbody tfoot tr th td details summary figure figcaption input label button fieldset legend " +
  "svg g rect line polygon circle text desc").split(" "));
const kSwitch = { zh: 'label[for="in-chinese"]', en: 'label[for="in-english"]' };
const kFolded = "details:not([open], .logic)";    // what a button unfolds: the text of a rule is for those who ask
const kButton = { zh: "#in-chinese", en: "#in-english" };

let browser, axe;
before(async () => { [browser, axe] = await Promise.all([launch(), axeSource()]); });
after(() => browser?.close());

// A page at this address, and a list of everything that it did and should not have done.
async function opened(t, address, { options, expected = () => false } = {}) {
  const context = await browser.newContext({ viewport: { width: kWidths[0], height: 900 }, ...options });
  t.after(() => context.close());
  await context.addInitScript(() => { window.pwned = () => { window.__hacked = true; }; });
  const page = await context.newPage();
  const deeds = [];
  const note = (text) => { if (!expected(text)) deeds.push(text); };
  page.on("console", (message) => note(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => note(`error: ${error.message}`));
  page.on("request", (request) => { if (request.url() !== address) note(`request: ${request.url().slice(0, 100)}`); });
  page.on("dialog", (dialog) => { note(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("popup", () => note("a window"));
  page.on("download", () => note("a download"));
  await page.goto(address);
  return { page, deeds };
}


// All faults of a test together: [where, list] after [where, list].
class Faults {
  #found = new Map();
  add(where, faults) {
    for (const each of faults) this.#found.set(each, [...this.#found.get(each) ?? [], where]);
  }
  done() {
    const few = (places) => places.slice(0, 3).join("; ") + (places.length > 3 ? "…" : "");
    const list = [...this.#found].map(([fault, places]) => `${fault} (${few(places)})`);
    if (list.length > 0) assert.fail(`${list.length} faults\n${list.join("\n")}\n`);
  }
}

// Text without what may differ between a document and its page: blanks, and characters that are not shown as they are.
const plain = (text) => text.replace(/[\s\p{C}\uFFFD]/gu, "");
const percent = (millionths) => (millionths / 10_000).toFixed(4);
const range = (lower, upper) => lower === upper ? lower : `${lower} – ${upper}`;
const percents = (bounds) => bounds ? range(percent(bounds.lower), percent(bounds.upper)) : "—";
const fixed = (number) => number.toFixed(4);

// Every string in a document, but for those in one language. Where an article is named, it stands behind its law.
function* strings(value, without) {
  if (typeof value === "string" || typeof value === "boolean") yield String(value);
  if (typeof value !== "object" || value === null) return;
  if (typeof value.title === "string" && value.article) yield value.title + value.article;
  for (const [key, each] of Object.entries(value)) {
    if (key === without && typeof each === "string") continue;
    yield key;
    yield* strings(each, without);
  }
}

async function documents() {
  const standard = (name) => json(project, "src/standard", name);
  const catalogue = await standard("mzt-academic-draft.json");
  const scheme = await standard("capability-1000.json");
  const titles = {}, statements = {};
  const walk = (indicators) => {
    for (const each of indicators) {
      titles[each.id] = each.title;
      for (const criterion of each.criteria ?? []) statements[criterion.id] = criterion.statement;
      walk(each.children ?? []);
    }
  };
  walk(catalogue.indicators);
  const rules = await Promise.all(["facts", "checks", "risks"].map((name) => standard(`rules/${name}.json`)));
  const risks = Object.fromEntries(rules.flatMap((each) => each.risks ?? []).map((each) => [each.id, each.title]));
  const facts = {};
  for (const { name, title, items } of rules.flatMap((each) => each.facts ?? [])) {
    facts[name] = title;
    for (const item of items ?? []) facts[`${name}.${item.name}`] = item.title;
  }
  const { matrix, owners } = rules[0];
  return { catalogue, scheme, rules, titles, statements, risks, facts, levels: matrix.levels, owners };
}
const standard = await documents();

// In the language that was chosen stands nothing that the other one has; texts of the record are in any language.
function foreign(text, record, chosen) {
  const other = chosen === "zh" ? "en" : "zh";
  const known = [record, standard.catalogue, standard.scheme, ...standard.rules].flatMap((each) => [...strings(each, other)]).join("\n");
  const ours = chosen === "zh" ? /\b[A-Za-z][a-z]{2,}\b/g : /\p{Script=Han}+/gu;
  const names = ["English", "xuehui", "ratings", "evidence", "expert", "self", "final", "中文"];
  return [...new Set(text.match(ours) ?? [])].filter((each) => !known.includes(each) && !names.includes(each));
}

const kWarnings = {
  no_reason: { zh: "扣分未写理由", en: "marks lost without a reason" },
  no_evidence: { zh: "没有证据", en: "no evidence" },
  expired_evidence: { zh: "证据过期", en: "expired evidence" },
  applicability: { zh: "按事实不适用却有评定", en: "rated although the facts rule it out" },
  prohibition_graded: { zh: "禁止性要点评了中间档", en: "a prohibition rated half-way" },
  unknown_fact: { zh: "规则不认识的事实", en: "a fact that no rule knows" },
};

// Whether part of a gate's condition is true: of a criterion that it is rated so low, of a finding that it was made. The
// gates of the built-in scheme ask whether any of several parts is.
function truthOf(part, result) {
  if (part.finding) {
    const states = result.findings.filter((each) => each.rule === part.finding).map((each) => each.state);
    return states.includes("raised") ? "true" : states.includes("unknown") ? "unknown" : "false";
  }
  const { rating, source, at_least: least } = result.criteria.find((each) => each.id === part.criterion);
  const step = (id) => standard.scheme.scale.findIndex((each) => each.id === id);    // the best comes first
  if (source === "unassessed") return least && step(least) < step(part.at_most) ? "false" : "unknown";
  return rating !== "not_applicable" && step(rating) >= step(part.at_most) ? "true" : "false";
}

// The parts that made each gate what it is.
function partsOfGates(result) {
  return result.gates.map(({ state }, i) => {
    const { when } = standard.scheme.gates[i];
    return state === "false" ? [] : (when.any ?? [when]).filter((part) => truthOf(part, result) === state);
  });
}

function compareGates(said, result, pick, verdict) {
  const { scheme, statements, risks } = standard;
  const kStates = { true: [{ zh: "触发", en: "Triggered" }, "gate yes"],
                    unknown: [{ zh: "未定", en: "Open" }, "gate open"],
                    passes: [{ zh: "未定，不起作用", en: "Open, does not act" }, "gate no"],
                    false: [{ zh: "未触发", en: "Not triggered" }, "gate no"] };
  const parts = partsOfGates(result);
  const reason = ({ criterion, finding }) => {
    if (finding) return pick(risks[finding]);
    const judged = verdict(result.criteria.find((each) => each.id === criterion));
    return `${criterion} ${pick(statements[criterion])}${pick({ zh: `〔${judged}〕`, en: ` [${judged}]` })}`;
  };
  const gradeName = (id) => pick(scheme.grades.find((each) => each.id === id).title)
    .replace(/（参考等级）| \(reference grade\)/, "");
  assert.equal(said.gates.length, result.gates.length);
  said.gates.forEach(({ classes, cells, reasons }, i) => {
    const { id, title, if_unknown: otherwise } = scheme.gates[i];
    const { state, grade_at_most: cap } = result.gates[i];
    const [word, name] = kStates[state === "unknown" && otherwise === "passes" ? "passes" : state];
    assert.deepEqual([result.gates[i].id, cells[0], cells[1], classes], [id, pick(title), pick(word), name]);
    assert.ok(cells[2].includes(gradeName(cap)), id);
    assert.deepEqual(reasons.map(plain), parts[i].map((part) => plain(reason(part))), id);
  });
  const byScore = (share) => scheme.grades.find((each) => share >= each.at_least * 1e6).id;
  assert.deepEqual(said.costs, [[byScore(result.score.lower), byScore(result.score.upper)],
                                [result.grade.lower, result.grade.upper]]
    .map(([lower, upper]) => range(gradeName(lower), gradeName(upper))));
}

// What is unassessed and what falls short, in the order in which they matter: what turns a gate comes first.
function comparePriorities(said, result, pick, verdict) {
  const { scheme, statements } = standard;
  const parts = partsOfGates(result);
  const acting = (id) => scheme.gates.filter((gate, i) =>
    (result.gates[i].state === "true" || (result.gates[i].state === "unknown" && gate.if_unknown !== "passes")) &&
    parts[i].some((part) => part.criterion === id));
  const rank = (gate) => scheme.grades.findIndex((each) => each.id === gate.grade_at_most);
  const strictest = (id) => Math.max(-1, ...acting(id).map(rank));    // the lowest grade comes last
  const inOrder = (wanted) => result.criteria.filter(wanted)
    .sort((a, b) => strictest(b.id) - strictest(a.id) || b.gain - a.gain);
  const text = (id) => {
    const gates = acting(id).map((gate) => pick(gate.title)).join(pick({ zh: "、", en: ", " }));
    return pick(statements[id]) + (gates && pick({ zh: `影响：${gates}`, en: `affects: ${gates}` }));
  };
  const open = inOrder((each) => each.source === "unassessed");
  assert.deepEqual(said.open, open.map(({ id, gain }) => [id, text(id), `+${percent(gain)}`]));
  const gains = inOrder((each) => each.source !== "unassessed" && each.value?.lower < 1e6).slice(0, 10);
  assert.deepEqual(said.gains, gains.map((each) => [each.id, text(each.id), verdict(each), `+${percent(each.gain)}`]));
}

function compareRisks(said, result, pick) {
  const { levels, owners, facts, risks } = standard;
  const titled = (list, id) => pick(list.find((each) => each.id === id).title);
  const ends = (bounds) => typeof bounds === "object" ? [bounds.upper, bounds.lower] : [bounds];
  const raised = result.findings.filter((each) => each.state === "raised");
  const unknown = result.findings.filter((each) => each.state === "unknown");
  const isCase = (shown, finding) => !finding.case || shown.includes(plain(pick(finding.about)));
  const words = (zh, en) => pick({ zh, en });
  const factTitle = (name) => pick(facts[name] ?? { zh: name, en: name });
  const texts = (list) => list.map((each) => plain(pick(each)));

  assert.equal(said.risks.length, raised.length);
  const gravity = raised.map(({ level }) => levels.findIndex((each) => each.id === ends(level)[0]));
  assert.deepEqual(gravity, [...gravity].sort((a, b) => a - b), "the gravest first");
  said.risks.forEach((risk, i) => {
    const of = raised[i];
    const entry = (zh, en) => risk.entries[words(zh, en)];
    assert.deepEqual(risk.levels, ends(of.level).map((id) => titled(levels, id)), of.rule);
    assert.ok(risk.title.startsWith(pick(of.title)), `${risk.title}: ${pick(of.title)}`);
    assert.equal(risk.which !== null, "case" in of, of.rule);
    assert.ok(isCase(plain(risk.which ?? ""), of), `${risk.which}: ${of.case}`);
    assert.equal(risk.owner, of.owner ? words("牵头：", "In charge: ") + titled(owners, of.owner) : null);
    assert.deepEqual(entry("理由", "Because").items.map(plain), texts(of.because), of.rule);
    assert.deepEqual(entry("应对", "Response")?.items.map(plain) ?? [], texts(of.respond), of.rule);
    of.basis.forEach(({ title, article }, k) => {
      const shown = entry("依据", "Basis").items[k];
      assert.ok(plain(shown).startsWith(plain(title + (article ?? ""))), `${of.rule}: ${shown}`);
    });
    const steps = [of.likelihood, of.impact].flatMap((each) => ends(each).reverse()).map(String);
    assert.deepEqual(entry("等级", "Level").text.match(/\d+/g), steps, of.rule);
    assert.deepEqual(entry("相关要点", "Bears on")?.links ?? [],
                     of.criteria.filter((id) => result.criteria.some((each) => each.id === id)), of.rule);
    const comma = words("、", ", ");
    assert.equal(entry("缺少的事实", "Missing facts")?.text, of.missing?.map(factTitle).join(comma), of.rule);
    assert.equal(entry("按默认值", "By default")?.text, of.assumed?.map(factTitle).join(comma), of.rule);
  });

  const counts = said.heat.map((row) => row.map((cell) => cell.count));
  const expected = [5, 4, 3, 2, 1].map((likelihood) => [1, 2, 3, 4, 5].map((impact) =>
    raised.filter((each) => ends(each.likelihood)[0] === likelihood && ends(each.impact)[0] === impact).length));
  assert.deepEqual(counts, raised.length > 0 ? expected : []);

  assert.equal(said.openRisks?.match(/\d+/)[0] ?? "0", String(unknown.length));
  for (const finding of unknown) {
    assert.ok(said.openRows.some(([title, , cases]) => title.startsWith(pick(risks[finding.rule])) && isCase(plain(cases), finding)),
              `${finding.rule} ${finding.case}`);
  }
}

function compareDays(said, result, pick, verdict) {
  const { statements, scheme } = standard;
  const left = (on) => {
    const days = (Date.parse(on) - Date.parse(result.as_of)) / 86_400_000;
    if (days === 0) return pick({ zh: "当天", en: "today" });
    return `${days} ${pick({ zh: "天", en: days === 1 ? "day" : "days" })}`;
  };
  assert.deepEqual(said.deadlines.map(([on, title, , days]) => [on, plain(title), days]),
                   result.deadlines.map(({ on, title }) => [on, plain(pick(title)), left(on)]));
  said.deadlines.forEach(([on, , basis], i) => {
    for (const { title, article } of result.deadlines[i].basis ?? []) {
      assert.ok(plain(basis).includes(plain(title + (article ?? ""))), on);
    }
  });
  const rating = (id) => id === "not_applicable" ? pick({ zh: "不适用", en: "not applicable" }) :
    pick(scheme.scale.find((each) => each.id === id).title);
  const derived = (of) => of.rating ? rating(of.rating) :
    of.at_most ? pick({ zh: "不高于", en: "at most " }) + rating(of.at_most) :
      of.at_least ? pick({ zh: "不低于", en: "at least " }) + rating(of.at_least) : String(of.measure);
  assert.deepEqual(said.conflicts, result.conflicts.map(({ criterion: id, derived: facts }) =>
    [id, pick(statements[id]), verdict(result.criteria.find((each) => each.id === id)), derived(facts)]));
}

function compare(said, result, record, chosen) {
  const { scheme, titles, statements } = standard;
  const pick = ({ zh, en }) => chosen === "zh" ? zh : en;
  const grade = (id) => pick(scheme.grades.find((each) => each.id === id).title)
    .replace(/（参考等级）| \(reference grade\)/, "");
  const scaled = (share) => Math.round(share / 100) / 10;
  const bar = ({ lower, upper }) => ({
    certain: lower > 0 ? [0, scaled(lower)] : null,
    possible: upper > lower ? [scaled(lower), scaled(upper - lower)] : null,
  });
  const { score, marks } = result;
  const full = ` / ${marks.full}`;

  assert.ok(plain(said.heading).includes(plain(result.organisation.name)));
  for (const date of [result.period.from, result.period.to, result.as_of]) assert.ok(said.period.includes(date));
  assert.equal(said.marks, range(marks.lower, marks.upper) + full);
  assert.equal(said.share, `${percents(score)} %`);
  assert.equal(said.grade, range(grade(result.grade.lower), grade(result.grade.upper)));
  const byScore = (share) => scheme.grades.find((each) => share >= each.at_least * 1e6).id;
  assert.equal(said.isLowered, result.grade.lower !== byScore(score.lower) || result.grade.upper !== byScore(score.upper));
  assert.deepEqual(said.scale, bar(score));
  assert.ok(said.sentence.includes(marks.lower) && said.sentence.includes(marks.upper));
  const { rated, derived, unassessed, not_applicable } = result.coverage;
  const counts = [result.criteria.length, rated, derived, unassessed, not_applicable];
  assert.ok(said.coverage.some((numbers) => isDeepStrictEqual(numbers.slice(0, 5), counts)), counts);

  const roots = result.nodes.filter((each) => each.level === 1);
  for (const [name, bound] of [["certain", "lower"], ["possible", "upper"]]) {
    roots.forEach((each, i) => {
      const away = said.radar[name][i] / said.radar.rim[i] - each.score[bound] / 1e6;
      assert.ok(Math.abs(away) < 0.002, `radar ${name} ${each.id}`);
    });
  }
  for (const each of roots) assert.ok(said.radarText.includes(`${each.id} ${percents(each.score)} %`));

  assert.deepEqual(said.nodes.map(({ id, title, share }) => [id, title, share]),
                   result.nodes.map(({ id, score: own }) => [id, pick(titles[id]), percents(own)]));
  said.nodes.forEach((node, i) => {
    const { weight, coverage, score: own } = result.nodes[i];
    const all = coverage.rated + coverage.derived + coverage.unassessed + coverage.not_applicable;
    assert.deepEqual(node.facts.match(/[\d./]+/g), [String(weight), `${all - coverage.unassessed}/${all}`], node.id);
    assert.deepEqual(node.bar, own && bar(own), node.id);
  });

  const verdict = ({ rating, source }) => {
    if (rating === "not_applicable") return pick({ zh: "不适用", en: "not applicable" });
    if (source === "unassessed") return pick({ zh: "未评", en: "unassessed" });
    return pick(scheme.scale.find((each) => each.id === rating).title);
  };
  assert.deepEqual(said.criteria.map(({ id, title, share, verdict: own }) => [id, title, share, own]),
                   result.criteria.map((each) =>
                     [each.id, pick(statements[each.id]), percents(each.value), verdict(each)]));
  said.criteria.forEach((criterion, i) => {
    const { at } = result.criteria[i];
    if (!at) return;
    const rating = record.ratings[Number(at.slice("/ratings/".length))];
    const texts = [rating.reason, rating.assessor, rating.on];
    for (const each of rating.evidence ?? []) texts.push(each.title, each.uri, each.sha256?.slice(0, 12), each.expires);
    const story = plain(criterion.story);
    for (const text of texts) assert.ok(story.includes(plain(text ?? "")), `${criterion.id}: ${text}`);
  });

  const source = { assessed: { zh: "人工评定", en: "assessor" }, derived: { zh: "事实推定", en: "facts" },
                   unassessed: { zh: "未评", en: "not rated" } };
  assert.deepEqual(said.table.map((cells) => cells.filter((_, i) => i !== 4)),    // weight
                   result.criteria.map((each) =>
                     [each.id, verdict(each), pick(source[each.source]), percents(each.value), percent(each.contribution),
                      each.gain === null ? "—" : percent(each.gain)]));

  compareGates(said, result, pick, verdict);
  comparePriorities(said, result, pick, verdict);
  compareRisks(said, result, pick);
  compareDays(said, result, pick, verdict);

  const sum = (of) => roots.reduce((all, each) => all + of(each), 0);
  const product = (bound) => (each) => each.weight * each.score[bound] / 10_000;
  assert.deepEqual(said.arithmetic[0].map(([, ...numbers]) => numbers), roots.map((each) => [
    String(each.weight), percent(each.score.lower), fixed(product("lower")(each)), percent(each.score.upper),
    fixed(product("upper")(each))]));
  assert.deepEqual(said.sums.map(([, ...numbers]) => numbers), [
    [String(sum((each) => each.weight)), "", fixed(sum(product("lower"))), "", fixed(sum(product("upper")))],
    ["", percent(score.lower), "", percent(score.upper)],
    ["", marks.lower, "", marks.upper]]);
  assert.deepEqual(said.arithmetic[1].map(([name, least]) => [name, least]),
                   scheme.grades.map((each) => [grade(each.id), percent(Math.round(each.at_least * 1e6))]));

  const place = ({ at }) => {
    const [, of, number] = at.split("/");
    return of === "ratings" ? `${record.ratings[number].criterion} (${Number(number) + 1})` : at;
  };
  assert.deepEqual(said.warnings.map(([word, count, places]) => [word, count, places.map(plain)]),
                   Object.entries(kWarnings).map(([code, word]) => {
                     const of = result.warnings.filter((each) => each.code === code);
                     return [pick(word), String(of.length), of.map((each) => plain(place(each)))];
                   }).filter(([, , places]) => places.length > 0));
  const papers = said.documents.map((cells) => cells.slice(2));
  for (const each of [result.catalogue, result.scheme]) {
    assert.ok(papers.some(([version, digest]) => version === each.version && digest === each.sha256), each.id);
  }
  assert.ok(papers.some(([, digest]) => digest === result.record.sha256));
  assert.ok(papers.some(([version]) => version === result.engine.version));
}

// The text of a PDF, page by page, as lines that are not empty.
async function pagesOf(file) {
  const text = await tool("pdftotext", "-layout", file, "-");
  return text.split("\f").slice(0, -1).map((page) => page.split("\n").filter((line) => line.trim()));
}

// What stands left or right of the margins, but for a letter under so many marks that it is wider than a page.
async function beyondMargins(file) {
  const kMargin = 15 / 25.4 * 72 - 2;
  const faults = [];
  let width = 0;
  for (const line of (await tool("pdftotext", "-bbox", file, "-")).split("\n")) {
    width = Number(/<page width="([\d.]+)"/.exec(line)?.[1] ?? width);
    const word = /<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)".*?>(.*)<\/word>/.exec(line);
    if (!word || /\p{M}{4}|\u200D/u.test(word[3])) continue;
    if (Number(word[1]) < kMargin || Number(word[2]) > width - kMargin) faults.push(word[3].slice(0, 40));
  }
  return faults;
}

// Without a script there are no buttons to unfold all and to fold all.
const withoutButtons = (text) => text.replace(/\n(全部展开|Unfold all)\n(全部收起|Fold all)\n/, "\n");

const normal = (text) => text.normalize("NFKC").replace(/[\s\p{C}\uFFFD]/gu, "");
// A letter under so many marks reaches into lines far below it.
const withoutMarks = (line) => line.replace(/[\p{M}\u200B]/gu, "").trim();
// What can be found again in a PDF of a hostile record: what is written in plain characters from left to right.
const isOrdinary = (text) => /^[\x20-\x7e\p{Script=Han}，。；：、“”（）\n]*$/u.test(text);

const all = await samples();
assert.ok(all.length >= 3);

for (const sample of all) {
  // Each test has a browser's context of its own, so none has to wait for another.
  describe(sample.name, { concurrency: availableParallelism() }, () => {
    const isHostile = sample.name === "hostile";
    let record, result;
    const files = {};
    before(async () => {
      record = await json(sample.file);
      result = JSON.parse(await xuehui("assess", sample.file, "--format", "json"));
      for (const each of kLanguages) files[each] = pathToFileURL(await report(sample, each)).href;
    });

    for (const first of kLanguages) {
      test(`on screens and for paper, opened in ${first}`, async (t) => {
        const { page, deeds } = await opened(t, files[first]);
        const faults = new Faults();
        for (const chosen of [first, ...kLanguages.filter((each) => each !== first)]) {
          if (chosen !== first) await page.click(kSwitch[chosen]);
          for (const width of kWidths) {
            const here = `${chosen} ${width}`;
            await page.setViewportSize({ width, height: 900 });
            faults.add(`${here} folded`, await look(page, inspect.layout));
            await page.click("#unfold");
            faults.add(here, await look(page, inspect.layout));
            faults.add(here, await look(page, inspect.language, [chosen]));
            faults.add(here, foreign(await look(page, inspect.everything), record, chosen));
            if (width === kWidths.at(-1)) faults.add(here, await look(page, inspect.wideTables));
            await page.click("#fold");
          }
          await page.setViewportSize({ width: kPaper, height: 900 });
          await page.emulateMedia({ media: "print" });
          faults.add(`${chosen} paper`, await look(page, inspect.layout));
          faults.add(`${chosen} paper`, await look(page, inspect.language, [chosen, "nav, .folding, .logic"]));
          await page.emulateMedia({ media: null });
        }
        const { names, active, hacked } = await look(page, inspect.inventory);
        faults.add("elements", names.filter((name) => !kElements.has(name)));
        faults.add("attributes", active);
        faults.add("anchors", await look(page, inspect.anchors));
        faults.add("deeds", deeds);
        faults.done();
        assert.equal(hacked, false);
      });

      test(`for those who cannot see it, opened in ${first}`, async (t) => {
        const { page } = await opened(t, files[first], { options: { bypassCSP: true } });
        await page.evaluate(`${axe}; 0`);
        const faults = new Faults();
        const other = kLanguages.find((each) => each !== first);
        const ways = [[360, first, "#fold"], [820, other, "#unfold"], [1440, first, "#unfold"]];
        for (const [width, chosen, fold] of ways) {
          await page.setViewportSize({ width, height: 900 });
          await page.click(kSwitch[chosen]);
          await page.click(fold);
          const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          faults.add(width, violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none: no }) =>
            `${id}: ${target.join(" ")}: ${[...any, ...all, ...no].map(({ message }) => message).join("; ")}`)));
        }
        faults.done();
      });

      test(`says what the assessment says, opened in ${first}`, async (t) => {
        const { page } = await opened(t, files[first], { options: { viewport: { width: 1440, height: 900 } } });
        await page.click("#unfold");
        compare(await look(page, inspect.contents), result, record, first);
      });

      test(`printed, opened in ${first}`, async (t) => {
        const { page, deeds } = await opened(t, files[first]);
        const { chapters } = await look(page, inspect.contents);
        const file = path.join(work, `${sample.name}.${first}.pdf`);
        await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
        const faults = new Faults();
        faults.add("deeds", deeds);
        assert.match(await tool("pdfinfo", file), /Page size: .*\(A4\)/);
        faults.add("beyond the margins", await beyondMargins(file));

        const pages = await pagesOf(file);
        pages.forEach((lines, i) => assert.equal(lines.pop()?.trim(), `${i + 1} / ${pages.length}`));
        const text = normal(pages.flat().join(""));
        const missing = (each) => !text.includes(normal(each));
        faults.add("missing", [...result.nodes, ...result.criteria].map(({ id }) => id).filter(missing));
        for (const { at } of result.criteria.filter((each) => each.at)) {
          const reason = record.ratings[Number(at.slice("/ratings/".length))].reason ?? "";
          if ((!isHostile || isOrdinary(reason)) && missing(reason)) faults.add("missing", [reason.slice(0, 80)]);
        }

        // A table that goes on begins again with its head.
        const top = (lines) => normal(lines.slice(0, 6).join(""));
        const begins = chapters.map(({ title }) =>
          pages.findIndex((lines) => lines.some((line) => withoutMarks(line) === title)));
        chapters.forEach(({ title, heads }, i) => {
          assert.ok(begins[i] >= 0, title);
          if (heads.length !== 1) return;
          const next = chapters[i + 1];
          for (let k = begins[i] + 1; k <= (begins[i + 1] ?? 0); ++k) {
            if (next && withoutMarks(pages[k][0]) === next.title) break;
            const words = heads[0].flatMap((head) => head.split(" "));
            faults.add(`head of "${title}" on page ${k + 1}`,
                       words.filter((word) => !top(pages[k]).includes(normal(word))));
          }
        });
        faults.done();
      });
    }

    // Where scripts are off, the library cannot see when a page has come to rest, which it wants to before a click.
    test("without scripts", async (t) => {
      const scripted = await opened(t, files.zh);
      await scripted.page.click("#unfold");
      const { page, deeds } = await opened(t, files.zh, { options: { javaScriptEnabled: false } });
      for (const summary of await page.$$(kFolded + " > summary")) {
        await summary.focus();
        await page.keyboard.press("Enter");
      }
      assert.equal(await page.locator(kFolded).count(), 0);
      const faults = new Faults();
      for (const chosen of kLanguages) {
        for (const each of [page, scripted.page]) await each.press(kButton[chosen], "Space");
        faults.add(chosen, await look(page, inspect.language, [chosen, ".folding"]));
        assert.equal(await look(page, inspect.everything),
                     withoutButtons(await look(scripted.page, inspect.everything)));
      }
      faults.add("deeds", deeds);
      faults.done();
    });

    test("in a frame and under a policy that allow nothing", async (t) => {
      const body = await readFile(new URL(files.en), "utf8");
      const headers = { "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'" };
      const server = await serve({
        "/report": { body, headers },
        "/host": { body: '<!DOCTYPE html><iframe sandbox="" src="/report" width="800" height="800"></iframe>' },
      });
      t.after(server.close);
      const { page: plainly } = await opened(t, files.en);
      await plainly.setViewportSize({ width: 800, height: 800 });
      const blocked = (text) => /console error: .*(script|sandbox)/i.test(text) || text.endsWith("/report") ||
        text.endsWith("/favicon.ico") || text.includes("404");
      const faults = new Faults();
      for (const name of ["/report", "/host"]) {
        const { page, deeds } = await opened(t, server.address + name, { expected: blocked });
        await page.setViewportSize({ width: name === "/host" ? 1000 : 800, height: 900 });
        const frame = name === "/host" ? page.frames()[1] : page;
        for (const chosen of kLanguages) {
          for (const each of [frame, plainly]) await each.click(kSwitch[chosen]);
          faults.add(`${name} ${chosen}`, await look(frame, inspect.layout));
          assert.equal(await look(frame, inspect.everything),
                       withoutButtons(await look(plainly, inspect.everything)));
        }
        await frame.click("details.level-1 > details > summary");
        assert.equal(await frame.locator("details.level-1 > details").first().getAttribute("open"), "");
        faults.add(name, deeds);
      }
      faults.done();
    });

    test("a link to a criterion unfolds it", async (t) => {
      const { page } = await opened(t, files.en);
      const link = page.locator("#gains tbody th a").last();
      const target = page.locator(`[id="${(await link.getAttribute("href")).slice(1)}"]`);
      assert.equal(await target.isVisible(), false);
      await link.click();
      await target.locator("dl.entries").waitFor();
      assert.equal(await target.isVisible(), true);
    });

    test("an address that leads nowhere does no harm", async (t) => {
      for (const hash of ["#%zz", "#", "#at-nothing", `#${"%25".repeat(50)}`]) {
        const { page, deeds } = await opened(t, files.en + hash, { expected: (text) => text.startsWith("request: ") });
        await page.click("#unfold");
        assert.equal(await page.locator(kFolded).count(), 0);
        assert.deepEqual(deeds, []);
      }
    });
  });
}
