package dev.postrider.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Puts an answer to the presigned URL of S3 that came with the request. The URL opens what it names to whoever has it:
/// it stands in no log and no exception.
final class PresignedPut implements ReplyPost {
    private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();
    private static final int OK = 200;

    @Override
    public void deliver(URI responseUrl, JsonNode answer) throws IOException {
        if (!(responseUrl.toURL().openConnection() instanceof HttpURLConnection put)) {
            throw new IOException("CloudFormation's response URL is none of HTTP");
        }
        put.setRequestMethod("PUT");
        put.setConnectTimeout(PATIENCE);
        put.setReadTimeout(PATIENCE);
        put.setInstanceFollowRedirects(false);
        put.setDoOutput(true);
        // What is signed has no content type.
        put.setRequestProperty("content-type", "");
        byte[] body = Json.bytes(answer);
        put.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = put.getOutputStream()) {
            out.write(body);
        }
        int status = put.getResponseCode();
        put.disconnect();
        if (status != OK) {
            throw new IOException("CloudFormation's answer was not taken: " + status);
        }
    }
}
