package dev.postrider.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackTest {
    @Test
    void putsFirstWhatIsNeededFirst() {
        String pack = Pack.of(
                "a/main.js",
                Map.of(
                        "a/main.js", "import { one, two as zwei } from './b/parts.js';\nzwei(one);",
                        "a/b/parts.js",
                                "import lib from '../lib.js';\nexport const one = lib(1);\nexport { lib as two };",
                        "a/lib.js", "var n=1;export default function(x){return x+n}"));

        assertThat(pack).isEqualTo("""
                        const $modules = {};
                        $modules['a/lib.js'] = (() => {
                        var n=1;const $default = function(x){return x+n}
                        return { default: $default };
                        })();
                        $modules['a/b/parts.js'] = (() => {
                        const { default: lib } = $modules['a/lib.js'];
                        const one = lib(1);

                        return { one, two: lib };
                        })();
                        $modules['a/main.js'] = (() => {
                        const { one, two: zwei } = $modules['a/b/parts.js'];
                        zwei(one);
                        return {  };
                        })();
                        """);
    }

    @Test
    void takesAModuleOnceThatTwoNeed() {
        String pack = Pack.of(
                "main.js",
                Map.of(
                        "main.js", "import { a } from './a.js';\nimport { b } from './b.js';",
                        "a.js", "import { c } from './c.js';\nexport const a = c;",
                        "b.js", "import { c } from './c.js';\nexport const b = c;",
                        "c.js", "export async function c() {}\nexport class D {}"));

        assertThat(pack.split("async function c", -1)).hasSize(2);
        assertThat(pack).contains("return { c, D };");
    }

    @Test
    void leavesOutWhatNobodyNeeds() {
        assertThat(Pack.of("main.js", Map.of("main.js", "run();", "other.js", "rest();")))
                .doesNotContain("rest()");
    }

    @Test
    void refusesCirclesAndGaps() {
        assertThatThrownBy(() -> Pack.of(
                        "a.js", Map.of("a.js", "import { b } from './b.js';", "b.js", "import { a } from './a.js';")))
                .hasMessageContaining("circle");
        assertThatThrownBy(() -> Pack.of("a.js", Map.of("a.js", "import { b } from './b.js';")))
                .hasMessageContaining("no module b.js");
    }

    /// What it does not know it does not guess at.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "export * from './b.js';",
                "import * as b from './b.js';",
                "import './b.js';",
                "export let x = 1;",
                "export { a } from './b.js'",
                "import a, { b } from './b.js';"
            })
    void refusesOtherForms(String source) {
        assertThatThrownBy(() -> Pack.of("a.js", Map.of("a.js", source, "b.js", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
