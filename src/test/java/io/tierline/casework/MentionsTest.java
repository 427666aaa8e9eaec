package io.tierline.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The names on which a note calls. */
class MentionsTest {

    @Test
    void names_are_read_wherever_they_stand_in_a_sentence_each_once() {
        assertThat(Mentions.in("@tina, can you look? (@anne-marie knows it.) Else @tier2. @tina: thanks"))
                .containsExactly("tina", "anne-marie", "tier2");
        assertThat(Mentions.in("@theo's idea\n@Erin.")).containsExactly("theo", "Erin");
        assertThat(Mentions.in("ask @o.neil-7.")).containsExactly("o.neil-7");
    }

    @Test
    void mail_addresses_paths_and_signs_are_no_names() {
        assertThat(Mentions.in("hanna@acme.example, @a@b.example, a/@types/node, x.@y, @@tina, @ tina, @, é@tina"))
                .isEmpty();
        assertThat(Mentions.in("@tinaé")).isEmpty();
        assertThat(Mentions.in(null)).isEmpty();
    }

    @Test
    void what_is_named_beyond_ten_calls_on_no_one() {
        String all = IntStream.range(0, 20).mapToObj(i -> "@p" + i).collect(Collectors.joining(" "));
        assertThat(Mentions.in(all)).hasSize(Mentions.MOST).endsWith("p9");
    }
}
