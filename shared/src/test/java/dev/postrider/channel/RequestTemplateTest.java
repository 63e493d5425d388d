package dev.postrider.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RequestTemplateTest {
    @Test
    void isJsonUntilItSaysOtherwise() {
        RequestTemplate request = withHeaders(Map.of());

        assertThat(request.contentType()).isEqualTo("application/json");
    }

    @Test
    void knowsItsContentTypeInAnyCase() {
        RequestTemplate request = withHeaders(Map.of("CONTENT-Type", new Template("text/plain; charset=utf-8")));

        assertThat(request.contentType()).isEqualTo("text/plain; charset=utf-8");
    }

    /// What a value is escaped for must not depend on the event.
    @Test
    void takesNoContentTypeFromAnEvent() {
        RequestTemplate request = withHeaders(Map.of("content-type", new Template("{{type}}")));

        assertThat(request.contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @EnumSource(names = {"POST", "PUT", "PATCH"})
    void hasABodyWhereItsMethodCarriesOne(RequestTemplate.Method method) {
        assertThat(method.hasBody()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "HEAD", "DELETE", "OPTIONS"})
    void hasNoBodyElsewhere(RequestTemplate.Method method) {
        assertThat(method.hasBody()).isFalse();
    }

    private static RequestTemplate withHeaders(Map<String, Template> headers) {
        return new RequestTemplate(
                RequestTemplate.Method.POST,
                new Template("https://hooks.example.com/"),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(headers),
                Optional.empty());
    }
}
