package dev.postrider.dynamo;

import java.nio.charset.StandardCharsets;

/// What the texts that are packed are full of, so that none has to spell it out: an event, then the history of a
/// delivery, what is in every one of them last. What was packed with it can be unpacked with nothing else, so it
/// never changes; better phrases are a further format of [Compression].
final class Phrasebook {
    private static final String PHRASES = """
            "priority":"critical"warning"failed","succeeded"production"labels":[{"key":"value":"tags":["list":[{"code":\
            "count":"reason":"error":"version":"branch":"main","commit":"duration":"started_at":"created_at":"updated_at":\
            "severity":"title":"message":"description":"environment":{"project":{"current_status":"status":"name":"\
            "url":"https://www.example.com/.com/api/v1/"id":"T00:00:00.000Z",null,true,false},{"text":"\
            {"specversion":"1.0","id":"evt_","source":"","type":"","subject":"","time":"2026-","datacontenttype":\
            "application/json","data":{"
            [{"number":1,"trigger":"manual","trigger":"auto","channelVersion":1,"startedAt":"2026-","durationMs":,\
            "reason":"timeout_read","reason":"http_4xx","reason":"http_5xx","detail":"","reason":"ok","request":\
            {"method":"POST","url":"https://hooks.","headers":{"authorization":"","content-type":"application/json",\
            "user-agent":"Postrider/0.1","webhook-id":"dlv_01","webhook-timestamp":"17","webhook-signature":"v1,"},\
            "body":"{\\n  \\",\\n  \\"text\\": \\"\\":{\\"\\":\\"\\",\\"\\"}","bodyBytes":,"truncated":false},\
            "response":{"status":200,"headers":{"server":"nginx","server":"cloudflare","cache-control":"no-cache",\
            "vary":"accept-encoding","connection":"keep-alive","content-type":"text/plain; charset=utf-8",\
            "content-type":"application/json; charset=utf-8","date":"Mon, 2026 GMT","content-length":"0"},\
            "body":"ok","body":"","bodyBytes":0,"truncated":false}}]""";

    private static final byte[] BYTES = PHRASES.getBytes(StandardCharsets.UTF_8);

    private Phrasebook() {}

    /// Must not be written to.
    static byte[] bytes() {
        return BYTES;
    }
}
