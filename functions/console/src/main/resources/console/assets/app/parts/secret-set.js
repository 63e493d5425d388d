import { html } from '../core/dom.js';
import { Sign } from './sign.js';

/** A secret is stored; nobody can read it. */
export const SecretSet = ({ word = 'set' }) => html`<span class="pill ok"><${Sign} of="lock" />${word}</span>`;
