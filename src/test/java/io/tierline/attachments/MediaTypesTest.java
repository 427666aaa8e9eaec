package io.tierline.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is what its bytes are. */
class MediaTypesTest {

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000, shot.exe, image/png",
        "ffd8ffe000104a464946, shot.png, image/jpeg",
        "474946383961, a.gif, image/gif",
        "524946460000000057454250565038, a.webp, image/webp",
        "4d5a90000300, picture.png, application/vnd.microsoft.portable-executable",
        "7f454c46, tool, application/x-elf",
        "504b0304, report.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "504b0304, logs.zip, application/zip",
        "1f8b0800, logs.gz, application/gzip",
        "00010203, data.txt, application/octet-stream",
        "ff41, latin.txt, application/octet-stream"
    })
    void bytes_say_what_it_is_and_the_name_does_not(String hex, String name, String type) {
        assertThat(MediaTypes.of(HexFormat.of().parseHex(hex), name)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-11-28 ERROR token refused', sync.log, text/plain",
        "'{\"a\": 1}', a.json, application/json",
        "'a;b', a.csv, text/csv",
        "'<!DOCTYPE html><p>', a.txt, text/html",
        "'\uFEFF <script>alert(1)</script>', a.png, text/html",
        "'<?xml version=\"1.0\"?><svg onload=\"x()\">', a.png, image/svg+xml",
        "'<?xml version=\"1.0\"?><a/>', a.xml, application/xml"
    })
    void a_text_that_a_browser_would_run_is_known_as_that(String text, String name, String type) {
        assertThat(MediaTypes.of(text.getBytes(StandardCharsets.UTF_8), name)).isEqualTo(type);
    }

    @Test
    void what_a_browser_would_run_leaves_without_a_type_of_its_own() {
        assertThat(MediaTypes.handedOut("text/html")).isEqualTo("application/octet-stream");
        assertThat(MediaTypes.handedOut("image/svg+xml")).isEqualTo("application/octet-stream");
        assertThat(MediaTypes.handedOut("text/plain")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(MediaTypes.isPicture("image/svg+xml")).isFalse();
        assertThat(MediaTypes.isPicture("image/png")).isTrue();
    }
}
