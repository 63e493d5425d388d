// Every problem of an OpenAPI document as a line: the rule, what is wrong, and where. No line: all is well.
import { createConfig, lint } from '@redocly/openapi-core';

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
    'no-invalid-parameter-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'no-schema-type-mismatch': 'error',
    'operation-description': 'off',
    'operation-operationId': 'error',
    'operation-tag-defined': 'error',
    'path-not-include-query': 'error',
    'paths-kebab-case': 'off',
    'tag-description': 'error',
    // What is open to everyone refuses nobody; a receiver's answers are its own.
    'operation-4xx-response': 'off',
  },
});
const problems = await lint({ ref: process.argv[2], config });
for (const { ruleId, message, location } of problems) {
  console.log(`${ruleId}: ${message} (${location.map(({ pointer }) => pointer).join(', ')})`);
}
