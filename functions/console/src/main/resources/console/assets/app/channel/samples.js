import { writeJson } from '../core/json.js';

/** The shapes that events usually have, for a stack that has seen none. */
export const SAMPLES = [
  {
    label: 'A check has failed',
    event: {
      type: 'check.failed',
      source: 'checkly/prod',
      subject: 'check/9f1c',
      data: {
        title: 'Checkout API is "failing"',
        message: 'p95 latency 4.2s > 1s for 5m\nregion eu-west-1',
        severity: 'critical',
        region: 'eu-west-1',
        url: 'https://app.example.com/incidents/9?a=1&b=2',
        labels: { service: 'checkout', team: 'payments' },
      },
    },
  },
  {
    label: 'It has recovered',
    event: { type: 'check.recovered', source: 'checkly/prod', subject: 'check/9f1c', data: { title: 'Checkout API is fine again', status: 'resolved', url: 'https://app.example.com/incidents/9' } },
  },
  {
    label: 'An order',
    event: { type: 'order.created', source: 'shop', subject: 'order/A-1001', data: { id: 'A-1001', total: 99.5, currency: 'EUR', items: [{ sku: 'tea', count: 2 }] } },
  },
  {
    label: 'A deployment',
    event: { type: 'deployment.failed', source: 'ci', subject: 'service/checkout', data: { title: 'Deployment of checkout failed', version: '1.42.0', environment: 'production', url: 'https://ci.example.com/runs/77' } },
  },
];

export const sampleText = (event) => writeJson(event);

/** A recorded event as a preview and a test take it: CloudEvents, so that its extensions come along. */
export const asCloudEvent = ({ id, sourceId, source, type, subject, time, data, extensions }) => ({
  specversion: '1.0',
  id: sourceId ?? id,
  source,
  type,
  ...(subject ? { subject } : {}),
  time,
  ...(extensions ?? {}),
  data,
});
