import { writeJson } from '../core/json.js';

const READ_ONLY = ['version', 'timetable', 'createdAt', 'updatedAt', 'stateReason', 'stateSince', 'breaker'];
const PREFIX = 'postrider.draft.';

const BODY = `{
  "text": "{{@alert.icon}} {{@alert.title}}",
  "type": "{{@event.type}}"
}`;

const EMPTY = {
  name: '',
  description: '',
  group: null,
  match: { types: [], pattern: null, when: null },
  escape: 'auto',
  missing: 'empty',
  alert: {},
  variables: {},
  secrets: {},
  signing: { scheme: 'standard' },
};

/** A channel of nothing but a request to somewhere. */
export const blank = () => ({
  ...EMPTY,
  id: '',
  request: { method: 'POST', url: '', query: {}, headers: { 'content-type': 'application/json' }, body: BODY },
});

/** A channel of a preset: its request, and room for the values that it asks for. */
export const fromPreset = (preset) => ({
  ...EMPTY,
  id: '',
  preset: preset.id,
  request: preset.request,
  success: preset.success,
  retry: { finalStatuses: preset.finalStatuses, onTimeout: preset.onTimeout },
  variables: Object.fromEntries(preset.variables.map(({ name, default: value }) => [name, value ?? ''])),
  secrets: Object.fromEntries(preset.secrets.map(({ name }) => [name, ''])),
});

/** Another channel like this one. Its secrets do not come along: nobody can read them. */
export const copyOf = (channel) => ({
  ...withoutReadOnly(channel),
  id: '',
  name: `${channel.name} (copy)`,
  secrets: Object.fromEntries(Object.keys(channel.secrets ?? {}).map((name) => [name, ''])),
  signing: { scheme: channel.signing?.scheme ?? 'standard' },
  auth: null,
});

export const withoutReadOnly = (channel) => Object.fromEntries(
  Object.entries(channel).filter(([name]) => !READ_ONLY.includes(name)));

/** What goes over the wire: empty values stand for none. */
export function written(draft) {
  const { id, ...rest } = withoutReadOnly(draft);
  const filled = (values) => Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== ''));
  return { ...(id ? { id } : {}), ...rest, variables: filled(rest.variables), secrets: filled(rest.secrets) };
}

export const isDirty = (draft, saved) => writeJson(withoutReadOnly(draft), 0) !== writeJson(withoutReadOnly(saved), 0);

/** Changes a value deep in an object, and leaves the object as it was. */
export function changed(object, [first, ...rest], value) {
  const inner = rest.length ? changed(object[first] ?? {}, rest, value) : value;
  return { ...object, [first]: inner };
}

/** Unsaved work of this tab, without the secrets in it. */
export const drafts = {
  keep: (name, draft) => window.sessionStorage.setItem(PREFIX + name, writeJson({ ...draft, secrets: undefined, auth: undefined }, 0)),
  drop: (name) => window.sessionStorage.removeItem(PREFIX + name),
  find(name, base) {
    const kept = window.sessionStorage.getItem(PREFIX + name);
    return kept ? { ...base, ...JSON.parse(kept) } : null;
  },
};
