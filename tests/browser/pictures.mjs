// The pictures of README.md and README.zh.md: the report of a sample as a browser shows it, and the command on a terminal.
// Nothing is drawn that the command did not write; what is left out is left out by the command line that is shown.
//
//     make pictures writes docs/pictures/{report,terminal}.{en,zh}.png
import { execFile } from "node:child_process";
import { mkdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { command, launch, project, report, tool, work } from "./setting.mjs";
import { terminal } from "./terminal.mjs";

const run = promisify(execFile);
const kLocales = { en: "C.UTF-8", zh: "zh_CN.UTF-8" };
const kSample = "tests/samples/middling.json";
const kColumns = 100;
const kSession = [
  `xuehui assess ${kSample} --color always | head -n 42`,
  `xuehui explain ${kSample} A.3.5.3.1 --color always`,
];
const kWidth = 1040;
const kScale = 1.5;
const kColours = { report: 32, terminal: 16 };
const kMostBytes = 100_000;
const folder = path.join(project, "docs/pictures");

async function typed(line, locale) {
  const env = { ...process.env, LC_ALL: locale, COLUMNS: String(kColumns) };
  env.PATH = `${path.dirname(command)}${path.delimiter}${env.PATH}`;
  return { command: line, output: (await run("sh", ["-c", line], { cwd: project, env })).stdout };
}

// As few colours as text needs: a tenth of the bytes, and no difference for the eye.
async function keep(kind, language, png) {
  const name = `${kind}.${language}.png`;
  const large = path.join(work, name);
  const small = path.join(folder, name);
  await png(large);
  await tool("convert", large, "+dither", "-colors", String(kColours[kind]), "-strip", "-define", "png:compression-level=9",
             "-define", "png:compression-filter=0", "-define", "png:exclude-chunks=date,time", small);
  await rm(large);
  const { size } = await stat(small);
  console.log(`${path.relative(project, small)}  ${size} bytes`);
  if (size > kMostBytes) throw new Error(`${name} is too large for a page that people open`);
}

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const [language, locale] of Object.entries(kLocales)) {
    const open = () => browser.newPage({ viewport: { width: kWidth, height: 1000 }, deviceScaleFactor: kScale });
    const page = await open();
    const sample = { name: "picture", file: path.join(project, kSample) };
    await page.goto(pathToFileURL(await report(sample, language)).href);
    // From the top to the end of the first chapter.
    const { y, height } = await page.locator("#overview").boundingBox();
    const clip = { x: 0, y: 0, width: kWidth, height: Math.ceil(y + height + 24) };
    await keep("report", language, (file) => page.screenshot({ path: file, clip, fullPage: true }));

    const session = [];
    for (const line of kSession) session.push(await typed(line, locale));
    const screen = await open();    // the report's policy would forbid the style of this one
    await screen.setContent(terminal(session, kColumns));
    await keep("terminal", language, (file) => screen.locator(".window").screenshot({ path: file }));
  }
} finally {
  await browser.close();
}
