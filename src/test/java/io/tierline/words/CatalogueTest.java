package io.tierline.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** What the server says: by code, in the reader's language. */
class CatalogueTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Instant AT = Instant.parse("2026-11-23T22:30:00Z");

    @Test
    void each_language_says_all_that_english_says_with_the_same_things_filled_in() {
        assertThat(Catalogue.codes("en")).hasSizeGreaterThan(150);
        assertThat(Catalogue.codes("de")).isEqualTo(Catalogue.codes("en"));
        Catalogue.codes("en")
                .forEach(code -> assertThat(places("de", code)).as(code).isEqualTo(places("en", code)));
    }

    /** A code is written out where it is used, or is a kind and what stands in the ledger or in a table. */
    @Test
    void each_text_is_said_somewhere() {
        String sources = sources();
        List<String> kinds = List.of("fact.", "impact.", "manager.", "outcome.", "state.", "unreachable.", "count.");
        assertThat(Catalogue.codes("en"))
                .filteredOn(code -> kinds.stream().noneMatch(code::startsWith))
                .allSatisfy(code -> assertThat(sources).contains('"' + code + '"'));
    }

    @Test
    void a_code_without_a_text_is_refused_where_it_is_said() {
        assertThatThrownBy(() -> Saying.of("no.such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such");
    }

    @Test
    void who_is_asked_for_in_german_reads_german_in_their_own_zone() {
        Saying closed = Saying.of("refused", "ESC-2026-000001", Saying.of("refused.closed", AT));
        assertThat(closed.english())
                .isEqualTo("ESC-2026-000001: It was closed at 2026-11-23T22:30:00Z. Send reopened first if it has to go"
                        + " on. Nothing was done.");
        assertThat(closed.in(new Reader("de", ZoneId.of("Europe/Berlin"), true)))
                .startsWith("ESC-2026-000001: Er wurde geschlossen (Mo. 23. Nov. 2026, 23:30).")
                .endsWith("Es wurde nichts getan.");
        assertThat(Saying.of("form.too-long", "Titel", 4100, 4000).in(new Reader("de", ZoneId.of("UTC"), true)))
                .contains("4.100 Zeichen");
    }

    @Test
    void screens_are_read_in_the_first_language_of_the_browser_and_interfaces_in_english() {
        assertThat(reader("/desk/api/cases", "de-DE,en;q=0.5").language()).isEqualTo("de");
        assertThat(reader("/camunda/api/engine/engine/default/task", "de").zone())
                .isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(reader("/desk/api/cases", "fr,de;q=0.5").language()).isEqualTo("en");
        assertThat(reader("/api/v1/escalations", "de")).isEqualTo(Reader.PROGRAM);
        assertThat(reader("/engine-rest/task", "de")).isEqualTo(Reader.PROGRAM);
        assertThat(Reader.now()).isEqualTo(Reader.PROGRAM);
    }

    @Test
    void a_zone_that_there_is_not_is_none() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/desk/api/cases");
        request.addHeader(Reader.ZONE_HEADER, "Middle/Earth");
        assertThat(Reader.of(request).minuteAndZone(AT)).isEqualTo("23 Nov 22:30 UTC");
    }

    private static Reader reader(String path, String languages) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept-Language", languages);
        request.addHeader(Reader.ZONE_HEADER, "Europe/Berlin");
        return Reader.of(request);
    }

    private static TreeSet<String> places(String language, String code) {
        return PLACE.matcher(Catalogue.text(language, code))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(CatalogueTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
