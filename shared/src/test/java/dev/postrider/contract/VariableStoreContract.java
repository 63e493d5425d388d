package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.Variable;
import dev.postrider.channel.VariableStore;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.secret.SealedSecret;
import dev.postrider.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What keeps variables keeps to this.
public abstract class VariableStoreContract {
    private static final Origin ORIGIN = new Origin("https", "hooks.example.com", 8443);
    private static final Optional<String> NO_GROUP = Optional.empty();

    /// Nobody else has it.
    protected final TenantId tenant = Examples.tenant();

    protected abstract VariableStore store();

    /// Keeps channels in the same place.
    protected abstract ChannelStore channels();

    private static Variable plain(String name, Optional<String> group, String text) {
        return new Variable(new Variable.Key(name, group), new Variable.Value.Plain(text), Examples.START);
    }

    private static Variable secret(String name, String ciphertext) {
        SecretValue sealed = new SecretValue.Bound(new SealedSecret(ciphertext), Set.of(ORIGIN), Examples.START);
        return new Variable(new Variable.Key(name, NO_GROUP), new Variable.Value.Secret(sealed), Examples.START);
    }

    @Test
    void findsWhatWasSaved() {
        store().save(tenant, plain("TEAM", NO_GROUP, "T1"));
        store().save(tenant, plain("TEAM", Optional.of("platform"), "T2"));
        store().save(tenant, secret("TOKEN", "c2VhbGVk"));

        assertThat(store().find(tenant, new Variable.Key("TEAM", NO_GROUP))).contains(plain("TEAM", NO_GROUP, "T1"));
        assertThat(store().find(tenant, new Variable.Key("TEAM", Optional.of("platform"))))
                .contains(plain("TEAM", Optional.of("platform"), "T2"));
        assertThat(store().find(tenant, new Variable.Key("TOKEN", NO_GROUP))).contains(secret("TOKEN", "c2VhbGVk"));
    }

    @Test
    void findsNothingThatWasNotSaved() {
        assertThat(store().find(tenant, new Variable.Key("TEAM", NO_GROUP))).isEmpty();
        assertThat(store().list(tenant)).isEmpty();
    }

    @Test
    void listsTheTenantsOwnBeforeThoseOfGroups() {
        store().save(tenant, plain("B", Optional.of("a-group"), "3"));
        store().save(tenant, plain("Z", NO_GROUP, "2"));
        store().save(tenant, plain("A", NO_GROUP, "1"));
        store().save(tenant, plain("A", Optional.of("b-group"), "4"));

        assertThat(store().list(tenant))
                .extracting(Variable::value)
                .isEqualTo(List.of(
                        new Variable.Value.Plain("1"),
                        new Variable.Value.Plain("2"),
                        new Variable.Value.Plain("3"),
                        new Variable.Value.Plain("4")));
    }

    @Test
    void keepsTheLastWriting() {
        store().save(tenant, plain("TEAM", NO_GROUP, "T1"));
        store().save(tenant, secret("TEAM", "c2VhbGVk"));

        assertThat(store().list(tenant)).containsExactly(secret("TEAM", "c2VhbGVk"));
    }

    @Test
    void deletesOnlyWhatIsThere() {
        store().save(tenant, plain("TEAM", NO_GROUP, "T1"));

        assertThat(store().delete(tenant, new Variable.Key("TEAM", Optional.of("platform"))))
                .isFalse();
        assertThat(store().delete(tenant, new Variable.Key("TEAM", NO_GROUP))).isTrue();
        assertThat(store().delete(tenant, new Variable.Key("TEAM", NO_GROUP))).isFalse();
        assertThat(store().list(tenant)).isEmpty();
    }

    @Test
    void keepsTenantsApart() {
        TenantId other = Examples.tenant();
        store().save(tenant, plain("TEAM", NO_GROUP, "T1"));

        assertThat(store().find(other, new Variable.Key("TEAM", NO_GROUP))).isEmpty();
        assertThat(store().list(other)).isEmpty();
        assertThat(store().delete(other, new Variable.Key("TEAM", NO_GROUP))).isFalse();
    }

    @Test
    void makesTheNextRevisionWithEachWrite() {
        Catalog empty = channels().refresh(Catalog.empty(tenant));

        store().save(tenant, plain("TEAM", NO_GROUP, "T1"));
        Catalog first = channels().refresh(empty);
        store().save(tenant, plain("TEAM", NO_GROUP, "T2"));
        Catalog second = channels().refresh(first);
        store().delete(tenant, new Variable.Key("TEAM", NO_GROUP));
        Catalog third = channels().refresh(second);

        assertThat(List.of(first.revision(), second.revision(), third.revision()))
                .containsExactly(1L, 2L, 3L);
        assertThat(first.variables().byKey().values()).containsExactly(plain("TEAM", NO_GROUP, "T1"));
        assertThat(second.variables().byKey().values()).containsExactly(plain("TEAM", NO_GROUP, "T2"));
        assertThat(third.variables().byKey()).isEmpty();
    }

    @Test
    void keepsChannelsAndVariablesBesideEachOther() {
        channels().save(tenant, Examples.channel("prod-alerts"), 0);
        Catalog before = channels().refresh(Catalog.empty(tenant));
        store().save(tenant, plain("TEAM", NO_GROUP, "T1"));

        Catalog followed = channels().refresh(before);
        Catalog loaded = channels().refresh(Catalog.empty(tenant));

        assertThat(followed).isEqualTo(loaded);
        assertThat(followed.channels()).hasSize(1);
        assertThat(followed.variables().byKey()).hasSize(1);
        assertThat(channels().list(tenant, "", 10)).hasSize(1);
    }
}
