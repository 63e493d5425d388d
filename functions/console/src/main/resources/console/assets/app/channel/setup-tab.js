import { html } from '../core/dom.js';
import { Problem } from '../parts/problem.js';
import { SelectField, TextField } from '../parts/field.js';
import { changed } from './draft.js';
import { MatchCard } from './match-card.js';
import { ReceiverCard } from './receiver-card.js';
import { RetryCard } from './retry-card.js';
import { SigningCard } from './signing-card.js';
import { DeleteCard } from './delete-card.js';
import { Pairs } from './pairs.js';

/** All settings of a channel but its templates. */
export function SetupTab({ channel, sample, problem }) {
  const { draft, change, isNew, value: { preset, saved } } = channel;
  const set = (path, value) => change(changed(draft, path, value));
  const wrong = (pointer) => problem?.errors.find((error) => error.pointer === pointer)?.detail;
  return html`
    <div class="stack">
      <${Problem} problem=${problem} />
      <div class="two">
        <div class="stack">
          <${NameCard} draft=${draft} set=${set} wrong=${wrong} isNew=${isNew} />
          <${MatchCard} draft=${draft} set=${set} wrong=${wrong} recent=${sample.recent} />
        </div>
        <div class="stack">
          <${ReceiverCard} draft=${draft} set=${set} wrong=${wrong} preset=${preset} />
          <${RetryCard} draft=${draft} saved=${saved} set=${set} wrong=${wrong} />
          <${RenderingCard} draft=${draft} set=${set} />
          <${SigningCard} channel=${channel} set=${set} />
          ${!isNew && html`<${DeleteCard} id=${saved.id} forget=${channel.forget} />`}
        </div>
      </div>
    </div>`;
}

const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 63);

const NameCard = ({ draft, set, wrong, isNew }) => html`
  <section class="card stack" aria-labelledby="name-title">
    <h2 class="sub" id="name-title">Channel</h2>
    <${TextField} label="Name" value=${draft.name} wrong=${wrong('/name')} onChange=${(name) => set(['name'], name)} placeholder="Prod alerts to Slack" />
    ${isNew && html`<${TextField} label="Id" value=${draft.id} wrong=${wrong('/id')} placeholder=${slug(draft.name) || 'prod-alerts'}
      hint="Small letters, digits and dashes; names the channel in the API for ever. Left empty, it follows the name."
      onChange=${(id) => set(['id'], id)} />`}
    <${TextField} label="Description" value=${draft.description} wrong=${wrong('/description')} onChange=${(text) => set(['description'], text)} />
    <${TextField} label="Group" value=${draft.group ?? ''} wrong=${wrong('/group')} onChange=${(group) => set(['group'], group || null)}
      hint="Whose shared variables and secrets it may use beside its own." />
    ${!isNew && html`<p><a href=${`#/channels/new/copy:${draft.id}`}>Make another like it</a></p>`}
  </section>`;

/** The id that a new channel is saved under. */
export const idOf = (draft) => draft.id || slug(draft.name);

const ESCAPES = [
  ['auto', 'auto: for the place where a value lands'],
  ['html', 'html: as Checkly does'],
  ['none', 'none: raw text'],
];
const MISSING = [['empty', 'empty'], ['fail', 'fail: the template does not render']];

const RenderingCard = ({ draft, set }) => html`
  <section class="card stack" aria-labelledby="rendering-title">
    <h2 class="sub" id="rendering-title">Rendering</h2>
    <div class="fields">
      <${SelectField} label="Escaping" value=${draft.escape ?? 'auto'} options=${ESCAPES} onChange=${(escape) => set(['escape'], escape)} />
      <${SelectField} label="An unknown name is" value=${draft.missing ?? 'empty'} options=${MISSING} onChange=${(missing) => set(['missing'], missing)} />
    </div>
    <fieldset><legend>Parts of the alert</legend>
      <p class="hint">Templates in place of what <code>@alert</code> computes: <code>severity</code>, <code>title</code>, <code>url</code> …</p>
      <${Pairs} label="part" values=${draft.alert ?? {}} onChange=${(alert) => set(['alert'], alert)} /></fieldset>
  </section>`;
