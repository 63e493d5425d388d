import { html } from '../core/dom.js';

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };

export const decoded = (text) => String(text ?? '').replace(/&(lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity]);

const PATTERNS = {
  slack: /\*([^*\n]+)\*|<(https?:[^|>]+)(?:\|([^>]+))?>|`([^`\n]+)`/g,
  md: /\*\*([^*\n]+)\*\*|\[([^\]]+)\]\((https?:[^)]+)\)|`([^`\n]+)`/g,
};

/** Slack's mrkdwn: bold, links, code; the rest as text. */
export const slackText = (text) => marked(String(text ?? ''), PATTERNS.slack, ([, bold, url, label, code]) => (
  bold ? html`<b>${decoded(bold)}</b>` : url ? html`<u>${decoded(label ?? url)}</u>` : html`<code>${decoded(code)}</code>`));

/** Markdown as chats know it. A backslash before a sign makes it plain. */
export const mdText = (text) => marked(String(text ?? ''), PATTERNS.md, ([, bold, label, url, code]) => (
  bold ? html`<b>${plain(bold)}</b>` : url ? html`<u>${plain(label)}</u>` : html`<code>${code}</code>`), plain);

const plain = (text) => text.replace(/\\([\\`*_{}[\]()#+\-.!~>|])/g, '$1');

function marked(text, pattern, show, rest = decoded) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(rest(text.slice(at, match.index)), show(match));
    at = match.index + match[0].length;
  }
  return [...parts, rest(text.slice(at))];
}

/** A tag of HTML as a chat takes it is left out; its text stays. */
export const withoutTags = (text) => decoded(String(text ?? '').replace(/<\/?[a-z][^>]*>/gi, ''));
