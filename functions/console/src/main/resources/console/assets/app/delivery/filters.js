import { html } from '../core/dom.js';
import { Choices } from '../parts/chips.js';
import { STATUSES } from '../parts/pill.js';

const MINUTE = 60_000;
const RANGES = { '15m': 15 * MINUTE, '1h': 60 * MINUTE, '24h': 24 * 60 * MINUTE, '7d': 7 * 24 * 60 * MINUTE };
/** Ranges as the options of a field. */
export const RANGE_OPTIONS = [['15m', 'last 15 minutes'], ['1h', 'last hour'], ['24h', 'last 24 hours'], ['7d', 'last 7 days'], ['', 'whole history']];

/** When a range began, to the second. */
export const sinceOf = (range) => (range in RANGES ? new Date(Math.floor((Date.now() - RANGES[range]) / 1000) * 1000).toISOString() : undefined);

const LABELS = { '15m': 'last 15 min', '1h': 'last hour', '24h': 'last 24 h', '7d': 'last 7 days' };

/** The parameters of the API for the filters in the address. */
export const parametersOf = ({ status, channel, event, range, since, until }) => ({
  status,
  channel,
  event,
  until,
  since: since ?? sinceOf(range),
});

/** Which filters are set, in words. */
export const wordsOf = ({ status, channel, event, range }) => [
  status, channel && `to ${channel}`, event && `of ${event}`, LABELS[range]].filter(Boolean).join(' · ');

/** Filters that stand in the address, so that a view can be sent to somebody. */
export const Filters = ({ query, channels, onChange }) => {
  const set = (name) => (value) => onChange({ ...query, [name]: value });
  return html`
    <div class="stack filters">
      <${Choices} label="Status" options=${STATUSES.map((status) => [status, status])} value=${query.status} onChange=${set('status')} />
      <div class="row">
        <${Choices} label="Time" options=${Object.entries(LABELS)} value=${query.range} onChange=${set('range')} />
        <select aria-label="Channel" value=${query.channel ?? ''} onChange=${(e) => set('channel')(e.target.value)}>
          <option value="" selected=${!query.channel}>All channels</option>
          ${withChosen(channels, query.channel).map((id) => html`<option key=${id} value=${id} selected=${id === query.channel}>${id}</option>`)}
        </select>
        ${query.event && html`<span class="chip on"><span class="m">${query.event}</span>
          <button type="button" aria-label="Any event" onClick=${() => set('event')('')}>✕</button></span>`}
      </div>
    </div>`;
};

const withChosen = (channels, chosen) => (!chosen || channels.includes(chosen) ? channels : [chosen, ...channels]);
