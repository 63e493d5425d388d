import { html } from '../core/dom.js';
import { parseJson } from '../core/json.js';
import { Discord } from './discord.js';
import { Slack } from './slack.js';
import { Teams } from './teams.js';
import { Telegram } from './telegram.js';

const SHAPES = [
  ['Slack', Slack, ({ body, url }) => Array.isArray(body.blocks) || (typeof body.text === 'string' && /slack|mattermost/.test(url))],
  ['Discord', Discord, ({ body, url }) => Array.isArray(body.embeds) || (typeof body.content === 'string' && /discord/.test(url))],
  ['Microsoft Teams', Teams, ({ body }) => Array.isArray(body.attachments) && body.attachments.some(({ content }) => content?.type === 'AdaptiveCard')],
  ['Telegram', Telegram, ({ body }) => body.chat_id !== undefined && typeof body.text === 'string'],
];

/** What a chat would show of a rendered request, by and large; nothing for what is no chat's. */
export function Chat({ request, preset }) {
  let body;
  try {
    body = parseJson(request.body);
  } catch {
    return null;
  }
  if (body === null || typeof body !== 'object') return null;
  const hint = `${request.url} ${preset ?? ''}`.toLowerCase();
  const shape = SHAPES.find(([, , fits]) => fits({ body, url: hint }));
  if (!shape) return null;
  const [name, Shape] = shape;
  return html`<figure><${Shape} body=${body} /><figcaption>Approximate: ${name} decides how it really looks.</figcaption></figure>`;
}
