package dev.postrider.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.event.TenantId;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CatalogTest {
    @Test
    void findsAChannelByItsId() {
        Catalog catalog = catalogOf(SampleChannel.named("alpha"));

        assertThat(catalog.find(new ChannelId("alpha"))).isPresent();
        assertThat(catalog.find(new ChannelId("omega"))).isEmpty();
        assertThat(Catalog.empty(TenantId.DEFAULT).find(new ChannelId("alpha"))).isEmpty();
    }

    private static Catalog catalogOf(Channel... channels) {
        return new Catalog(
                TenantId.DEFAULT,
                7,
                Arrays.stream(channels).collect(Collectors.toMap(Channel::id, Function.identity())));
    }
}
