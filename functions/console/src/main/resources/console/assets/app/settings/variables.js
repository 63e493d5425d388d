import { html, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { useAction, useLoad } from '../core/load.js';
import { Confirm } from '../parts/confirm.js';
import { Dialog } from '../parts/dialog.js';
import { Check, TextField } from '../parts/field.js';
import { Empty, Loaded } from '../parts/loading.js';
import { More, useMore } from '../parts/pager.js';
import { SecretSet } from '../parts/secret-set.js';
import { Problem } from '../parts/problem.js';
import { When } from '../parts/when.js';

const BLANK = { name: '', group: null, secret: false, value: '', origins: [] };

/** Values that all channels of the tenant, or of a group, can use. */
export function Variables() {
  const api = useApi();
  const list = useLoad((signal) => api.get('variables', {}, { signal }), []);
  const more = useMore(list.value, (cursor) => api.get('variables', { cursor }));
  const [editing, setEditing] = useState(null);
  const [deleting, setDeleting] = useState(null);
  return html`
    <div class="stack">
      <div class="row"><p class="note">Every channel can use them as <code>${'{{NAME}}'}</code>; a channel's own win over its group's, those over these.</p><span class="grow"></span>
        <button type="button" class="primary" onClick=${() => setEditing(BLANK)}>New variable</button></div>
      <${Loaded} of=${list}>${() => (more.items.length
    ? html`<${VariableTable} variables=${more.items} onEdit=${setEditing} onDelete=${setDeleting} /><${More} of=${more} />`
    : html`<${Empty} title="No shared variables"><p>What several channels use, such as a team's path or a token, stands here once.</p><//>`)}<//>
      ${editing && html`<${Edit} variable=${editing} onDone=${() => { setEditing(null); list.reload(); }} onClose=${() => setEditing(null)} />`}
      ${deleting && html`<${Delete} variable=${deleting} onDone=${list.reload} onClose=${() => setDeleting(null)} />`}
    </div>`;
}

const VariableTable = ({ variables, onEdit, onDelete }) => html`
  <div class="scroll"><table class="cards"><caption class="hush">Variables</caption>
    <thead><tr><th>Name</th><th>Of</th><th>Value</th><th>Changed</th><th><span class="hush">Actions</span></th></tr></thead>
    <tbody>${variables.map((variable) => html`
      <tr key=${`${variable.group} ${variable.name}`}><td class="m">${variable.name}</td><td data-label="of">${variable.group ? `group ${variable.group}` : 'all channels'}</td>
        <td>${variable.secret
  ? html`<${SecretSet} word="secret" /><span class="under">${(variable.origins ?? []).join(', ')}</span>`
  : html`<span class="m">${variable.value}</span>`}</td>
        <td><${When} at=${variable.updatedAt} /></td>
        <td><span class="row"><button type="button" aria-label=${`Change ${variable.name}`} onClick=${() => onEdit(variable)}>Change</button>
          <button type="button" class="danger" aria-label=${`Delete ${variable.name}`} onClick=${() => onDelete(variable)}>Delete</button></span></td></tr>`)}</tbody></table></div>`;

function Edit({ variable, onDone, onClose }) {
  const api = useApi();
  const isNew = variable === BLANK;
  const [draft, setDraft] = useState({ ...variable, value: variable.secret ? '' : variable.value, origins: (variable.origins ?? []).join(', ') });
  const set = (name) => (value) => setDraft({ ...draft, [name]: value });
  const saving = useAction(async () => {
    const origins = draft.origins.split(/[\s,]+/).filter(Boolean);
    await api.put(`variables/${encodeURIComponent(draft.name)}`, {
      value: draft.secret && !draft.value && !isNew ? { set: true } : draft.value,
      secret: draft.secret,
      group: draft.group || null,
      ...(draft.secret && origins.length ? { origins } : {}),
    });
    onDone();
  });
  const submit = (event) => {
    event.preventDefault();
    saving.run();
  };
  return html`
    <${Dialog} title=${isNew ? 'New variable' : `Change ${variable.name}`} onClose=${onClose}>
      <form class="stack" onSubmit=${submit}>
        ${isNew && html`<${TextField} label="Name" value=${draft.name} onChange=${(name) => set('name')(name.toUpperCase())} placeholder="SLACK_TOKEN" hint="Capitals, digits and underscores." />
          <${TextField} label="Group" value=${draft.group ?? ''} onChange=${set('group')} hint="Left empty, all channels see it." />
          <${Check} checked=${draft.secret} onChange=${set('secret')}>It is a secret: sealed, and never shown again<//>`}
        <${TextField} label="Value" type=${draft.secret ? 'password' : 'text'} autocomplete="off" value=${draft.value} onChange=${set('value')}
          hint=${draft.secret && !isNew ? 'Left empty, the stored value stays.' : ''} />
        ${draft.secret && html`<${TextField} label="May be sent to" value=${draft.origins} onChange=${set('origins')} placeholder="https://slack.com" hint="Origins, with a comma between. A secret that is a whole URL may leave them out." />`}
        <${Problem} problem=${saving.problem} />
        <div class="end"><button type="button" onClick=${onClose}>Leave it</button><button type="submit" class="primary" disabled=${!draft.name || saving.busy}>Save</button></div>
      </form><//>`;
}

function Delete({ variable, onDone, onClose }) {
  const api = useApi();
  const { toast } = useApp();
  const remove = async () => {
    await api.remove(`variables/${encodeURIComponent(variable.name)}`, { group: variable.group });
    toast(`Deleted ${variable.name}`);
    onDone();
  };
  return html`<${Confirm} danger title=${`Delete ${variable.name}?`} action="Delete it" onDo=${remove} onClose=${onClose}>
    <p>Templates that still name it find nothing there.</p><//>`;
}
