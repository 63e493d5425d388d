package dev.postrider.benchmarks.load;

import dev.postrider.benchmarks.Workload;

/// How a system takes events in: the same event, in whichever form.
public enum Intake {
    /// `POST /v1/events`: Postrider's.
    EVENTS("/v1/events") {
        @Override
        String body(String mark) {
            return "{\"type\":\"" + TYPE + "\",\"source\":\"load\",\"data\":" + DATA.replace(RESULT, mark) + "}";
        }
    },

    /// `POST /api/v2/alerts`: Alertmanager's. The event's data is an annotation, since an alert has only texts.
    ALERTS("/api/v2/alerts") {
        @Override
        String body(String mark) {
            return "[{\"labels\":{\"alertname\":\"" + TYPE + "\",\"result\":\"" + mark
                    + "\"},\"annotations\":{\"data\":\"" + QUOTED + "\"}}]";
        }
    };

    /// The type of the events.
    public static final String TYPE = "check.load";

    private static final String DATA = Workload.data().replaceAll("\\s*\n\\s*", "");
    private static final String QUOTED = DATA.replace("\\", "\\\\").replace("\"", "\\\"");

    /// What the mark takes the place of: the id of a check's result, which every body names.
    private static final String RESULT = "5fd1b2b0-3c6e-4a3e-9a4f-1f2d9a7b5c11";

    private final String path;

    Intake(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /// An event by which a webhook will be known.
    abstract String body(String mark);
}
