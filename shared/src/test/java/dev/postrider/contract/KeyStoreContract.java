package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.Ulid;
import dev.postrider.access.ApiKey;
import dev.postrider.access.Grant;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyStore;
import dev.postrider.access.KeyText;
import dev.postrider.access.Scope;
import dev.postrider.event.TenantId;
import dev.postrider.kit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What keeps keys keeps to this.
public abstract class KeyStoreContract {
    private static final int WORKERS = 4;
    private static final AtomicInteger KEYS = new AtomicInteger();

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    protected final MutableClock clock = MutableClock.at(Examples.START);

    protected abstract KeyStore store();

    @Test
    void findsWhatWasAddedFieldByField() {
        ApiKey key = key(tenant, Optional.of(Examples.START.plusMillis(1)));

        assertThat(store().add(key)).isTrue();

        assertThat(store().find(key.id())).contains(key);
        assertThat(store().list(tenant, Optional.empty(), 10)).containsExactly(key);
    }

    @Test
    void findsAKeyOfTheRootKeyThatNeverEnds() {
        ApiKey made = key(tenant, Optional.empty());
        ApiKey key = new ApiKey(made.id(), made.hash(), made.grant(), "", made.createdAt(), Optional.empty());

        store().add(key);

        assertThat(store().find(key.id())).contains(key);
    }

    @Test
    void findsNothingThatWasNotAdded() {
        ApiKey key = key(tenant, Optional.empty());

        assertThat(store().find(key.id())).isEmpty();
        assertThat(store().list(tenant, Optional.empty(), 10)).isEmpty();
        assertThat(store().revoke(tenant, key.id())).isFalse();
    }

    @Test
    void addsNoSecondKeyWithAnId() {
        ApiKey first = key(tenant, Optional.empty());
        ApiKey second =
                new ApiKey(first.id(), first.hash(), first.grant(), "another", first.createdAt(), first.mintedBy());
        store().add(first);

        assertThat(store().add(second)).isFalse();

        assertThat(store().find(first.id())).contains(first);
        assertThat(store().list(tenant, Optional.empty(), 10)).containsExactly(first);
    }

    @Test
    void revokesForGood() {
        ApiKey revoked = added();
        ApiKey other = added();

        assertThat(store().revoke(tenant, revoked.id())).isTrue();

        assertThat(store().find(revoked.id())).isEmpty();
        assertThat(store().list(tenant, Optional.empty(), 10)).containsExactly(other);
        assertThat(store().revoke(tenant, revoked.id())).isFalse();
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<ApiKey> keys = List.of(added(), added(), added(), added(), added()).reversed();

        assertThat(store().list(tenant, Optional.empty(), 2)).isEqualTo(keys.subList(0, 2));
        assertThat(store().list(tenant, Optional.of(keys.get(1).id()), 2)).isEqualTo(keys.subList(2, 4));
        assertThat(store().list(tenant, Optional.of(keys.get(3).id()), 2)).isEqualTo(keys.subList(4, 5));
        assertThat(store().list(tenant, Optional.of(keys.get(4).id()), 2)).isEmpty();
    }

    @Test
    void countsWhatHasExpiredAsAbsent() {
        ApiKey lasting = added();
        ApiKey ending = key(tenant, Optional.of(Examples.START.plusMillis(1500)));
        store().add(ending);

        clock.set(Examples.START.plusMillis(1499));
        assertThat(store().find(ending.id())).isPresent();
        clock.set(Examples.START.plusMillis(1500));

        assertThat(store().find(ending.id())).isEmpty();
        assertThat(store().list(tenant, Optional.empty(), 10)).containsExactly(lasting);
        assertThat(store().revoke(tenant, ending.id())).isFalse();
    }

    @Test
    void fillsAPageAcrossWhatHasExpired() {
        ApiKey oldest = added();
        for (int i = 0; i < 5; i++) {
            store().add(key(tenant, Optional.of(Examples.START.plusSeconds(1))));
        }
        ApiKey newest = added();
        clock.advance(Duration.ofSeconds(2));

        assertThat(store().list(tenant, Optional.empty(), 2)).containsExactly(newest, oldest);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        TenantId other = Examples.tenant();
        ApiKey key = added();

        assertThat(store().list(other, Optional.empty(), 10)).isEmpty();
        assertThat(store().revoke(other, key.id())).isFalse();
        assertThat(store().find(key.id())).contains(key);
    }

    @Test
    void oneOfManyWhoRevokeAKeyDoes() {
        ApiKey key = added();

        List<Boolean> done = Race.of(WORKERS, _ -> store().revoke(tenant, key.id()));

        assertThat(done).containsOnlyOnce(true);
        assertThat(store().find(key.id())).isEmpty();
    }

    private ApiKey added() {
        ApiKey key = key(tenant, Optional.empty());
        assertThat(store().add(key)).isTrue();
        return key;
    }

    /// A key that nobody else has, newer than all before.
    private static ApiKey key(TenantId tenant, Optional<Instant> expiresAt) {
        int number = KEYS.incrementAndGet();
        Instant createdAt = Examples.START.plusMillis(number);
        byte[] secret = new byte[32];
        secret[0] = (byte) number;
        KeyText text = KeyText.of(KeyId.of(new Ulid(createdAt.toEpochMilli() << Short.SIZE, number)), secret);
        Grant grant = new Grant(tenant, Set.of(Scope.CHANNELS_READ, Scope.KEYS_WRITE), expiresAt);
        return new ApiKey(
                text.id(), text.hash(), grant, "Z\u00fcrich's \ud83d\ude80", createdAt, Optional.of(text.id()));
    }
}
