import { html } from '../core/dom.js';
import { mdText } from './markup.js';

const TONES = { attention: 'var(--bad)', warning: 'var(--warn)', good: 'var(--ok)', accent: 'var(--accent)' };

const ELEMENTS = {
  TextBlock: (element) => html`
    <div class=${`lines ${element.isSubtle ? 'small' : ''}`} style=${{ fontWeight: /bolder/i.test(element.weight) ? 700 : 400 }}>${mdText(element.text)}</div>`,
  FactSet: (element) => html`<div class="facts">${element.facts.map((fact) => html`<div><b>${mdText(fact.title)}</b><div>${mdText(fact.value)}</div></div>`)}</div>`,
  Container: (element) => html`<div class="bar" style=${{ '--tone': TONES[element.style] }}>${inner(element.items)}</div>`,
  ColumnSet: (element) => html`<div class="facts">${element.columns.map((column) => html`<div>${inner(column.items)}</div>`)}</div>`,
  ActionSet: (element) => actions(element.actions),
};

const inner = (items = []) => items.map((item) => (ELEMENTS[item.type] ? ELEMENTS[item.type](item) : html`<div class="small">[${item.type}]</div>`));

const actions = (list = []) => html`<div>${list.map((action) => html`<span class="fake">${action.title}</span>`)}</div>`;

export const Teams = ({ body }) => html`
  <div class="chat teams">
    <div class="who"><span class="badge" aria-hidden="true">W</span>Workflows</div>
    ${body.attachments.map(({ content }) => html`<div class="bar">${inner(content?.body)}${actions(content?.actions)}</div>`)}
  </div>`;
