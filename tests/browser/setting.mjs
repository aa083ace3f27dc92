// What the tests and the pictures share: the command, the samples, a browser, and a server for pages in a frame.
import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

export const project = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
export const work = path.join(project, "build/browser");
// The packages are installed there, not beside these files.
const require = createRequire(path.join(work, "package.json"));
const { chromium } = require("playwright-core");

export const command = process.env.XUEHUI_BIN ?? path.join(project, "build/release/bin/xuehui");
const run = promisify(execFile);
const kMost = 64 << 20;

export async function xuehui(...parts) {
  return (await run(command, parts, { maxBuffer: kMost })).stdout;
}

export async function tool(name, ...parts) {
  return (await run(name, parts, { maxBuffer: kMost })).stdout;
}

export async function json(...parts) {
  return JSON.parse(await readFile(path.join(...parts), "utf8"));
}

// Every sample, the hostile one too, which a script writes: { name, file }.
export async function samples() {
  const folder = path.join(project, "tests/samples");
  const names = (await readdir(folder)).filter((each) => each.endsWith(".json")).sort();
  const hostile = { name: "hostile", file: path.join(work, "hostile.json") };
  await writeFile(hostile.file, await tool("python3", "-B", path.join(folder, "hostile/make_hostile.py")));
  return [...names.map((name) => ({ name: name.replace(/\.json$/, ""), file: path.join(folder, name) })), hostile];
}

// The report of a sample as a file below build/browser.
export async function report(sample, language) {
  const file = path.join(work, `${sample.name}.${language}.html`);
  await xuehui("assess", sample.file, "--format", "html", "--lang", language, "-o", file);
  return file;
}

// Debian's browser, kept from asking for anything by itself.
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
}

export const axeSource = () => readFile(require.resolve("axe-core/axe.min.js"), "utf8");

// Serves pages on a port of this machine: { "/path": { body, headers } }. Gives { address, close }.
export async function serve(pages) {
  const server = createServer((request, response) => {
    const page = pages[request.url];
    response.writeHead(page ? 200 : 404, { "Content-Type": "text/html; charset=utf-8", ...page?.headers });
    response.end(page?.body ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}
