package dev.postrider.local.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;

/// The log line of an invocation that threw, in the words of Lambda's JSON logs.
final class FailureLine {
    private FailureLine() {}

    static String of(String function, String requestId, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("level", "ERROR");
        line.put("function", function);
        line.put("AWSRequestId", requestId);
        line.put("errorType", failure.getClass().getName());
        line.put("errorMessage", String.valueOf(failure.getMessage()));
        line.put("stackTrace", trace.toString());
        return line.toString();
    }
}
