package dev.postrider.local.whole;

import java.util.Locale;

/// What counts come to at list price, in dollars for a million webhooks. docs/cost.md names the prices and what is
/// assumed of times and log lines.
///
/// @param functions of both functions on the way, requests and time
record Bill(double gateway, double functions, double queues, double tables, double logs) {
    private static final double MILLION = 1e6;

    /// Dollars for a million of each.
    private static final double API_REQUEST = 1.00;

    private static final double INVOCATION = 0.20;
    private static final double QUEUE_REQUEST = 0.40;
    private static final double WRITE_UNIT = 0.625;
    private static final double READ_UNIT = 0.125;

    /// Dollars for a GB-second on arm64, and for a GB of logs.
    private static final double GB_SECOND = 13.3334e-6;

    private static final double LOG_GB = 0.50;

    private static final double INGEST_GB_SECONDS = 1.0 * 0.015;
    private static final double DISPATCH_GB_SECONDS = 1769.0 / 1024 * 0.200;

    /// Bytes of log for each request of the API, event and attempt.
    private static final int REQUEST_LINE = 350;

    private static final int EVENT_LINE = 240;
    private static final int ATTEMPT_LINE = 370;

    /// Bytes of metrics for each batch, and for each attempt in it.
    private static final int METRICS_LINE = 350;

    private static final int METRICS_OF_ATTEMPT = 14;

    static Bill of(Meter.Load load, Meter.Lap lap) {
        int requests = load.requests();
        long attempts = (long) load.webhooks() * (load.failures() + 1);
        double invocations = INVOCATION / MILLION * (requests + lap.batches());
        double time = GB_SECOND * (requests * INGEST_GB_SECONDS + lap.batches() * DISPATCH_GB_SECONDS);
        long lines = (long) REQUEST_LINE * requests
                + (long) EVENT_LINE * load.events()
                + (ATTEMPT_LINE + METRICS_OF_ATTEMPT) * attempts
                + (long) METRICS_LINE * lap.batches();
        double each = MILLION / load.webhooks();
        return new Bill(
                API_REQUEST / MILLION * requests * each,
                (invocations + time) * each,
                QUEUE_REQUEST / MILLION * queueRequests(lap) * each,
                (WRITE_UNIT * lap.count().writeUnits() + READ_UNIT * lap.count().readUnits()) / MILLION * each,
                LOG_GB * lines / 1e9 * each);
    }

    /// What is sent, and for each batch the receiving and the deleting that Lambda does.
    static long queueRequests(Meter.Lap lap) {
        return lap.count().of("SendMessageBatch") + 2L * lap.batches();
    }

    static long tableRequests(Meter.Lap lap) {
        return lap.count().of("GetItem")
                + lap.count().of("BatchGetItem")
                + lap.count().of("Query")
                + lap.count().of("PutItem")
                + lap.count().of("UpdateItem");
    }

    double total() {
        return gateway + functions + queues + tables + logs;
    }

    /// The row of docs/cost.md.
    static String row(Meter.Load load, Meter.Lap lap) {
        Bill bill = of(load, lap);
        double webhooks = load.webhooks();
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | **%.2f** |",
                load.events(),
                load.together(),
                load.channels(),
                load.failures(),
                queueRequests(lap) / webhooks,
                tableRequests(lap) / webhooks,
                lap.count().writeUnits() / webhooks,
                lap.count().readUnits() / webhooks,
                bill.gateway(),
                bill.functions(),
                bill.queues(),
                bill.tables(),
                bill.logs(),
                bill.total());
    }

    static double requestsPerWebhook(Meter.Load load, Meter.Lap lap) {
        return (queueRequests(lap) + tableRequests(lap)) / (double) load.webhooks();
    }
}
