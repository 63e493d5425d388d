package dev.postrider.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Text as it stands in URLs and forms: percent-encoded UTF-8, with U+FFFD for a surrogate that stands alone, as in
/// [Bytes#utf8].
public final class UrlText {
    private UrlText() {}

    /// One component of a URL (RFC 3986, section 2.1): a segment of its path, a name or a value of its query.
    public static String component(String text) {
        return form(text).replace("+", "%20");
    }

    /// A name or a value of a form (WHATWG URL, section 5.2).
    public static String form(String text) {
        return URLEncoder.encode(Bytes.utf8(text).toString(), StandardCharsets.UTF_8);
    }
}
