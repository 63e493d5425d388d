import { useEffect, useMemo, useState } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { useLoad } from '../core/load.js';
import { guardLeaving } from '../core/router.js';
import { blank, copyOf, drafts, fromPreset, isDirty } from './draft.js';

/** What a channel begins as: one that is saved, or a new one from nothing, a preset, or another channel. */
async function begin(api, { id, from }, signal) {
  if (id) {
    const { body, etag } = await api.ask('GET', `channels/${encodeURIComponent(id)}`, { signal });
    return { saved: body, etag, preset: await presetOf(api, body.preset) };
  }
  if (from === 'blank') return { saved: blank(), preset: null };
  if (from.startsWith('copy:')) {
    const original = await api.get(`channels/${encodeURIComponent(from.slice(5))}`);
    return { saved: copyOf(original), preset: await presetOf(api, original.preset) };
  }
  const preset = await presetOf(api, from);
  return { saved: preset ? fromPreset(preset) : blank(), preset };
}

async function presetOf(api, id) {
  if (!id) return null;
  const { items } = await api.get('presets');
  return items.find((preset) => preset.id === id) ?? null;
}

/**
 * A channel that is being edited: what is saved, the draft over it, and whether they differ. Drafts outlive a reload
 * of the tab.
 *
 * @param {{id: string, from: string}} which
 */
export function useChannel({ id, from }) {
  const api = useApi();
  const name = id || `new ${from}`;
  const loaded = useLoad((signal) => begin(api, { id, from }, signal), [id, from]);
  const [draft, setDraft] = useState(null);
  useEffect(() => {
    if (!loaded.value || loaded.value.settled) return;
    setDraft(drafts.find(name, loaded.value.saved) ?? loaded.value.saved);
  }, [loaded.value]);
  const dirty = useMemo(() => Boolean(draft && loaded.value && isDirty(draft, loaded.value.saved)), [draft, loaded.value]);
  useEffect(() => {
    if (!draft || !loaded.value) return;
    if (dirty) drafts.keep(name, draft);
    else drafts.drop(name);
  }, [draft, dirty]);
  useLeaving(dirty, name);
  return {
    ...loaded,
    draft,
    dirty,
    isNew: !id,
    change: setDraft,
    drop() {
      drafts.drop(name);
      setDraft(loaded.value.saved);
    },
    /** What is saved has changed; the draft follows, unless it is said what it is now. */
    settled({ body, etag }, next = body) {
      if (next === body) drafts.drop(name);
      loaded.set({ ...loaded.value, saved: body, etag, settled: true });
      setDraft(next);
    },
    forget: () => drafts.drop(name),
  };
}

/** Asks before changes are left behind. They are kept in this tab, but what is not saved does nothing. */
function useLeaving(dirty, name) {
  useEffect(() => {
    if (!dirty) return undefined;
    const release = guardLeaving(() => !drafts.find(name, {})
      || window.confirm('This channel has changes that are not saved. They stay in this tab as a draft. Leave the page?'));
    const warn = (event) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => {
      release();
      window.removeEventListener('beforeunload', warn);
    };
  }, [dirty, name]);
}
