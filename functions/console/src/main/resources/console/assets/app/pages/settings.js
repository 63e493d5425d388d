import { html } from '../core/dom.js';
import { useApp } from '../core/context.js';
import { amend } from '../core/router.js';
import { SelectField } from '../parts/field.js';
import { Tabs } from '../parts/tabs.js';
import { Keys } from '../settings/keys.js';
import { Variables } from '../settings/variables.js';

const TABS = [{ id: 'variables', label: 'Variables' }, { id: 'keys', label: 'API keys' }, { id: 'console', label: 'This console' }];

/** What belongs to the whole tenant, and how this console behaves. */
export function Settings({ route: { query, path } }) {
  const open = query.tab ?? 'variables';
  return html`
    <header class="page"><h1>Settings</h1></header>
    <${Tabs} label="Settings" tabs=${TABS} open=${open} onOpen=${(tab) => amend(path, { tab })} />
    ${open === 'variables' && html`<${Variables} />`}
    ${open === 'keys' && html`<${Keys} />`}
    ${open === 'console' && html`<${Preferences} />`}`;
}

const THEMES = [['system', 'as the system'], ['light', 'light'], ['dark', 'dark']];
const TIMES = [['local', 'of this computer'], ['utc', 'UTC']];
const SWITCH = [['on', 'on'], ['off', 'off']];

function Preferences() {
  const { preferences, setPreference } = useApp();
  const choose = (name) => (value) => setPreference(name, value);
  return html`
    <section class="card stack" aria-labelledby="console-title"><h2 class="sub" id="console-title">Kept in this browser</h2>
      <div class="fields">
        <${SelectField} label="Colours" value=${preferences.theme} options=${THEMES} onChange=${choose('theme')} />
        <${SelectField} label="Times" value=${preferences.times} options=${TIMES} onChange=${choose('times')} />
        <${SelectField} label="Keyboard shortcuts" value=${preferences.shortcuts} options=${SWITCH} onChange=${choose('shortcuts')} hint="? lists them." />
      </div></section>`;
}
