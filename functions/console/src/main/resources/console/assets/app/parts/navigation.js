import { html } from '../core/dom.js';

export const PAGES = [
  { path: '/', label: 'Overview', keys: 'g o' },
  { path: '/channels', label: 'Channels', keys: 'g c' },
  { path: '/deliveries', label: 'Deliveries', keys: 'g d' },
  { path: '/events', label: 'Events', keys: 'g e' },
  { path: '/send', label: 'Send', keys: 'g s' },
  { path: '/replays', label: 'Replays', keys: 'g r' },
  { path: '/settings', label: 'Settings', keys: 'g t' },
];

const isIn = (path, page) => (page === '/' ? path === '/' : path === page || path.startsWith(`${page}/`));

/** The way to every page, and what belongs to the whole console. */
export const Navigation = ({ path, icon, theme, onTheme, onHelp, onLeave }) => html`
  <nav class="side" aria-label="Main">
    <a class="brand" href="#/" aria-label="Postrider: overview"><img src=${icon} alt="" /><span>Postrider</span></a>
    ${PAGES.map((page) => html`
      <a class="link" key=${page.path} href=${`#${page.path}`} aria-current=${isIn(path, page.path) ? 'page' : undefined}>
        ${page.label} <kbd aria-hidden="true">${page.keys}</kbd></a>`)}
    <div class="foot">
      <label class="row"><span class="label">Theme</span>
        <select aria-label="Theme" value=${theme} onChange=${(e) => onTheme(e.target.value)}>
          <option value="system" selected=${theme === 'system'}>System</option>
          <option value="light" selected=${theme === 'light'}>Light</option>
          <option value="dark" selected=${theme === 'dark'}>Dark</option>
        </select></label>
      <button type="button" onClick=${onHelp}>Help <kbd aria-hidden="true">?</kbd></button>
      <button type="button" onClick=${onLeave}>Sign out</button>
    </div>
  </nav>`;
