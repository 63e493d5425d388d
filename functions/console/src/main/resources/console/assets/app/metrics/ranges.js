const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far back charts look, and how wide their bars are. */
export const RANGES = {
  '24h': { label: '24 hours', millis: DAY, granularity: 'hour' },
  '7d': { label: '7 days', millis: 7 * DAY, granularity: 'hour' },
  '30d': { label: '30 days', millis: 30 * DAY, granularity: 'day' },
};

/** What the API is asked for a range that ends now. */
export const asked = (range, now, more = {}) => ({
  since: new Date(now - RANGES[range].millis).toISOString(),
  granularity: RANGES[range].granularity,
  ...more,
});

/** All rows of a range together. */
export function total(rows) {
  const sum = { attempts: 0, ok: 0, failed: 0, retried: 0, reasons: {}, latency: {} };
  rows.forEach((row) => {
    ['attempts', 'ok', 'failed', 'retried'].forEach((name) => {
      sum[name] += row[name];
    });
    addTo(sum.reasons, row.reasons);
    addTo(sum.latency, row.latency);
  });
  return { ...sum, p95Ms: percentile(sum.latency, 0.95) };
}

const addTo = (sums, counts) => Object.entries(counts).forEach(([name, count]) => {
  sums[name] = (sums[name] ?? 0) + count;
});

const BOUNDS = [['le50', 50], ['le100', 100], ['le250', 250], ['le500', 500], ['le1000', 1000], ['le2500', 2500], ['le5000', 5000], ['le10000', 10000], ['more', 30000]];

/** Estimated from buckets, as if the attempts of each were spread evenly over it; 0 without attempts. */
export function percentile(latency, share) {
  const all = BOUNDS.reduce((sum, [name]) => sum + (latency[name] ?? 0), 0);
  let rank = share * all;
  let from = 0;
  for (const [name, to] of BOUNDS) {
    const count = latency[name] ?? 0;
    if (count > 0 && rank <= count) return Math.round(from + (to - from) * (rank / count));
    rank -= count;
    from = to;
  }
  return 0;
}

/** Rows of several channels as one list for each. @returns {Map<string, object[]>} */
export const byChannel = (rows) => rows.reduce((lists, row) => lists.set(row.channel, [...(lists.get(row.channel) ?? []), row]), new Map());

/** The last 24 hours, one row for each, also for those without attempts. */
export function hours(rows, now) {
  const known = new Map(rows.map((row) => [Date.parse(row.time), row]));
  const last = Math.floor(now / HOUR) * HOUR;
  return Array.from({ length: 24 }, (_, i) => last - (23 - i) * HOUR)
    .map((time) => known.get(time) ?? { time: new Date(time).toISOString(), attempts: 0, ok: 0 });
}

/** When a row began, as short as its width allows. */
export const nameOf = (row, { granularity, millis }, zone) => {
  const date = new Date(row.time);
  const options = granularity === 'day' ? { month: 'short', day: 'numeric' }
    : millis > DAY ? { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat('en', { ...options, ...(zone === 'utc' || granularity === 'day' ? { timeZone: 'UTC' } : {}) }).format(date);
};
