// Compile and render of the workloads in handlebars.js with Checkly's helpers, in nanoseconds per operation.
// node measure.mjs WORKLOADS [JMH-RESULT.json]   prints them, and JMH's figures over them
// node measure.mjs WORKLOADS --print NAME        prints what a workload renders to
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import checkly from '@checkly/handlebars';

const [folder, result, name] = process.argv.slice(2);
const handlebars = [checkly, checkly.default, checkly.handlebars, checkly.Handlebars].find(one => one?.compile);
const text = file => readFileSync(join(folder, file), 'utf8');
const data = JSON.parse(text('event.json'));

if (result === '--print') {
  process.stdout.write(handlebars.compile(text(`${name}.hbs`))(data));
  process.exit(0);
}

/** The median of nine rounds, each long enough for the clock, after two seconds of warming up. */
function measure(operation) {
  const warm = performance.now() + 2000;
  let calls = 0;
  while (performance.now() < warm) { operation(); calls++; }
  const perRound = Math.max(1, Math.round(calls / 10));
  const rounds = [];
  for (let round = 0; round < 9; round++) {
    const begun = process.hrtime.bigint();
    for (let i = 0; i < perRound; i++) operation();
    rounds.push(Number(process.hrtime.bigint() - begun) / perRound);
  }
  return rounds.sort((a, b) => a - b)[4];
}

let sink = 0;
let unknown = 0;
const figures = {};
for (const workload of ['opsgenie', 'jira']) {
  const source = text(`${workload}.hbs`);
  const template = handlebars.compile(source);
  const body = text('event.json');
  figures[workload] = {
    cached: measure(() => { sink += template(data).length; }),
    delivery: measure(() => { sink += template(JSON.parse(body)).length; }),
    compile: measure(() => { sink += handlebars.precompile(`${source}{{! ${unknown++} }}`).length; }),
    first: measure(() => { sink += handlebars.compile(`${source}{{! ${unknown++} }}`)(data).length; }),
  };
}

const round = value => Math.round(value).toString().padStart(9);
console.log(`handlebars.js ${handlebars.VERSION}, node ${process.version} (${sink % 10})`);
const java = result ? JSON.parse(readFileSync(result, 'utf8')) : [];
for (const [workload, times] of Object.entries(figures)) {
  for (const [operation, nanos] of Object.entries(times)) {
    console.log(`\n${workload} ${operation}`);
    console.log(`  ${'handlebars.js'.padEnd(14)}${round(nanos)} ns`);
    for (const one of java) {
      if (!one.benchmark.endsWith(`.${operation}`) || one.params.workload !== workload.toUpperCase()) continue;
      const score = one.primaryMetric.score;
      console.log(`  ${one.params.escape.toLowerCase().padEnd(14)}${round(score)} ns   ${(score / nanos).toFixed(2)} x`);
    }
  }
}
