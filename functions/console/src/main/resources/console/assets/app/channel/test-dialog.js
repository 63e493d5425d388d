import { html, useEffect, useState } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { duration } from '../core/format.js';
import { href } from '../core/router.js';
import { useAction } from '../core/load.js';
import { Dialog } from '../parts/dialog.js';
import { Exchange } from '../parts/exchange.js';
import { Skeleton } from '../parts/loading.js';
import { Pill, ResultPill } from '../parts/pill.js';
import { Problem } from '../parts/problem.js';
import { Tabs } from '../parts/tabs.js';
import { written } from './draft.js';

/** A real request, made now by the code of a delivery: what went, what came, how long it took. */
export function TestDialog({ channel, sample, onClose }) {
  const api = useApi();
  const { draft, dirty, isNew } = channel;
  const test = useAction(() => {
    const event = sample.eventId ? { eventId: sample.eventId } : { event: sample.event };
    return isNew || dirty
      ? api.post('test', { channel: written(draft), ...event })
      : api.post(`channels/${draft.id}/test`, event);
  });
  const [answer, setAnswer] = useState(null);
  const run = async () => setAnswer(await test.run());
  useEffect(() => {
    run();
  }, []);
  return html`
    <${Dialog} wide title=${`Test with “${sample.type}”`} onClose=${onClose}>
      <${Problem} problem=${test.problem} />
      ${test.busy && html`<${Skeleton} rows=${4} />`}
      ${answer && !test.busy && html`<${Answer} answer=${answer} />`}
      <div class="end"><button type="button" onClick=${run} disabled=${test.busy}>Send again</button>
        <button type="button" class="primary" onClick=${onClose}>Done</button></div>
    <//>`;
}

function Answer({ answer }) {
  const { attempt } = answer;
  const [open, setOpen] = useState(attempt.response ? 'response' : 'request');
  const sides = [attempt.request && { id: 'request', label: 'Request' }, attempt.response && { id: 'response', label: 'Response' }].filter(Boolean);
  return html`
    <div class="stack">
      <p class="row"><${ResultPill} attempt=${attempt} /> <span>${duration(attempt.durationMs)}</span>
        ${answer.delivery && html`<a href=${href(`/deliveries/${answer.delivery}`)}>in the history</a>`}</p>
      ${attempt.reason !== 'ok' && html`<p><strong>Why:</strong> ${attempt.detail ? `${attempt.detail}. ` : ''}${attempt.hint}</p>`}
      ${answer.matched === false && html`<p class="banner warn"><${Pill} tone="warn" sign="⚠">Not matched<//>
        This event would not reach the channel: its <code>match.${answer.clause}</code> says no. A test is sent all the same.</p>`}
      ${sides.length > 0 && html`<${Tabs} small label="Side of the exchange" tabs=${sides} open=${open} onOpen=${setOpen} />`}
      <${Exchange} attempt=${attempt} side=${open} />
    </div>`;
}
