import { isExactNumber } from '../core/json.js';

const DEEP = 6;
const PLAIN = /^[A-Za-z_$][\w$-]*$/;

const step = (name, array) => (array ? `[${name}]` : PLAIN.test(name) ? name : `[${name}]`);

const shown = (value) => {
  if (isExactNumber(value)) return value.rawJSON;
  if (Array.isArray(value)) return `list of ${value.length}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const isBranch = (value) => value !== null && typeof value === 'object' && !isExactNumber(value);

/** Every value of an object with the path that a template names it by. @returns {{name: string, value: string}[]} */
export function flatten(object, prefix = '', depth = 0) {
  return Object.entries(object).flatMap(([key, value]) => {
    const name = prefix ? `${prefix}.${step(key, Array.isArray(object))}` : step(key, false);
    if (!isBranch(value) || depth === DEEP) return [{ name, value: shown(value) }];
    const own = Array.isArray(value) ? [{ name, value: shown(value) }] : [];
    return [...own, ...flatten(value, name, depth + 1)];
  });
}

const ALERT = ['title', 'message', 'severity', 'status', 'resolved', 'key', 'url', 'icon', 'tags', 'fields'];

/**
 * What a template of a channel can name, in groups: the sample's own data first, then the names that stand around it.
 *
 * @returns {{title: string, names: {name: string, value: string}[]}[]}
 */
export function groups(sample, channel) {
  const { data, ...around } = sample ?? {};
  return [
    { title: 'data', names: isBranch(data) && !Array.isArray(data) ? flatten(data) : [{ name: 'this', value: shown(data ?? null) }] },
    { title: '@alert, computed', names: ALERT.map((part) => ({ name: `@alert.${part}`, value: '' })) },
    { title: '@event', names: flatten(around, '@event') },
    { title: 'variables', names: Object.entries(channel.variables ?? {}).map(([name, value]) => ({ name, value })) },
    { title: 'secrets', names: Object.keys(channel.secrets ?? {}).map((name) => ({ name: `@secrets.${name}`, value: '••••' })) },
    { title: 'channel, delivery', names: ['@channel.id', '@channel.name', '@delivery.id'].map((name) => ({ name, value: '' })) },
  ].filter((group) => group.names.length > 0);
}
