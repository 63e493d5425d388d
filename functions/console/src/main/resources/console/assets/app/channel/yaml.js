const PLAIN = /^[A-Za-z_/][\w ./-]*$/;
const WORDS = /^(?:true|false|null|yes|no|on|off|~)$/i;

const scalar = (value) => {
  if (typeof value !== 'string') return JSON.stringify(value);
  return PLAIN.test(value) && !WORDS.test(value) && value === value.trim() ? value : JSON.stringify(value);
};

const isEmpty = (value) => value === null || typeof value !== 'object' || Object.keys(value).length === 0;

const block = (text, indent) => `|-\n${text.split('\n').map((line) => (line ? indent + line : '')).join('\n')}`;

const isBlock = (value) => typeof value === 'string' && value.includes('\n') && !/^\s|[ \t]\n|\n$/.test(value);

/** JSON as YAML 1.2; texts of several lines as blocks. Every JSON text is YAML, so what is odd stays JSON. */
export function yaml(value, indent = '') {
  const deeper = `${indent}  `;
  const after = (inner) => {
    if (isBlock(inner)) return ` ${block(inner, deeper)}`;
    return isEmpty(inner) ? ` ${inner !== null && typeof inner === 'object' ? JSON.stringify(inner) : scalar(inner)}` : `\n${yaml(inner, deeper)}`;
  };
  return Array.isArray(value)
    ? value.map((inner) => `${indent}-${isEmpty(inner) || isBlock(inner) ? after(inner) : ` ${yaml(inner, deeper).trimStart()}`}`).join('\n')
    : Object.entries(value).map(([key, inner]) => `${indent}${scalar(key)}:${after(inner)}`).join('\n');
}
