package dev.postrider.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.access.SealKeyStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What keeps the sealing key keeps to this.
public abstract class SealKeyStoreContract {
    private static final int ASKERS = 4;

    /// Without a key, at the beginning of every test.
    protected abstract SealKeyStore store();

    @Test
    void keepsTheFirstKeyThatItIsGiven() {
        assertThat(store().keyOr(key(1))).isEqualTo(key(1));
        assertThat(store().keyOr(key(2))).isEqualTo(key(1));
    }

    @Test
    void givesAllWhoAskAtOnceTheSameKey() {
        List<byte[]> keys = Race.of(ASKERS, asker -> store().keyOr(key(asker)));

        assertThat(keys).containsOnly(keys.getFirst());
        assertThat(store().keyOr(key(ASKERS))).isEqualTo(keys.getFirst());
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }
}
