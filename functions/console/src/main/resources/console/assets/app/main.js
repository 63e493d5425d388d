import { html, render, useCallback, useEffect, useMemo, useState } from './core/dom.js';
import { createApi } from './core/api.js';
import { App } from './core/context.js';
import { usePreferences } from './core/preferences.js';
import { go, useRoute } from './core/router.js';
import { session } from './core/session.js';
import { useShortcuts } from './core/shortcuts.js';
import { Dialog } from './parts/dialog.js';
import { Help } from './parts/help.js';
import { Navigation, PAGES } from './parts/navigation.js';
import { KeyForm, SignIn } from './parts/signin.js';
import { useToasts } from './parts/toasts.js';
import { pageOf } from './pages/pages.js';

const ICON = new URL('../icon.svg', import.meta.url).href;

const focusSearch = () => document.querySelector('input[type="search"], main .chips button')?.focus();

/** Says which page this is: to the tab, and to whoever hears it. */
function useTitle(title) {
  useEffect(() => {
    document.title = `${title} · Postrider`;
  }, [title]);
}

function useOffline() {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const follow = () => setOffline(!navigator.onLine);
    window.addEventListener('online', follow);
    window.addEventListener('offline', follow);
    return () => {
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
    };
  }, []);
  return offline;
}

/** The console of somebody with a key. The page stays as it is when the key has to be given anew. */
function Console({ apiKey, onKey, onLeave }) {
  const route = useRoute();
  const [preferences, setPreference] = usePreferences();
  const [help, setHelp] = useState(false);
  const [refused, setRefused] = useState(false);
  const { toast, announce, view: toasts } = useToasts();
  const api = useMemo(() => createApi(apiKey, () => setRefused(true)), [apiKey]);
  const offline = useOffline();
  const page = pageOf(route);
  useTitle(page.title);
  useShortcuts({
    '?': () => setHelp(true),
    '/': focusSearch,
    n: () => go('/channels/new'),
    ...Object.fromEntries(PAGES.map(({ keys, path }) => [keys, () => go(path)])),
  }, preferences.shortcuts === 'on');
  const app = { api, toast, announce, preferences, setPreference };
  return html`
    <${App.Provider} value=${app}>
      <a class="skip" href="#main" onClick=${(e) => { e.preventDefault(); document.getElementById('main').focus(); }}>Skip to content</a>
      <div class="shell">
        <${Navigation} path=${route.path} icon=${ICON} theme=${preferences.theme} onTheme=${(theme) => setPreference('theme', theme)}
          onHelp=${() => setHelp(true)} onLeave=${onLeave} />
        <div>
          ${offline && html`<p class="offline" role="status">No connection. What is shown may be old; it is loaded again when the connection is back.</p>`}
          <main id="main" tabindex="-1"><${page.component} key=${page.key} route=${route} /></main>
        </div>
      </div>
      ${toasts}
      ${help && html`<${Help} onClose=${() => setHelp(false)} />`}
      ${refused && html`<${Dialog} title="The key is no longer known" onClose=${() => setRefused(false)}>
        <p>It was revoked or has expired. With another key you go on where you are.</p>
        <${KeyForm} action="Go on" onKey=${(key) => { setRefused(false); onKey(key); }} /><//>`}
    <//>`;
}

function Root() {
  const [key, setKey] = useState(session.key);
  const open = useCallback((given) => {
    session.open(given);
    setKey(given);
  }, []);
  const leave = () => {
    session.close();
    setKey('');
  };
  return key
    ? html`<${Console} apiKey=${key} onKey=${open} onLeave=${leave} />`
    : html`<${SignIn} onKey=${open} icon=${ICON} />`;
}

session.takeUp();
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${Root} />`, root);
