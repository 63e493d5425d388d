import { html, useState } from '../core/dom.js';
import { useApi, useApp } from '../core/context.js';
import { useAction } from '../core/load.js';
import { amend, go, href } from '../core/router.js';
import { keyOf, useShortcuts } from '../core/shortcuts.js';
import { Loaded } from '../parts/loading.js';
import { Tabs } from '../parts/tabs.js';
import { When } from '../parts/when.js';
import { Charts } from '../metrics/charts.js';
import { usePreview } from '../editor/preview.js';
import { CodeTab } from '../channel/code-tab.js';
import { Conflict } from '../channel/conflict.js';
import { written } from '../channel/draft.js';
import { useSample } from '../channel/sample-choice.js';
import { SecretShown } from '../channel/secret-shown.js';
import { SetupTab, idOf } from '../channel/setup-tab.js';
import { StateSwitch } from '../channel/state-switch.js';
import { useChannel } from '../channel/state.js';
import { TemplateTab } from '../channel/template-tab.js';
import { TestDialog } from '../channel/test-dialog.js';
import { ChannelDeliveries } from '../channel/deliveries-tab.js';

const TABS = [
  { id: 'setup', label: 'Setup' },
  { id: 'template', label: 'Template' },
  { id: 'deliveries', label: 'Deliveries' },
  { id: 'metrics', label: 'Metrics' },
  { id: 'code', label: 'Code' },
];

/** One channel: saved, or about to be. */
export function ChannelPage({ route }) {
  const [, second, from = ''] = route.parts;
  const isNew = second === 'new';
  const channel = useChannel({ id: isNew ? '' : second, from });
  return html`<${Loaded} of=${channel}>${() => channel.draft && html`<${Editor} channel=${channel} route=${route} />`}<//>`;
}

function Editor({ channel, route }) {
  const { draft, isNew, dirty, value: { saved } } = channel;
  const { preferences } = useApp();
  const sample = useSample(draft.match?.types ?? []);
  const preview = usePreview(sample.event && draft.request.url ? { channel: written({ ...draft, id: draft.id || undefined }), event: sample.event } : null);
  const [testing, setTesting] = useState(false);
  const saving = useSaving(channel);
  const open = route.query.tab ?? (isNew ? 'setup' : 'template');
  const show = (tab) => amend(route.path, { ...route.query, tab });
  const test = () => sample.event && setTesting(true);
  useShortcuts({ 'mod+s': saving.save, 'mod+enter': test }, preferences.shortcuts === 'on');
  const failed = saving.problem;
  const tabs = isNew ? TABS.filter(({ id }) => !['deliveries', 'metrics'].includes(id)) : TABS;
  return html`
    <header class="page">
      <a class="crumb" href="#/channels">Channels</a><span aria-hidden="true">/</span>
      <h1>${isNew ? draft.name || 'New channel' : saved.name}</h1>
      ${!isNew && html`<${StateSwitch} channel=${channel} />`}
      ${dirty && html`<span class="pill info">Not saved</span><button type="button" class="quiet" onClick=${channel.drop}>Discard</button>`}
      <span class="grow"></span>
      <button type="button" onClick=${test} disabled=${!sample.event}>Send test${sample.type ? ` with “${sample.type}”` : ''}</button>
      <button type="button" class="primary" onClick=${saving.save} disabled=${saving.busy || (!dirty && !isNew)}>${isNew ? 'Create' : 'Save'} <kbd aria-hidden="true">${keyOf('S')}</kbd></button>
    </header>
    <${StateBanner} saved=${saved} />
    ${failed?.status === 412 && html`<${Conflict} channel=${channel} onSave=${saving.overwrite} onClose=${saving.forget} />`}
    ${failed && failed.status !== 412 && open !== 'setup' && html`<p class="banner warn" role="alert"><strong>${failed.title}.</strong> ${failed.detail}
      <button type="button" class="quiet" onClick=${() => show('setup')}>Show all</button></p>`}
    <${Tabs} label="Channel" tabs=${tabs} open=${open} onOpen=${show} />
    ${open === 'setup' && html`<${SetupTab} channel=${channel} sample=${sample} problem=${failed?.status === 412 ? null : failed} />`}
    ${open === 'template' && html`<${TemplateTab} channel=${channel} sample=${sample} preview=${preview} saved=${channel.value} />`}
    ${open === 'deliveries' && html`<${ChannelDeliveries} channel=${saved} />`}
    ${open === 'metrics' && html`<${Charts} channel=${saved.id} />`}
    ${open === 'code' && html`<${CodeTab} channel=${channel} />`}
    ${testing && html`<${TestDialog} channel=${channel} sample=${sample} onClose=${() => setTesting(false)} />`}
    ${saving.secret && html`<${SecretShown} title="The signing secret of this channel" secret=${saving.secret.text} onClose=${saving.secret.done}>
      <p class="hint">The receiver checks with it that a request comes from here.</p><//>`}`;
}

/** Saving, and what may come in between. */
function useSaving(channel) {
  const api = useApi();
  const { toast } = useApp();
  const { draft, isNew, dirty, etag } = { ...channel, etag: channel.value.etag };
  const [secret, setSecret] = useState(null);
  const put = async (headers) => {
    const answer = isNew
      ? await api.ask('POST', 'channels', { body: { ...written(draft), id: idOf(draft) } })
      : await api.ask('PUT', `channels/${draft.id}`, { body: written(draft), headers });
    toast(`Saved ${answer.body.name}`);
    const leave = () => isNew && go(`/channels/${answer.body.id}`, { tab: 'template' });
    channel.forget();
    const shown = answer.body.signing?.secret;
    if (typeof shown === 'string') setSecret({ text: shown, done: () => { setSecret(null); leave(); } });
    else leave();
    if (!isNew) channel.settled(await api.ask('GET', `channels/${draft.id}`));
  };
  const saving = useAction(put);
  const save = () => (dirty || isNew) && !saving.busy && saving.run(etag ? { 'if-match': etag } : {});
  return { ...saving, secret, save, overwrite: () => saving.run({}) };
}

/** Why a channel does not send at the moment, and the way out. */
const StateBanner = ({ saved }) => {
  if (saved.stateReason === 'gone') {
    return html`<p class="banner warn"><strong>Disabled by Postrider</strong> <${When} at=${saved.stateSince} />: its receiver answered 410 Gone.
      Mend the URL, then enable it: what it holds is sent then. <a href=${href('/deliveries', { channel: saved.id, status: 'failed' })}>What failed</a></p>`;
  }
  if (saved.stateReason === 'failing') {
    return html`<p class="banner warn"><strong>Disabled by Postrider</strong> <${When} at=${saved.stateSince} />: nothing has landed for days.
      <a href=${href('/deliveries', { channel: saved.id, status: 'failed' })}>What failed</a></p>`;
  }
  return saved.breaker
    ? html`<p class="banner warn"><strong>${saved.breaker.cause === 'asked' ? 'Its receiver asked for a pause.' : 'Its receiver fails.'}</strong>
        Deliveries are held and lose no attempts${saved.breaker.until ? html`; it is asked again <${When} at=${saved.breaker.until} />` : ''}.</p>`
    : null;
};
