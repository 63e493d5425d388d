import { html } from '../core/dom.js';

const LINES = [
  ['{{title}}', 'a field of the data'],
  ['{{user.name}}', 'a field within a field'],
  ['{{@alert.title}}', 'what an alert is called, whoever sent it'],
  ['{{@event.type}}', 'of the event around the data'],
  ['{{@channel.id}}', 'of this channel'],
  ['{{NAME}}', 'a variable or a secret'],
  ['{{#if x}}…{{else}}…{{/if}}', 'if x is there and not empty'],
  ['{{#each list}}{{this}}{{/each}}', 'for each; @index, @first, @last'],
  ['{{firstOf a b "none"}}', 'the first that is not blank'],
  ['{{map result FAIL="critical" default="info"}}', 'one value for another'],
  ['{{truncate text 100}}', 'at most so many characters'],
  ['{{formatTime @event.time "HH:mm" tz="Europe/Berlin"}}', 'a time as people read it'],
  ['{{json labels}}', 'a whole value as JSON'],
  ['{{slack text}} {{md text}} {{html text}}', 'as plain text of that markup'],
];

/** What is used most in templates. Values are escaped for the place where they land. */
export const CheatSheet = () => html`
  <div class="cheat">${LINES.map(([code, does]) => html`<div key=${code}><code>${code}</code><br /><span class="note">${does}</span></div>`)}</div>`;
