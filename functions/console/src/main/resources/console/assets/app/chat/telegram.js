import { html } from '../core/dom.js';
import { mdText, withoutTags } from './markup.js';

export const Telegram = ({ body }) => html`
  <div class="chat telegram">
    <div class="who">Your bot</div>
    <div class="lines">${/html/i.test(body.parse_mode) ? withoutTags(body.text) : mdText(body.text)}</div>
  </div>`;
