import { html } from '../core/dom.js';

const STATUS = {
  pending: ['info', '◷', 'Pending'],
  sending: ['info', '➤', 'Sending'],
  retrying: ['warn', '↻', 'Retrying'],
  held: ['warn', '‖', 'Held'],
  succeeded: ['ok', '✓', 'Succeeded'],
  failed: ['bad', '✕', 'Failed'],
  cancelled: ['', '⊘', 'Cancelled'],
};

const STATE = {
  enabled: ['ok', '●', 'Enabled'],
  paused: ['warn', '‖', 'Paused'],
  disabled: ['bad', '○', 'Disabled'],
};

/** A state as colour, sign and word: never as colour alone. */
export const Pill = ({ tone = '', sign, children }) => html`
  <span class=${`pill ${tone}`}>${sign && html`<span aria-hidden="true">${sign}</span>`}${children}</span>`;

const named = (words) => ({ of, more }) => {
  const [tone, sign, word] = words[of] ?? ['', '?', of];
  return html`<${Pill} tone=${tone} sign=${sign}>${word}${more ? ` ${more}` : ''}<//>`;
};

export const DeliveryPill = named(STATUS);
export const ChannelPill = named(STATE);

/** What an attempt came to. */
export const ResultPill = ({ attempt }) => {
  const tone = attempt.reason === 'ok' ? 'ok' : 'bad';
  const status = attempt.response ? `${attempt.response.status} ` : '';
  return html`<${Pill} tone=${tone} sign=${tone === 'ok' ? '✓' : '✕'}>${status}${attempt.reason}<//>`;
};

/** The tone of a channel's state. */
export const toneOf = (state) => STATE[state]?.[0] ?? '';

export const STATUSES = Object.keys(STATUS);
export const STATES = Object.keys(STATE);
