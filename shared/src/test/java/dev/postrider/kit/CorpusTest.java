package dev.postrider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CorpusTest {

    @ParameterizedTest
    @EnumSource
    void everyRowCanBeReadAndHasAnIdOfItsOwn(Corpus corpus) {
        assertThat(corpus.rows()).isNotEmpty().extracting(Corpus.Row::id).doesNotHaveDuplicates();
    }

    @Test
    void repeatsAndCounts() {
        Corpus.Row row = Corpus.row("""
                {"id":"x","input":{"gen":{"prefix":"{","repeat":"\\"k%d\\":1,","count":2,"suffix":"}"}}}""");

        assertThat(row.bytes("input")).asString(StandardCharsets.UTF_8).isEqualTo("{\"k0\":1,\"k1\":1,}");
    }

    @Test
    void repeatsInsideOfAField() {
        Corpus.Row row = Corpus.row("""
                {"id":"x","input":{"list":[{"gen":{"prefix":"","repeat":"a","count":3,"suffix":"!"}}]}}""");

        assertThat(row.bytes("input")).asString(StandardCharsets.UTF_8).isEqualTo("{\"list\":[\"aaa!\"]}");
    }

    @Test
    void readsHexAsBytes() {
        Corpus.Row row = Corpus.row("{\"id\":\"x\",\"input\":{\"hex\":\"c0af\"}}");

        assertThat(row.bytes("input")).containsExactly(0xC0, 0xAF);
    }

    @Test
    void keepsTheDigitsOfANumber() {
        Corpus.Row row = Corpus.row("{\"id\":\"x\",\"input\":{\"n\":1.10}}");

        assertThat(row.bytes("input")).asString(StandardCharsets.UTF_8).isEqualTo("{\"n\":1.10}");
    }
}
