import { html, useEffect, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { plural } from '../core/format.js';
import { useAction, useLoad, useRested } from '../core/load.js';
import { RANGE_OPTIONS, sinceOf } from '../delivery/filters.js';
import { Dialog } from '../parts/dialog.js';
import { SelectField, TextField } from '../parts/field.js';
import { Problem } from '../parts/problem.js';
import { REASONS } from './reasons.js';

const REST = 300;
const STATUSES = [['failed', 'have failed'], ['cancelled', 'were cancelled'], ['succeeded', 'have succeeded']];
const TEMPLATES = [['current', 'the channels as they are now'], ['same', 'the same bytes as last time']];

/** What the filters of the deliveries' page come to for a replay: only what is over can be replayed. */
export const draftOf = ({ channel, status, range }) => ({
  channel: channel ?? '',
  status: STATUSES.some(([known]) => known === status) ? status : 'failed',
  reason: '',
  type: '',
  range: range ?? '24h',
  template: 'current',
  ratePerSecond: '50',
});

const requestOf = ({ channel, status, reason, type, range, template, ratePerSecond }) => ({
  filter: {
    status: [status],
    ...(channel ? { channel } : {}),
    ...(reason ? { reason: [reason] } : {}),
    ...(type ? { type: type.split(/[\s,]+/).filter(Boolean) } : {}),
    ...(range ? { since: sinceOf(range) } : {}),
  },
  template,
  ...(ratePerSecond ? { ratePerSecond: Number(ratePerSecond) } : {}),
});

/** Sends deliveries again that are over; counts them before. */
export function NewReplay({ query, onDone, onClose }) {
  const api = useApi();
  const { toast } = useApp();
  const [draft, setDraft] = useState(() => draftOf(query));
  const channels = useLoad(() => api.all('channels').catch(() => []), []);
  const count = useCount(draft);
  const starting = useAction(async () => {
    await api.post('replays', requestOf(draft));
    toast('The replay begins within a minute');
    onDone();
  });
  const set = (name) => (value) => setDraft({ ...draft, [name]: value });
  const submit = (event) => {
    event.preventDefault();
    starting.run();
  };
  const chosen = (channels.value ?? []).find(({ id }) => id === draft.channel);
  return html`
    <${Dialog} title="New replay" onClose=${onClose}>
      <form class="stack" onSubmit=${submit}>
        <div class="fields">
          <${SelectField} label="Deliveries that" value=${draft.status} options=${STATUSES} onChange=${set('status')} />
          <${SelectField} label="Of events of the" value=${draft.range} options=${RANGE_OPTIONS} onChange=${set('range')} />
          <${SelectField} label="To" value=${draft.channel} options=${[['', 'all channels'], ...(channels.value ?? []).map(({ id }) => [id, id])]} onChange=${set('channel')} />
          <${SelectField} label="Because of" value=${draft.reason} options=${REASONS} onChange=${set('reason')} />
          <${TextField} label="Types" value=${draft.type} onChange=${set('type')} placeholder="all, or check.*" />
          <${TextField} label="At most, each second" type="number" min="1" max="1000" value=${draft.ratePerSecond} onChange=${set('ratePerSecond')} />
        </div>
        <${SelectField} label="Rendered with" value=${draft.template} options=${TEMPLATES} onChange=${set('template')} />
        <p class="banner" aria-live="polite"><${Counted} count=${count} chosen=${chosen} /></p>
        <${Problem} problem=${count.problem ?? starting.problem} />
        <div class="end"><button type="button" onClick=${onClose}>Leave it</button>
          <button type="submit" class="primary" disabled=${starting.busy || !count.value?.count}>Replay ${count.value ? plural(count.value.count, 'delivery', 'deliveries') : ''}${count.value?.isWhole === false ? ' or more' : ''}</button></div>
      </form><//>`;
}

/** How many deliveries a draft means, as the API counts them. */
function useCount(draft) {
  const api = useApi();
  const { ratePerSecond, ...counted } = draft;
  const rested = useRested(JSON.stringify(counted), REST);
  const [state, setState] = useState({ value: null, problem: null });
  useEffect(() => {
    const aborter = new AbortController();
    setState({ value: null, problem: null });
    api.post('replays', { ...requestOf({ ...JSON.parse(rested), ratePerSecond: '' }), dryRun: true }, { signal: aborter.signal })
      .then((value) => setState({ value, problem: null }))
      .catch((problem) => aborter.signal.aborted || setState({ value: null, problem }));
    return () => aborter.abort();
  }, [rested]);
  return state;
}

const Counted = ({ count, chosen }) => {
  if (!count.value) return html`<span class="note">${count.problem ? 'Not counted' : 'Counting …'}</span>`;
  const { count: n, isWhole } = count.value;
  return html`<strong>${plural(n, 'delivery', 'deliveries')}${isWhole ? '' : ' or more'}</strong>
    <span>${n === 0 ? 'Nothing fits.' : chosen ? html`to <code>${chosen.request.url}</code>` : 'to all channels that they were for'}</span>`;
};
