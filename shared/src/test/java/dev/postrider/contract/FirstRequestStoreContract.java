package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.TenantId;
import dev.postrider.repeat.FirstRequest;
import dev.postrider.repeat.FirstRequestStore;
import dev.postrider.repeat.RequestKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What keeps first requests keeps to this.
public abstract class FirstRequestStoreContract {
    private static final int WORKERS = 4;
    private static final String ROUTE = "POST /v1/channels";

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    private final RequestKey key = new RequestKey(tenant, ROUTE, "one key");
    private final FirstRequest first = new FirstRequest("asked", "made", Examples.START.plusMillis(7));

    protected abstract FirstRequestStore store();

    @Test
    void remembersTheFirstFieldByField() {
        assertThat(store().remember(key, first)).isEqualTo(first);
        assertThat(store().remember(key, later(Duration.ofSeconds(1)))).isEqualTo(first);
    }

    @Test
    void remembersItForADayAndNoLonger() {
        store().remember(key, first);
        FirstRequest anew = later(Duration.ofHours(24));

        assertThat(store().remember(key, later(Duration.ofHours(24).minusMillis(1))))
                .isEqualTo(first);
        assertThat(store().remember(key, anew)).isEqualTo(anew);
        assertThat(store().remember(key, later(Duration.ofHours(47)))).isEqualTo(anew);
    }

    @Test
    void keepsTenantsRoutesAndKeysApart() {
        store().remember(key, first);
        List<RequestKey> others = List.of(
                new RequestKey(Examples.tenant(), ROUTE, "one key"),
                new RequestKey(tenant, "POST /v1/keys", "one key"),
                new RequestKey(tenant, ROUTE, "one kez"),
                new RequestKey(tenant, ROUTE + "one", " key"));

        assertThat(others).allSatisfy(other -> {
            FirstRequest own = later(Duration.ofSeconds(1));
            assertThat(store().remember(other, own)).isEqualTo(own);
        });
        assertThat(store().remember(key, later(Duration.ofSeconds(2)))).isEqualTo(first);
    }

    @Test
    void tellsAllWhoComeAtOnceTheSame() {
        List<FirstRequest> told = Race.of(WORKERS, worker -> store().remember(key, later(Duration.ofMillis(worker))));

        assertThat(told).containsOnly(told.getFirst());
    }

    private FirstRequest later(Duration by) {
        return new FirstRequest("asked " + by, "made " + by, first.at().plus(by));
    }
}
