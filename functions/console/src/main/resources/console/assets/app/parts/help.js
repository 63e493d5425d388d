import { html } from '../core/dom.js';
import { Dialog } from './dialog.js';
import { PAGES } from './navigation.js';

const KEYS = [
  ['?', 'this help'],
  ['/', 'to the search or filter of the page'],
  ...PAGES.map((page) => [page.keys, page.label]),
  ['n', 'new channel'],
  ['j k', 'down and up in a list; Enter opens'],
  ['x', 'select the row'],
  ['r', 'retry the delivery'],
  ['[ ]', 'earlier and later attempt'],
  ['Ctrl/⌘ S', 'save the channel'],
  ['Ctrl/⌘ Enter', 'test the channel, send the event'],
  ['Esc', 'close; in an editor, then Tab leaves it'],
];

export const Help = ({ onClose }) => html`
  <${Dialog} title="Help" onClose=${onClose}>
    <table><caption class="hush">Keyboard shortcuts</caption><tbody>
      ${KEYS.map(([key, does]) => html`<tr key=${key}><th scope="row"><kbd>${key}</kbd></th><td>${does}</td></tr>`)}
    </tbody></table>
    <p class="note">Single keys can be switched off in <a href="#/settings" onClick=${onClose}>Settings</a>.</p>
    <p>Everything here is done with the public API: <a href="../v1/openapi.json" target="_blank" rel="noreferrer">its contract</a>.</p>
  <//>`;
