package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.access.ApiKey;
import dev.postrider.access.Credential;
import dev.postrider.access.Grant;
import dev.postrider.access.KeyStore;
import dev.postrider.access.KeyText;
import dev.postrider.access.Scope;
import dev.postrider.document.KeyRequest;
import dev.postrider.gateway.Once;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Makes keys, never one that may do more than the key that makes it.
final class KeyMinter {
    private static final String CODE = "forbidden";

    private final KeyStore store;
    private final InstantSource clock;
    private final Supplier<KeyText> fresh;

    /// A minter.
    ///
    /// @param fresh draws a new key by chance
    KeyMinter(KeyStore store, InstantSource clock, Supplier<KeyText> fresh) {
        this.store = store;
        this.clock = clock;
        this.fresh = fresh;
    }

    /// A new key, with the text that nobody sees again.
    record Minted(ApiKey key, KeyText text) {}

    /// Makes a key. A repeated request makes none: the first one's key was shown, and is shown only once.
    Minted mint(Credential by, JsonNode json, Once.Occasion occasion) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        KeyRequest wanted = read(json, now);
        List<Problem.Mistake> beyond = beyond(by, wanted);
        if (!beyond.isEmpty()) {
            throw new Refusal(new Problem(
                    403,
                    CODE,
                    "The key may not make this one",
                    "a key makes keys of its own tenant that can do no more than itself; only the root key names"
                            + " tenants",
                    beyond));
        }
        Grant grant = new Grant(
                wanted.tenant().orElse(by.grant().tenant()),
                Set.copyOf(wanted.scopes()),
                wanted.expiresAt().or(by.grant()::expiresAt));
        KeyText text = fresh.get();
        occasion.first(text.id().value(), now)
                .filter(first -> !first.made().equals(text.id().value()))
                .ifPresent(first -> {
                    throw shownOnce(first.made());
                });
        ApiKey key = by.mint(text, grant, wanted.name(), now);
        if (!store.add(key)) {
            throw new IllegalStateException("chance has drawn the id of a key that exists: " + key.id());
        }
        return new Minted(key, text);
    }

    private static Refusal shownOnce(String id) {
        return new Refusal(Problem.of(
                409,
                "key_shown_once",
                "The key was made before",
                "this request has made " + id + ", and a key is shown only once; if you did not get it, revoke " + id
                        + " and ask again with another Idempotency-Key"));
    }

    private static KeyRequest read(JsonNode json, Instant now) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        KeyRequest wanted = KeyRequest.read(json, now, mistakes);
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes);
        }
        return wanted;
    }

    /// Everything that the one key may not give to the other.
    private static List<Problem.Mistake> beyond(Credential by, KeyRequest wanted) {
        List<Problem.Mistake> beyond = new ArrayList<>();
        if (!by.isRoot() && wanted.tenant().isPresent()) {
            beyond.add(mistake("/tenant", "only the root key names tenants", "leave it out: your own is meant"));
        }
        for (int i = 0; i < wanted.scopes().size(); i++) {
            Scope scope = wanted.scopes().get(i);
            if (!by.grant().scopes().contains(scope)) {
                beyond.add(mistake(
                        "/scopes/" + i,
                        "your key has no scope " + scope.word() + " to give",
                        "leave it out, or ask with a key that has it"));
            }
        }
        wanted.expiresAt()
                .filter(end -> by.grant().expiresAt().map(end::isAfter).orElse(false))
                .ifPresent(_ -> beyond.add(mistake(
                        "/expiresAt",
                        "your key expires earlier, at " + by.grant().expiresAt().orElseThrow(),
                        "name that time or an earlier one, or leave it out")));
        return beyond;
    }

    private static Problem.Mistake mistake(String pointer, String detail, String hint) {
        return Problem.Mistake.at(pointer, CODE, detail, hint);
    }
}
