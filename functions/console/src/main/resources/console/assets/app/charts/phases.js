import { html } from '../core/dom.js';
import { duration } from '../core/format.js';

const PHASES = [['dnsMs', 'Name'], ['connectMs', 'Connect'], ['tlsMs', 'TLS'], ['waitMs', 'Wait'], ['readMs', 'Read']];

/** What an attempt's time was spent on, one phase after the other. */
export const Phases = ({ phases }) => {
  const all = PHASES.filter(([name]) => phases[name] !== undefined).map(([name, label]) => ({ label, took: phases[name] }));
  const sum = Math.max(1, all.reduce((before, { took }) => before + took, 0));
  let begun = 0;
  return html`<div class="phases">${all.map(({ label, took }) => {
    const from = (100 * begun) / sum;
    begun += took;
    return html`<span>${label}</span><span class="track" aria-hidden="true"><i style=${{ marginLeft: `${from}%`, width: `${(100 * took) / sum}%` }}></i></span><span class="m">${duration(took)}</span>`;
  })}</div>`;
};
