import { html, useState } from '../core/dom.js';
import { duration, readWaits, writeWaits } from '../core/format.js';
import { Check, TextField } from '../parts/field.js';

const STANDARD = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400];

/** When to try again, how long to wait, and what counts as success. */
export function RetryCard({ draft, set, wrong }) {
  const retry = draft.retry ?? {};
  const waits = retry.scheduleSeconds ?? STANDARD;
  const [text, setText] = useState(writeWaits(waits));
  const read = readWaits(text);
  const write = (next) => {
    setText(next);
    const seconds = readWaits(next);
    if (seconds?.length) set(['retry', 'scheduleSeconds'], seconds);
  };
  const integer = (path) => (value) => set(path, value === '' ? undefined : Number(value));
  return html`
    <section class="card stack" aria-labelledby="retry-title">
      <h2 class="sub" id="retry-title">Attempts</h2>
      <${TextField} label="Waits between attempts" value=${text} onChange=${write} hint=${timetable(read ?? waits)}
        wrong=${read ? wrong('/retry/scheduleSeconds') : 'Write waits as 5s, 5m, 2h'} />
      <div class="fields">
        <${TextField} label="Deadline of an attempt, s" type="number" min="1" max="30" value=${draft.timeoutSeconds ?? 15} wrong=${wrong('/timeoutSeconds')}
          onChange=${integer(['timeoutSeconds'])} />
        <${TextField} label="Attempts per second" type="number" min="1" max="1000" value=${draft.ratePerSecond ?? ''} placeholder="no limit"
          wrong=${wrong('/ratePerSecond')} onChange=${(value) => set(['ratePerSecond'], value === '' ? null : Number(value))} />
        <${TextField} label="Success is" value=${(draft.success?.statuses ?? ['2xx']).join(', ')} wrong=${wrong('/success/statuses')} hint="2xx, 200, 202-204"
          onChange=${(value) => set(['success', 'statuses'], value.split(/[\s,]+/).filter(Boolean))} />
        <${TextField} label="Never retried" value=${(retry.finalStatuses ?? []).join(', ')} placeholder="none" wrong=${wrong('/retry/finalStatuses')} hint="statuses such as 400, 404"
          onChange=${(value) => set(['retry', 'finalStatuses'], value.split(/[\s,]+/).filter(Boolean).map(Number))} />
      </div>
      <${Check} checked=${retry.onTimeout ?? true} onChange=${(on) => set(['retry', 'onTimeout'], on)}>Try again after a timeout<//>
    </section>`;
}

const timetable = (waits) => {
  const sum = waits.reduce((whole, wait) => whole + wait, 0);
  return `${waits.length + 1} attempts, the last one ${duration(sum * 1000)} after the first at the earliest; each wait is stretched by up to a fifth.`;
};
