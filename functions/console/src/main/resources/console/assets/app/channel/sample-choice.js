import { html, useEffect, useState } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { relative } from '../core/format.js';
import { mistakeIn, parseJson } from '../core/json.js';
import { useLoad } from '../core/load.js';
import { JsonEditor } from '../editor/json-editor.js';
import { SAMPLES, asCloudEvent, sampleText } from './samples.js';

const RECENT = 20;
/** Types of the service's own, which nobody can post and no preview takes. */
const OWN = 'postrider.';

/**
 * The event that a template is tried on: the last real one that the channel would take, another one, or one that is
 * written by hand.
 *
 * @returns {{event: object | null, eventId?: string, type: string, choice: string, choose: (choice: string) => void,
 *   text: string, write: (text: string) => void, recent: object[]}}
 */
export function useSample(types) {
  const api = useApi();
  const recent = useLoad(() => api.get('events', { limit: RECENT }).then((page) => page.items).catch(() => []), []);
  const [choice, choose] = useState('');
  const [text, write] = useState(sampleText(SAMPLES[0].event));
  const real = (recent.value ?? []).filter(({ type: name }) => !name.startsWith(OWN));
  const fitting = real.find((event) => types.length === 0 || types.some((pattern) => wants(pattern, event.type))) ?? real[0];
  const chosen = choice || (recent.loading ? '' : fitting?.id ?? 'sample 0');
  const loaded = useLoad(() => (chosen.startsWith('evt_') ? api.get(`events/${chosen}`) : Promise.resolve(null)), [chosen]);
  useEffect(() => {
    if (chosen.startsWith('sample ')) write(sampleText(SAMPLES[Number(chosen.slice(7))].event));
  }, [chosen]);
  const own = chosen.startsWith('evt_')
    ? (loaded.value?.id === chosen ? { event: asCloudEvent(loaded.value), eventId: chosen } : { event: null })
    : { event: chosen && !mistakeIn(text) ? parseJson(text) : null };
  return { ...own, type: own.event?.type ?? '', choice: chosen, choose, text, write, recent: real };
}

/** Whether a pattern with `*` takes a type. */
export const wants = (pattern, type) => new RegExp(
  `^${pattern.split('*').map((part) => part.replace(/[.\\+?^$()[\]{}|]/g, '\\$&')).join('.*')}$`).test(type);

export const SampleChoice = ({ sample }) => html`
  <div class="stack">
    <select aria-label="Sample event" value=${sample.choice} onChange=${(e) => sample.choose(e.target.value)}>
      ${sample.recent.length > 0 && html`<optgroup label="Real events">${sample.recent.map((event) => html`
        <option key=${event.id} value=${event.id} selected=${event.id === sample.choice}>${event.type} · ${relative(Date.parse(event.acceptedAt), Date.now())}</option>`)}</optgroup>`}
      <optgroup label="Samples">${SAMPLES.map(({ label }, i) => html`
        <option key=${label} value=${`sample ${i}`} selected=${`sample ${i}` === sample.choice}>${label}</option>`)}</optgroup>
      <option value="own" selected=${sample.choice === 'own'}>Your own JSON</option>
    </select>
    ${!sample.choice.startsWith('evt_') && sample.choice && html`
      <${JsonEditor} low label="Sample event as JSON" value=${sample.text} onChange=${(text) => { sample.choose('own'); sample.write(text); }} />`}
  </div>`;
