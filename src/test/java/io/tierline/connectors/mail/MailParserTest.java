package io.tierline.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.connectors.mail.ParsedMail.Bounce;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as Gmail, Outlook, mail servers and out-of-office programs write them; and rubbish. */
class MailParserTest {

    private static final Instant RECEIVED = Instant.parse("2026-03-11T10:13:00Z");

    @Test
    void a_reply_from_gmail_is_read_without_what_it_quotes() {
        ParsedMail letter = read(Fixture.of("gmail-reply")
                .with("to", "support+token@example.com")
                .with("answered", "<a@b>"));

        assertThat(letter.from()).isEqualTo("hanna@acme.example");
        assertThat(letter.fromName()).isEqualTo("Hanna Ops");
        assertThat(letter.reply())
                .isEqualTo("It runs as integration@acme.example – the one from January.\n\nBest,\nHanna");
        assertThat(letter.whole()).contains("> Which Salesforce user does the sync run as?");
        assertThat(letter.addressees()).containsExactly("support+token@example.com");
        assertThat(letter.answered()).containsExactly("<a@b>", "<a@b>");
        assertThat(letter.writtenAt()).isEqualTo(Instant.parse("2026-03-11T10:12:00Z"));
        assertThat(letter.automatic()).isNull();
        assertThat(letter.bounce()).isNull();
    }

