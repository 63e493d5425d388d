import { html } from '../core/dom.js';
import { mdText } from './markup.js';

const colour = (n) => (Number.isInteger(n) ? `#${n.toString(16).padStart(6, '0')}` : undefined);

const Embed = ({ embed }) => html`
  <div class="bar" style=${{ '--tone': colour(embed.color) }}>
    ${embed.author && html`<div class="small">${embed.author.name}</div>`}
    ${embed.title && html`<b>${mdText(embed.title)}</b>`}
    ${embed.description && html`<div class="lines">${mdText(embed.description)}</div>`}
    ${embed.fields && html`<div class="facts">${embed.fields.map((field) => html`<div><b>${mdText(field.name)}</b><div class="lines">${mdText(field.value)}</div></div>`)}</div>`}
    ${embed.footer && html`<div class="small">${embed.footer.text}</div>`}
  </div>`;

export const Discord = ({ body }) => html`
  <div class="chat discord">
    <div class="who"><span class="badge" aria-hidden="true">P</span>${body.username ?? 'Postrider'} <small>BOT</small></div>
    ${body.content && html`<div class="lines">${mdText(body.content)}</div>`}
    ${(body.embeds ?? []).map((embed) => html`<${Embed} embed=${embed} />`)}
  </div>`;
