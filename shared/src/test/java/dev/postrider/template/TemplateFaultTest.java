package dev.postrider.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TemplateFaultTest {
    @Test
    void saysWhereItStands() {
        TemplateFault fault = new TemplateFault(2, 7, "unclosed");

        assertThat(fault).hasToString("line 2, column 7: unclosed");
    }

    @Test
    void saysOnlyWhyWhereThePlaceIsUnknown() {
        TemplateFault fault = new TemplateFault(0, 0, "nested too deeply");

        assertThat(fault).hasToString("nested too deeply");
    }
}
