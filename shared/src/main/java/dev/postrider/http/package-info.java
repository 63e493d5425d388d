/// The one place from which webhooks leave: Apache HttpClient 5, closed down, with a deadline over everything and the
/// endpoint policy asked at the last possible moment. Start with [ApacheWebhookClient].
@NullMarked
package dev.postrider.http;

import org.jspecify.annotations.NullMarked;
