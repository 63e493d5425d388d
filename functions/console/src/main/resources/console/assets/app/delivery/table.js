import { html } from '../core/dom.js';
import { go, href } from '../core/router.js';
import { DeliveryPill, Pill } from '../parts/pill.js';
import { useRows } from '../parts/rows.js';
import { When } from '../parts/when.js';

const HELD_BY = { paused: 'its channel is paused', disabled: 'its channel is disabled', breaker: 'its receiver fails' };

/** Deliveries as a table; rows can be selected where `selected` is given. */
export function DeliveryTable({ deliveries, selected, onSelect, withChannel = true }) {
  const toggle = ({ id }) => onSelect?.(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]);
  const at = useRows(deliveries, { open: ({ id }) => go(`/deliveries/${id}`), select: toggle });
  const all = selected && deliveries.length > 0 && deliveries.every(({ id }) => selected.has(id));
  return html`
    <div class="scroll"><table class="cards">
      <caption class="hush">Deliveries, newest first</caption>
      <thead><tr>
        ${selected && html`<th class="tight"><input type="checkbox" aria-label="Select all" checked=${all} onChange=${() => onSelect(all ? [] : deliveries.map(({ id }) => id))} /></th>`}
        <th>Status</th><th>Event accepted</th>${withChannel && html`<th>Channel</th>`}<th>Reason</th><th class="n">Attempts</th><th>Delivery</th></tr></thead>
      <tbody>${deliveries.map((delivery, i) => html`
        <${Row} key=${delivery.id} delivery=${delivery} current=${i === at} withChannel=${withChannel} selected=${selected} onToggle=${() => toggle(delivery)} />`)}</tbody>
    </table></div>`;
}

const Row = ({ delivery, current, withChannel, selected, onToggle }) => html`
  <tr class=${`rowlink ${current ? 'current' : ''}`} aria-selected=${selected ? String(selected.has(delivery.id)) : undefined}>
    ${selected && html`<td class="tight"><input type="checkbox" aria-label=${`Select ${delivery.id}`} checked=${selected.has(delivery.id)} onChange=${onToggle} /></td>`}
    <td><${DeliveryPill} of=${delivery.status} /></td>
    <td><${When} at=${delivery.acceptedAt} /></td>
    ${withChannel && html`<td data-label="to"><a href=${`#/channels/${delivery.channel}`}>${delivery.channel}</a></td>`}
    <td>${delivery.heldBy ? HELD_BY[delivery.heldBy] : delivery.reason ? html`<${Pill} tone=${delivery.reason === 'ok' ? '' : 'bad'}>${delivery.reason}<//>` : ''}
      ${delivery.nextAttemptAt && html` <span class="note">next <${When} at=${delivery.nextAttemptAt} /></span>`}</td>
    <td class="n" data-label="attempts">${delivery.attemptCount}</td>
    <td><a class="m" href=${href(`/deliveries/${delivery.id}`)}>${delivery.id}</a></td>
  </tr>`;
