import { html, useState } from '../core/dom.js';
import { apiRoot } from '../core/api.js';
import { writeJson } from '../core/json.js';
import { Copy } from '../parts/copy.js';
import { Tabs } from '../parts/tabs.js';
import { withoutReadOnly } from './draft.js';
import { yaml } from './yaml.js';

const SHAPES = {
  curl: (channel) => [
    `curl -sS -X PUT '${new URL(`channels/${channel.id}`, apiRoot())}' \\`,
    '  -H "authorization: Bearer $KEY" -H \'content-type: application/json\' \\',
    `  -d '${writeJson(settings(channel)).replace(/'/g, "'\\''")}'`].join('\n'),
  json: (channel) => writeJson(settings(channel)),
  yaml: (channel) => yaml(settings(channel)),
  terraform: (channel) => [
    '# Mastercard/restapi; the provider holds the API\'s address and an authorization header.',
    `resource "restapi_object" "${channel.id.replace(/-/g, '_')}" {`,
    '  path          = "/v1/channels"',
    '  create_method = "POST"',
    '  update_method = "PUT"',
    '  id_attribute  = "id"',
    `  data = jsonencode(jsondecode(<<-JSON\n${indented(writeJson({ id: channel.id, ...settings(channel) }).replace(/\$\{/g, '$${'), '    ')}\n  JSON\n  ))`,
    '}'].join('\n'),
};

const TABS = [{ id: 'curl', label: 'curl' }, { id: 'json', label: 'JSON' }, { id: 'yaml', label: 'YAML' }, { id: 'terraform', label: 'Terraform' }];

/** What a channel is, without its secrets: they cannot be read, so their place is named. */
function settings(channel) {
  const { id, secrets = {}, signing, ...rest } = withoutReadOnly(channel);
  const places = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, value?.origins ? { value: `<${name}>`, origins: value.origins } : `<${name}>`]));
  return { ...rest, ...(Object.keys(places).length ? { secrets: places } : {}), signing: { scheme: signing?.scheme ?? 'standard' } };
}

const indented = (text, by) => text.split('\n').map((line) => by + line).join('\n');

/** The channel as code, to be kept with other code. */
export function CodeTab({ channel }) {
  const [shape, setShape] = useState('curl');
  const code = SHAPES[shape](channel.draft.id ? channel.draft : { ...channel.draft, id: 'new-channel' });
  return html`
    <section class="card stack" aria-labelledby="code-title">
      <header class="row"><h2 class="sub" id="code-title">The channel as code</h2><span class="grow"></span><${Copy} text=${code} what="the code" label="Copy" /></header>
      <${Tabs} small label="Code as" tabs=${TABS} open=${shape} onOpen=${setShape} />
      <pre class="out" tabindex="0" aria-label="Code">${code}</pre>
      <p class="hint">Secrets are not in it: put them in the places of the angle brackets.</p>
    </section>`;
}
