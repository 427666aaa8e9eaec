package io.tierline.aliases;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.aliases.Alias.Kind;
import io.tierline.process.model.ShippedModels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of earlier releases work, and no model of this one uses them. */
class AliasesTest {

    @Test
    void an_old_name_means_what_the_table_says_and_any_other_itself() {
        assertThat(Aliases.today(Kind.RECIPIENT, "reviewers")).isEqualTo("manager, group:engineering");
        assertThat(Aliases.today(Kind.RECIPIENT, "customer")).isEqualTo("customer");
    }

    @Test
    void no_model_that_comes_with_tierline_uses_an_old_name() {
        List<Alias> all = Arrays.stream(Kind.values())
                .flatMap(kind -> Aliases.of(kind).stream())
                .toList();
        assertThat(all).isNotEmpty();
        ShippedModels.files().forEach((file, content) -> assertThat(all.stream().flatMap(AliasesTest::uses))
                .as(file)
                .noneMatch(new String(content, StandardCharsets.UTF_8)::contains));
    }

    private static Stream<String> uses(Alias alias) {
        return switch (alias.kind()) {
            case RECIPIENT -> Stream.of(">" + alias.name() + "<");
            case FACT -> Stream.of("facts." + alias.name());
            case STEP -> Stream.of("${" + alias.name() + "}");
            case QUESTION -> Stream.of(alias.name() + "(");
        };
    }
}
