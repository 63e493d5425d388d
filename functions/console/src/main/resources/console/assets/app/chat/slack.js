import { html } from '../core/dom.js';
import { decoded, slackText } from './markup.js';

const text = (part) => (part?.type === 'mrkdwn' ? slackText(part.text) : decoded(part?.text));

const BLOCKS = {
  header: (block) => html`<div class="big">${text(block.text)}</div>`,
  section: (block) => html`<div>
    ${block.text && html`<div class="lines">${text(block.text)}</div>`}
    ${block.fields && html`<div class="facts">${block.fields.map((field) => html`<div class="lines">${text(field)}</div>`)}</div>`}</div>`,
  context: (block) => html`<div class="small">${(block.elements ?? []).map((element) => html`<span>${text(element)} </span>`)}</div>`,
  actions: (block) => html`<div>${(block.elements ?? []).map((element) => html`<span class="fake">${text(element.text)}</span>`)}</div>`,
  divider: () => html`<hr />`,
};

const Block = ({ block }) => (BLOCKS[block.type] ? BLOCKS[block.type](block) : html`<div class="small">[${block.type}]</div>`);

export const Slack = ({ body }) => html`
  <div class="chat slack">
    <div class="who"><span class="badge" aria-hidden="true">P</span>Postrider <small>APP</small></div>
    ${Array.isArray(body.blocks) ? body.blocks.map((block) => html`<${Block} block=${block} />`) : html`<div class="lines">${slackText(body.text)}</div>`}
    ${(body.attachments ?? []).map((attachment) => html`
      <div class="bar" style=${{ '--tone': attachment.color }}>
        ${attachment.title && html`<b>${attachment.title}</b>`}<div class="lines">${slackText(attachment.text)}</div></div>`)}
  </div>`;
