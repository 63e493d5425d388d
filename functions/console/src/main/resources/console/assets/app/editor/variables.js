import { html, useState } from '../core/dom.js';

/** What a template can name, to be put into it with a click. */
export function Variables({ groups, onInsert }) {
  const [sought, setSought] = useState('');
  const fits = ({ name, value }) => `${name} ${value}`.toLowerCase().includes(sought.toLowerCase());
  const shown = groups.map((group) => ({ ...group, names: group.names.filter(fits) })).filter((group) => group.names.length);
  return html`
    <div>
      <input type="search" aria-label="Search names" placeholder="Search names" value=${sought} onInput=${(e) => setSought(e.target.value)} />
      <ul class="tree" aria-label="Names: Enter puts one into the template" tabindex="0">
        ${shown.map((group) => html`
          <li class="group" key=${group.title}>${group.title}</li>
          ${group.names.map(({ name, value }) => html`
            <li key=${name}><button type="button" title=${`{{${name}}} ${value}`} onClick=${() => onInsert(`{{${name}}}`)}><b>${name}</b><span>${value}</span></button></li>`)}`)}
        ${shown.length === 0 && html`<li class="note">No name contains “${sought}”.</li>`}
      </ul>
    </div>`;
}
