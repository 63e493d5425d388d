import { html, useState } from '../core/dom.js';
import { useApi } from '../core/context.js';
import { useLoad } from '../core/load.js';
import { Loaded } from '../parts/loading.js';
import { Badge } from './badge.js';

const CATEGORIES = [
  ['chat', 'Chat'],
  ['incidents', 'On call'],
  ['tickets', 'Tickets'],
  ['push', 'Push and SMS'],
  ['automation', 'Code and automation'],
  ['webhook', 'Any receiver'],
];

/** Ready channels to begin with. */
export const Gallery = () => html`
  <header class="page"><a class="crumb" href="#/channels">Channels</a><span aria-hidden="true">/</span><h1>New channel</h1></header>
  <${PresetCards} />`;

export function PresetCards() {
  const api = useApi();
  const [sought, setSought] = useState('');
  const presets = useLoad(() => api.get('presets').then((page) => page.items), []);
  const fits = ({ name, id, category }) => `${name} ${id} ${category}`.toLowerCase().includes(sought.toLowerCase());
  return html`
    <div class="stack">
      <div class="row"><input type="search" class="search" aria-label="Search presets" placeholder="Search: Slack, PagerDuty, Jira …" value=${sought} onInput=${(e) => setSought(e.target.value)} />
        <a class="btn" href="#/channels/new/blank">Begin with nothing</a></div>
      <${Loaded} of=${presets} rows=${10}>${(all) => html`
        ${CATEGORIES.map(([category, title]) => html`<${Category} key=${category} title=${title} presets=${all.filter((preset) => preset.category === category && fits(preset))} />`)}
        ${!all.some(fits) && html`<p class="note">No preset is called “${sought}”. <a href="#/channels/new/blank">Begin with nothing</a>: any HTTP endpoint will do.</p>`}`}<//>
    </div>`;
}

const Category = ({ title, presets }) => presets.length > 0 && html`
  <section class="stack" aria-label=${title}><h2 class="sub">${title}</h2>
    <ul class="gallery">${presets.map((preset) => html`<li key=${preset.id}><${Card} preset=${preset} /></li>`)}</ul></section>`;

const needs = ({ secrets, variables }) => [...secrets, ...variables.filter(({ required }) => required)].map(({ label }) => label);

const Card = ({ preset }) => html`
  <article class="card">
    <div class="row"><${Badge} name=${preset.name} /><h3><a href=${`#/channels/new/${preset.id}`}>${preset.name}</a></h3></div>
    <p class="hint">You bring: ${needs(preset).join(', ') || 'nothing'}</p>
    <a class="doc" href=${preset.docUrl} target="_blank" rel="noreferrer">Its own guide<span class="hush"> to ${preset.name}</span></a>
  </article>`;
