// What a Node team would build: takes events over HTTP into a BullMQ queue on Redis, and works them off in the same
// process: renders with handlebars.js, signs by Standard Webhooks, posts with undici over kept-alive connections, and
// tries again with growing pauses.
// node worker.mjs PORT ENDPOINT REDIS-PORT TEMPLATE
import {createServer} from 'node:http';
import {createHmac, randomBytes} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {Queue, Worker} from 'bullmq';
import Redis from 'ioredis';
import Handlebars from 'handlebars';
import {Pool} from 'undici';

const [port, endpoint, redisPort, template] = process.argv.slice(2);
const render = Handlebars.compile(readFileSync(template, 'utf8'));
const secret = randomBytes(24);
const url = new URL(endpoint);
const pool = new Pool(url.origin, {connections: 50, pipelining: 1});
const connect = () => new Redis(Number(redisPort), '127.0.0.1', {maxRetriesPerRequest: null});

const queue = new Queue('events', {connection: connect()});
const options = {attempts: 4, backoff: {type: 'exponential', delay: 5000}, removeOnComplete: {count: 1000}};

async function deliver({id, data: event}) {
  const body = render(event.data);
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`${id}.${time}.${body}`).digest('base64');
  const answer = await pool.request({
    method: 'POST',
    path: url.pathname,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(time),
      'webhook-signature': `v1,${signature}`,
    },
    body,
  });
  await answer.body.dump();
  if (answer.statusCode >= 300) throw new Error(`answered ${answer.statusCode}`);
}

new Worker('events', deliver, {connection: connect(), concurrency: 50});

createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', async () => {
    const event = JSON.parse(Buffer.concat(chunks));
    const {id} = await queue.add(event.type, event, options);
    const answer = JSON.stringify({id});
    response.writeHead(202, {'content-type': 'application/json', 'content-length': answer.length});
    response.end(answer);
  });
}).listen(Number(port), '127.0.0.1');
