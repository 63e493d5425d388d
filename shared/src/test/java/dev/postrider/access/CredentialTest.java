package dev.postrider.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.postrider.event.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// No key makes one that can do more than itself.
final class CredentialTest {
    private static final KeyId ID = new KeyId("key_01KAKD8H8RZ6S2W5V0QX9M3T7B");
    private static final KeyText TEXT = KeyText.of(ID, new byte[32]);

    @Test
    void expiresAtItsEndAndNotBefore() {
        Grant grant = new Grant(Sample.TENANT, Set.of(), Optional.of(Sample.NOW));

        assertThat(grant.isExpired(Sample.NOW.minusNanos(1))).isFalse();
        assertThat(grant.isExpired(Sample.NOW)).isTrue();
    }

    @Test
    void neverExpiresWithoutAnEnd() {
        assertThat(Credential.ROOT.grant().isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void theRootKeyMakesKeysOfEveryTenant() {
        Grant grant = new Grant(Sample.TENANT, Set.of(Scope.values()), Optional.empty());

        ApiKey key = Credential.ROOT.mint(TEXT, grant, "ci", Sample.NOW);

        assertThat(key).isEqualTo(new ApiKey(ID, TEXT.hash(), grant, "ci", Sample.NOW, Optional.empty()));
    }

    @Test
    void aKeySaysWhichKeyMadeIt() {
        Grant grant = new Grant(Sample.TENANT, Set.of(Scope.KEYS_WRITE), Optional.empty());

        ApiKey key = new Credential(Optional.of(ID), grant).mint(TEXT, grant, "", Sample.NOW);

        assertThat(key.mintedBy()).contains(ID);
    }

    /// Chains of three keys, wished for at random: whatever the last may do at any time, the first may do then too.
    @Test
    void nothingGrowsAlongAChainOfKeys() {
        Random chance = new Random(20261121);
        int made = 0;
        for (int i = 0; i < 20_000; i++) {
            Grant first = grant(chance);
            Grant second = grant(chance);
            Grant third = grant(chance);
            if (mints(first, second) && mints(second, third)) {
                made++;
                assertThat(deeds(first)).containsAll(deeds(third));
            }
        }
        assertThat(made).isGreaterThan(100);
    }

    @Test
    void nothingNarrowerIsRefused() {
        Random chance = new Random(20261122);
        int narrower = 0;
        for (int i = 0; i < 20_000; i++) {
            Grant first = grant(chance);
            Grant second = grant(chance);
            if (!deeds(second).isEmpty() && deeds(first).containsAll(deeds(second))) {
                narrower++;
                assertThat(mints(first, second))
                        .as("%s makes %s", first, second)
                        .isTrue();
            }
        }
        assertThat(narrower).isGreaterThan(100);
    }

    private static boolean mints(Grant by, Grant wanted) {
        Credential credential = new Credential(Optional.of(ID), by);
        if (!credential.mayMint(wanted)) {
            assertThatIllegalArgumentException().isThrownBy(() -> credential.mint(TEXT, wanted, "", Sample.NOW));
            return false;
        }
        return credential.mint(TEXT, wanted, "", Sample.NOW).grant().equals(wanted);
    }

    /// Everything that a grant lets somebody do, at each of some moments.
    private static Set<List<Object>> deeds(Grant grant) {
        return IntStream.range(0, 4)
                .mapToObj(hour -> Sample.NOW.plus(Duration.ofHours(hour)))
                .filter(moment -> !grant.isExpired(moment))
                .flatMap(moment -> grant.scopes().stream().map(scope -> List.<Object>of(grant.tenant(), scope, moment)))
                .collect(Collectors.toSet());
    }

    private static Grant grant(Random chance) {
        Set<Scope> scopes = Arrays.stream(Scope.values())
                .limit(3)
                .filter(_ -> chance.nextBoolean())
                .collect(Collectors.toSet());
        Optional<Instant> end = Optional.of(chance.nextInt(5))
                .filter(hours -> hours < 4)
                .map(hours -> Sample.NOW.plus(Duration.ofHours(hours)));
        return new Grant(new TenantId(chance.nextInt(4) == 0 ? "team-b" : "team-a"), scopes, end);
    }
}
