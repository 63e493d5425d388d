package dev.postrider.house;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the sources of a module keep to; a finding says the place and the remedy.
record SourceRule(String name, Function<List<SourceFile>, Stream<String>> check) {

    static SourceRule perFile(String name, Function<SourceFile, Stream<String>> check) {
        return new SourceRule(name, sources -> sources.stream().flatMap(check));
    }

    static SourceRule perMainFile(String name, Function<SourceFile, Stream<String>> check) {
        return new SourceRule(
                name, sources -> sources.stream().filter(SourceFile::isMain).flatMap(check));
    }

    List<String> findings(List<SourceFile> sources) {
        return check.apply(sources).toList();
    }
}