    @Test
    void a_reply_from_outlook_lists_its_attachment_and_keeps_none_of_it() {
        byte[] kept = StoredMail.of(Fixture.of("outlook-reply").bytes(), RECEIVED, false);
        ParsedMail letter = read(kept);

        assertThat(letter.reply()).isEqualTo("Guten Tag,\n\ner läuft als integration@acme.example.\n\nGrüße, Hanna");
        assertThat(letter.whole()).contains("Gesendet:");
        assertThat(letter.attachments()).extracting(AttachedFile::toString).containsExactly("Gerät.png (2 KB)");
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain(Base64.getEncoder().encodeToString("PNGPNGPNG".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void a_mail_that_is_html_alone_becomes_text() {
        ParsedMail letter = read(Fixture.of("html-only"));

        assertThat(letter.reply())
                .isEqualTo(
                        "It runs as integration@acme.example.\n\n- Region: EU\n- See our page (https://acme.example/sync)");
        assertThat(letter.whole()).contains("Which Salesforce user").doesNotContain("alert", "color");
    }

    @ParameterizedTest
    @CsvSource({
        "out-of-office-en, Auto-Submitted",
        "out-of-office-de, Precedence",
        "out-of-office-fr, Precedence",
        "own-mail, Auto-Submitted"
    })
    void what_no_person_wrote_is_known_by_its_headers(String name, String by) {
        assertThat(read(Fixture.of(name)).automatic()).isEqualTo(by);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Precedence: first-class",
                "X-Auto-Response-Suppress: None",
                "Subject: Automatic reply does not work",
                "Subject: Re: Automatic reply: Data stopped syncing",
                "Subject: Out of office hours nobody can log in",
                "Content-Type: text/calendar; method=COUNTER",
                "Content-Type: text/calendar; method=REQUEST"
            })
    void what_a_person_wrote_is_not_taken_for_a_machines(String header) {
        assertThat(read((header + "\r\nFrom: hanna@acme.example\r\n\r\nHello").getBytes(StandardCharsets.UTF_8), true)
                        .automatic())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Autorespond: 1",
                "X-MS-Exchange-Inbox-Rules-Loop: x",
                "Return-Path: <>",
                "Precedence: junk",
                "Precedence: List",
                "X-Auto-Response-Suppress: All",
                "X-Auto-Response-Suppress: DR, OOF",
                "Subject: Automatic reply: Data stopped syncing",
                "Subject: Out of Office",
                "Subject: Abwesenheitsnotiz: Data stopped syncing",
                "Subject: =?utf-8?Q?R=C3=A9ponse_automatique_:_Data?=",
                "Subject: =?utf-8?B?6Ieq5YuV5b+c562UOiBEYXRh?=",
                "Content-Type: text/calendar; method=REPLY; charset=utf-8",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b"
            })
    void other_signs_of_a_machine_are_known(String header) {
        assertThat(read((header + "\r\nFrom: hanna@acme.example\r\n\r\nHello").getBytes(StandardCharsets.UTF_8), true)
                        .automatic())
                .isNotNull();
    }

    @Test
    void an_invitation_that_was_accepted_and_a_mail_that_was_read_are_no_ones_words() {
        for (String type : List.of("text/calendar; method=\"REPLY\"", "message/disposition-notification")) {
            boolean receipt = type.startsWith("message");
            String mail = "From: hanna@acme.example\r\nSubject: Read: Data stopped syncing\r\nContent-Type: multipart/"
                    + (receipt ? "report; report-type=disposition-notification" : "alternative")
                    + "; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nYour message was read.\r\n--b\r\n"
                    + "Content-Type: " + type + "\r\n\r\nMETHOD:REPLY\r\n--b--\r\n";
            ParsedMail letter = read(mail.getBytes(StandardCharsets.UTF_8), true);
            assertThat(letter.automatic()).as(type).isEqualTo("Content-Type");
            assertThat(letter.bounce()).as(type).isNull();
        }
    }

    @Test
    void a_report_of_a_mail_server_says_who_did_not_get_which_mail() {
        ParsedMail letter = read(Fixture.of("bounce").with("answered", "<ours@example.com>"));

        assertThat(letter.bounce())
                .returns("hanna@acme.example", Bounce::address)
                .returns(true, Bounce::isFinal)
                .returns("5.1.1", Bounce::status);
        assertThat(letter.bounce().original()).contains("<ours@example.com>").doesNotContain("nobody else should keep");
        assertThat(letter.attachments()).hasSize(1);
    }

    @Test
    void a_mail_server_that_goes_on_trying_is_no_bounce_for_good() {
        assertThat(read(Fixture.of("bounce").with("action", "delayed")).bounce().isFinal())
                .isFalse();
    }

    @Test
    void a_report_in_plain_words_is_one_too() {
        ParsedMail letter = read(Fixture.of("plain-bounce").with("answered", "<ours@example.com>"));

        assertThat(letter.bounce())
                .returns("hanna@acme.example", Bounce::address)
                .returns(true, Bounce::isFinal);
        assertThat(letter.bounce().original()).contains("<ours@example.com>");
    }

    @Test
    void a_broken_mail_is_read_as_far_as_it_goes() {
        ParsedMail letter = read(Fixture.of("broken"));

        assertThat(letter.from()).isEqualTo("hanna@acme.example");
        assertThat(letter.whole()).contains("It runs as integration@acme.example.");
    }

    @Test
    void a_charset_that_nobody_knows_is_guessed() {
        assertThat(read(Fixture.of("odd-charset")).reply()).isEqualTo("Er läuft als „integration“ – seit Januar.");
    }

    @ParameterizedTest
    @CsvSource({
        "'Wed, 11 Mar 2026 10:12:00 +0000', 2026-03-11T10:12:00Z",
        "'Tue, 10 Mar 2026 09:00:00 +0000', 2026-03-10T09:00:00Z",
        "'Fri, 01 Jan 2038 00:00:00 +0000', 2026-03-11T10:13:00Z",
        "yesterday, 2026-03-11T10:13:00Z"
    })
    void a_date_of_the_future_or_none_is_replaced_by_when_it_was_received(String date, Instant written) {
        byte[] mail = ("From: h@acme.example\r\nDate: " + date + "\r\n\r\nHello").getBytes(StandardCharsets.UTF_8);
        assertThat(read(mail, true).writtenAt()).isEqualTo(written);
    }

    @Test
    void nobody_else_says_when_a_mail_was_received() {
        byte[] mail = "X-Tierline-Received: 1999-01-01T00:00:00Z\r\nX-Tierline-Cut: yes\r\n\r\nHello"
                .getBytes(StandardCharsets.UTF_8);
        ParsedMail letter = read(mail, true);
        assertThat(letter.received()).isEqualTo(RECEIVED);
        assertThat(letter.isCut()).isFalse();
    }

    @Test
    void rubbish_is_a_mail_without_anything_in_it() {
        byte[] rubbish = new byte[1024 * 1024];
        new Random(7).nextBytes(rubbish);
        ParsedMail letter = read(rubbish, true);
        assertThat(letter.from()).isNull();
        assertThat(letter.whole()).doesNotContain("\u0000");
    }

    @Test
    void a_mail_of_many_nested_parts_does_not_keep_anybody_busy() {
        StringBuilder nested = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        assertThat(read(nested.toString().getBytes(StandardCharsets.UTF_8), true)
                        .reply())
                .isNotNull();
    }

    @Test
    void answers_between_the_quoted_lines_are_kept_with_them() {
        String mail =
                "From: h@acme.example\r\n\r\nOn Wed, 11 Mar 2026 at 10:05, Support wrote:\r\n> Which user?\r\nThe old one.\r\n"
                        + "> Since when?\r\nJanuary.\r\n";
        assertThat(read(mail.getBytes(StandardCharsets.UTF_8), true).reply())
                .contains("> Which user?", "The old one.", "January.");
    }

    @ParameterizedTest
    @CsvSource({
        "'Am 11.03.2026 um 10:05 schrieb Support <support@example.com>:'",
        "'Le mer. 11 mars 2026 à 10:05, Support <support@example.com> a écrit :'",
        "'-----Original Message-----'",
        "'-----Ursprüngliche Nachricht-----'"
    })
    void what_stands_above_a_quote_is_known_in_several_languages(String line) {
        assertThat(QuotedText.strip("The old one.\n\n" + line + "\n> Which user?"))
                .isEqualTo("The old one.");
    }

    @Test
    void a_quote_alone_is_shown_rather_than_nothing() {
        assertThat(QuotedText.strip("> Which user?")).isEqualTo("> Which user?");
        assertThat(QuotedText.strip("-- \nHanna")).isEqualTo("-- \nHanna");
    }

    private static ParsedMail read(Fixture fixture) {
        return read(fixture.bytes(), true);
    }

    private static ParsedMail read(byte[] kept) {
        return read(kept, false);
    }

    private static ParsedMail read(byte[] mail, boolean fresh) {
        try {
            return MailParser.read(fresh ? StoredMail.of(mail, RECEIVED, false) : mail);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
