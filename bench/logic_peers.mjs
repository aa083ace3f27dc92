// How the logic compares with other engines of JsonLogic: the same rules, prepared, on the same data, parsed; answers first.
//
//     node bench/logic_peers.mjs build/release/bench/bench_logic build/bench
//
// The second argument is where the packages of package.json are installed; without them there is nothing to compare. Times
// are of the processor, medians of several runs, in nanoseconds for one evaluation.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';

const RUNS = 7;
const RUN_MICROSECONDS = 100_000;

const [bench, packages] = process.argv.slice(2);
if (!existsSync(path.join(packages, 'node_modules', 'json-logic-js'))) {
  console.log(`no packages in ${packages}: the logic is not compared with its peers (make bench installs them)`);
  process.exit(0);
}
const require = createRequire(path.join(path.resolve(packages), 'package.json'));
const jsonLogic = require('json-logic-js');
const {LogicEngine} = require('json-logic-engine');
const {rules, data} = JSON.parse(readFileSync(new URL('logic_rules.json', import.meta.url), 'utf8'));

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

let sink;
function time(evaluate, count) {
  const before = process.cpuUsage();
  for (let i = 0; i < count; ++i) sink = evaluate();
  const {user, system} = process.cpuUsage(before);
  return user + system;
}

// Nanoseconds for one evaluation. The first runs find out how many fill a run, and warm up the compiler.
function measure(evaluate) {
  let count = 1000;
  while (time(evaluate, count) < RUN_MICROSECONDS) count *= 2;
  return median(Array.from({length: RUNS}, () => time(evaluate, count) * 1000 / count));
}

function ours(name) {
  const out = execFileSync(bench, [`--benchmark_filter=^bound/${name}$`, `--benchmark_repetitions=${RUNS}`, '--benchmark_min_time=0.1',
    '--benchmark_format=json'], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
  const runs = JSON.parse(out).benchmarks.filter((run) => run.run_type === 'iteration');
  return median(runs.map((run) => run.cpu_time));
}

const engine = new LogicEngine();
const row = (...cells) => cells.map((cell, i) => i === 0 ? cell.padEnd(16) : cell.padStart(18)).join('');
console.log(row('ns', 'xuehui', 'json-logic-js', 'times', 'json-logic-engine', 'times'));
for (const {name, rule, answer} of rules) {
  const compiled = engine.build(rule);
  const peers = [() => jsonLogic.apply(rule, data), () => compiled(data)];
  for (const peer of peers) {
    if (peer() !== answer) throw new Error(`wrong answer: ${name} gives ${peer()}`);
  }
  const own = ours(name);
  const cells = peers.map(measure).flatMap((nanoseconds) => [nanoseconds.toFixed(0), (nanoseconds / own).toFixed(1)]);
  console.log(row(name, own.toFixed(1), ...cells));
}
