package io.tierline.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    private static final String PNG = "image/png";

    @ParameterizedTest
    @CsvSource({
        "sync.log, sync.log",
        "../../etc/passwd, passwd",
        "'C:\\Users\\hanna\\Bild ä.png', Bild ä.png",
        "'a<b>:\"c|?*.txt', a_b___c___.txt",
        "'  .htaccess. ', htaccess",
        "con.txt, _con.txt",
        "'two\tlines\r\nX-Evil: yes.log', twolinesX-Evil_ yes.log"
    })
    void a_name_is_no_path_and_holds_nothing_that_is_not_seen(String sent, String cleaned) {
        assertThat(FileName.cleaned(sent, PNG)).isEqualTo(cleaned);
    }

    @Test
    void a_name_does_not_show_another_ending_than_it_has() {
        assertThat(FileName.cleaned("invoice\u202Egnp.exe", PNG)).isEqualTo("invoicegnp.exe");
        assertThat(FileName.cleaned("a\u2066b\u200Fc\u0000.png", PNG)).isEqualTo("abc.png");
    }

    @Test
    void a_file_without_a_name_gets_one() {
        assertThat(FileName.cleaned(null, PNG)).isEqualTo("file.png");
        assertThat(FileName.cleaned("..", MediaTypes.UNKNOWN)).isEqualTo("file");
    }

    @Test
    void a_long_name_keeps_its_ending() {
        String cleaned = FileName.cleaned("x".repeat(300) + ".tar.gz", PNG);
        assertThat(cleaned).hasSize(120).endsWith("x.gz");
    }
}
