import { html, useMemo, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { plural } from '../core/format.js';
import { useAction, useLoad } from '../core/load.js';
import { amend, href } from '../core/router.js';
import { DeliveryTable } from '../delivery/table.js';
import { Filters, parametersOf, wordsOf } from '../delivery/filters.js';
import { useFresh } from '../delivery/fresh.js';
import { Empty, Loaded } from '../parts/loading.js';
import { More, useMore } from '../parts/pager.js';
import { Problem } from '../parts/problem.js';

/** What was sent where, and what became of it. */
export function Deliveries({ route: { query, path } }) {
  const api = useApi();
  const asked = JSON.stringify(query);
  const parameters = useMemo(() => parametersOf(query), [asked]);
  const list = useLoad((signal) => api.get('deliveries', parameters, { signal }), [asked]);
  const channels = useLoad(() => api.all('channels').then((all) => all.map(({ id }) => id)).catch(() => []), []);
  const more = useMore(list.value, (cursor) => api.get('deliveries', { ...parameters, cursor }));
  const fresh = useFresh(list.value, () => api.get('deliveries', { ...parameters, limit: 20 }));
  const filtered = wordsOf(query);
  return html`
    <header class="page"><h1>Deliveries</h1><span class="grow"></span>
      <a class="btn" href=${href('/replays', { new: '1', ...query })}>Replay these …</a></header>
    <div class="stack">
      <${Filters} query=${query} channels=${channels.value ?? []} onChange=${(next) => amend(path, next)} />
      ${fresh && html`<div class="banner" role="status"><span>${fresh}</span><button type="button" onClick=${list.reload}>Show</button></div>`}
      <${Loaded} of=${list} rows=${8}>${() => (more.items.length
    ? html`<${Selectable} deliveries=${more.items} onDone=${list.reload} /><${More} of=${more} />`
    : html`<${Nothing} filtered=${filtered} onClear=${() => amend(path, {})} />`)}<//>
    </div>`;
}

const Nothing = ({ filtered, onClear }) => (filtered
  ? html`<${Empty} title=${`No deliveries: ${filtered}`}><p>Nothing is kept that fits these filters.</p><button type="button" onClick=${onClear}>Clear the filters</button><//>`
  : html`<${Empty} title="Nothing was sent yet"><p>An event that a channel wants makes a delivery.</p>
      <div class="row"><a class="btn" href="#/channels/new">New channel</a><a class="btn primary" href="#/send">Send an event</a></div><//>`);

/** The table, and what can be done with the rows that are selected. */
function Selectable({ deliveries, onDone }) {
  const api = useApi();
  const { toast } = useApp();
  const [selected, setSelected] = useState([]);
  const retrying = useAction(async () => {
    const answers = await Promise.allSettled(selected.map((id) => api.post(`deliveries/${id}/retry`)));
    const failed = answers.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
    setSelected([]);
    toast(`${plural(answers.length - failed.length, 'delivery', 'deliveries')} retried${failed.length ? `, ${failed.length} refused` : ''}`);
    onDone();
    if (failed.length) throw failed[0];
  });
  return html`
    <${Problem} problem=${retrying.problem} />
    ${selected.length > 0 && html`<div class="banner" role="status"><span>${plural(selected.length, 'delivery', 'deliveries')} selected</span>
      <button type="button" class="primary" onClick=${retrying.run} disabled=${retrying.busy}>Retry ${selected.length === 1 ? 'it' : 'them'}</button>
      <button type="button" onClick=${() => setSelected([])}>Select none</button></div>`}
    <${DeliveryTable} deliveries=${deliveries} selected=${new Set(selected)} onSelect=${setSelected} />`;
}
