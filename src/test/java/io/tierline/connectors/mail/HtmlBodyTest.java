package io.tierline.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlBodyTest {

    @Test
    void what_people_write_is_text_and_no_markup() {
        assertThat(HtmlBody.of("<b>", "Hello <script>alert('x')</script> & \"you\""))
                .contains(
                        "<title>&lt;b&gt;</title>",
                        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;you&quot;")
                .doesNotContain("<script>");
    }

    @Test
    void paragraphs_lines_lists_and_links_stay_what_they_are() {
        assertThat(HtmlBody.of("t", "One\ntwo\n\n- first\n- second\n\nSee https://desk.example/status/a?b=1&c=2."))
                .contains(
                        "<p dir=\"auto\">One<br>\ntwo</p>",
                        "<ul>\n<li dir=\"auto\">first</li>\n<li dir=\"auto\">second</li>\n</ul>",
                        "See <a href=\"https://desk.example/status/a?b=1&amp;c=2\">https://desk.example/status/a?b=1&amp;c=2</a>.");
    }

    @Test
    void nothing_but_an_address_of_the_web_is_a_link() {
        assertThat(HtmlBody.of("t", "javascript:alert(1) https://x.example/\"onclick=\"y"))
                .doesNotContain("href=\"javascript", "onclick=\"");
    }
}
