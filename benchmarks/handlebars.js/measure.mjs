// Compile and render of the workloads in handlebars.js with Checkly's helpers: CPU nanoseconds of the process for each
// operation, as CpuTime.java counts them.
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

const cpu = () => { const used = process.cpuUsage(); return (used.user + used.system) * 1000; };

/** Runs an operation for so much CPU time, and says how often. */
function run(operation, nanos) {
  const end = cpu() + nanos;
  let calls = 0;
  do {
    for (let i = 0; i < 20; i++) operation();
    calls += 20;
  } while (cpu() < end);
  return calls;
}

/** The median of nine rounds of 0.3 s each, after two seconds of warming up. */
function measure(operation) {
  run(operation, 2e9);
  const rounds = [];
  for (let round = 0; round < 9; round++) {
    const begun = cpu();
    const calls = run(operation, 3e8);
    rounds.push((cpu() - begun) / calls);
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

const micros = nanos => (nanos / 1000).toFixed(1).padStart(9);
console.log(`handlebars.js ${handlebars.VERSION}, node ${process.version}; CPU time in microseconds (${sink % 10})`);
const java = result ? JSON.parse(readFileSync(result, 'utf8')) : [];
for (const [workload, times] of Object.entries(figures)) {
  for (const [operation, nanos] of Object.entries(times)) {
    console.log(`\n${workload} ${operation}`);
    console.log(`  ${'handlebars.js'.padEnd(14)}${micros(nanos)}`);
    for (const one of java) {
      if (!one.benchmark.endsWith(`.${operation}`) || one.params.workload !== workload.toUpperCase()) continue;
      const used = one.secondaryMetrics.cpu.score;
      console.log(`  ${one.params.escape.toLowerCase().padEnd(14)}${micros(used)}   ${(used / nanos).toFixed(2)} x`);
    }
  }
}
