package io.tierline.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.Statements;
import io.tierline.TierlineTest;
import io.tierline.attachments.Uploads.Upload;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.CaseLooks;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.cases.events.Provenance;
import io.tierline.process.CaseDesk;
import io.tierline.process.CustomerMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file on its way: uploaded, sent along with words, and gone where it should be gone. */
class AttachmentsTest extends TierlineTest {

    private static final byte[] PNG = Pictures.png(40, 30);

    @Autowired
    private Uploads uploads;

    @Autowired
    private Attachments attachments;

    @Autowired
    private AttachmentSweep sweep;

    @Autowired
    private CustomerMessages messages;

    @Autowired
    private CaseDesk cases;

    @Autowired
    private CaseLooks looks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void words_and_their_files_stand_together() {
        String key = desk.receive();
        Upload log = uploaded(key, "sync.log", "refused".getBytes(StandardCharsets.UTF_8));
        Upload shot = uploaded(key, "shot.png", PNG);

        messages.note(key, "tina", "The token again.", List.of(log.id(), shot.id()), null, null);

        CaseEvent note = desk.ledger(key, InternalNote.class).get(0);
        assertThat(desk.ledger(key, AttachmentAdded.class))
                .extracting(CaseEvent::actor)
                .containsExactly("tina", "tina");
        assertThat(attachments.of(key))
                .extracting(
                        Attachment::name,
                        file -> file.facts().mediaType(),
                        file -> file.facts().isPublic(),
                        file -> file.facts().message())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sync.log", "text/plain", false, note.seq()),
                        org.assertj.core.groups.Tuple.tuple("shot.png", "image/png", false, note.seq()));
        assertThat(attachments.content(key, shot.id()).bytes()).isEqualTo(PNG);
    }

    @Test
    void a_message_takes_its_files_along_by_mail_and_names_them() throws Exception {
        String key = desk.receive();
        desk.settle();
        Upload shot = uploaded(key, "Fehler Übersicht.png", PNG);

        messages.send(key, "tina", "Please look at this.", List.of(shot.id()), null, null);
        desk.settle();

        assertThat(Arrays.stream(mail().getReceivedMessagesForDomain("acme.example"))
                        .filter(one -> Mailed.files(one).size() == 1)
                        .toList())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(Mailed.files(mail)).containsOnlyKeys("Fehler Übersicht.png");
                    assertThat(Mailed.files(mail).get("Fehler Übersicht.png")).isEqualTo(PNG);
                    assertThat(Mailed.text(mail)).contains("Fehler Übersicht.png (", "on the page of your case");
                });
    }

    @Test
    void a_message_of_files_alone_says_what_they_are_called() {
        String key = desk.receive();
        messages.send(key, "tina", null, List.of(uploaded(key, "shot.png", PNG).id()), null, null);
        CaseEvent update = desk.ledger(key, PublicUpdate.class).get(0);
        assertThat(desk.texts(key).of(update).all()).isEqualTo("shot.png");
    }

    @Test
    void the_same_words_sent_twice_have_their_files_once() {
        String key = desk.receive();
        List<String> files = List.of(uploaded(key, "shot.png", PNG).id());
        messages.note(key, "tina", "Look.", files, "once", null);
        messages.note(key, "tina", "Look.", files, "once", null);
        assertThat(desk.ledger(key, AttachmentAdded.class)).hasSize(1);
    }

    @Test
    void a_file_goes_with_its_uploaders_words_alone_and_with_one_message() {
        String key = desk.receive();
        String other = desk.receive();
        List<String> files = List.of(uploaded(key, "shot.png", PNG).id());

        assertThatThrownBy(() -> messages.note(key, "mona", "Mine?", files, null, null))
                .isInstanceOf(AttachmentRefusedException.class);
        assertThatThrownBy(() -> messages.note(other, "tina", "Here?", files, null, null))
                .isInstanceOf(AttachmentRefusedException.class);
        messages.note(key, "tina", "Look.", files, null, null);
        assertThatThrownBy(() -> messages.note(key, "tina", "Again.", files, null, null))
                .isInstanceOf(AttachmentRefusedException.class);

        assertThat(desk.ledger(key, InternalNote.class))
                .as("no words without their files")
                .hasSize(1);
        assertThat(desk.ledger(other, InternalNote.class)).isEmpty();
    }

    @Test
    void an_upload_that_nobody_sends_goes_after_a_day() {
        String key = desk.receive();
        Upload left = uploaded(key, "left.png", PNG);
        Upload sent = uploaded(key, "sent.png", PNG);
        messages.note(key, "tina", "Look.", List.of(sent.id()), null, null);

        clock.set(clock.instant().plus(Duration.ofHours(23)));
        assertThat(sweep.sweep()).isZero();
        clock.set(clock.instant().plus(Duration.ofHours(2)));
        assertThat(sweep.sweep()).isEqualTo(1);

        assertThat(ids("attachment")).containsExactly(sent.id());
        assertThat(ids("attachment_content")).containsExactly(sent.id());
        assertThatThrownBy(() -> messages.note(key, "tina", "Late.", List.of(left.id()), null, null))
                .hasMessageContaining("not all there any more");
    }

    @Test
    void who_erases_the_name_erases_the_bytes() {
        String key = desk.receive();
        Upload shot = uploaded(key, "shot.png", PNG);
        messages.note(key, "tina", "Look.", List.of(shot.id()), null, null);
        CaseEvent event = desk.ledger(key, AttachmentAdded.class).get(0);

        jdbc.sql("update case_text set content = '{}' where case_key = ? and seq = ?")
                .params(key, event.seq())
                .update();

        assertThat(ids("attachment_content")).isEmpty();
        assertThatThrownBy(() -> attachments.content(key, shot.id())).hasMessageContaining("was erased");
        assertThat(attachments.of(key)).singleElement().satisfies(file -> {
            assertThat(file.name()).isNull();
            assertThat(file.facts().size()).isEqualTo(PNG.length);
        });
        assertThat(sweep.sweep())
                .as("another store is told to delete it as well")
                .isEqualTo(1);
        assertThat(sweep.sweep()).isZero();
    }

    @Test
    void a_file_that_comes_without_words_is_unseen_until_its_owner_looks() {
        String key = desk.receive();
        desk.claims("tina", key, "work-on-case");
        Upload proof = uploaded(key, "proof.png", PNG);
        cases.together(() -> attachments.addAlone(
                key, proof, true, "tina", new Attachments.Whose(CaseEvent.CUSTOMER, Provenance.NONE, null)));

        assertThat(looks.unseen(List.of(key), "tina")).singleElement().satisfies(unseen -> {
            assertThat(unseen.byCustomer()).isTrue();
            assertThat(unseen.text()).isEqualTo("proof.png");
        });
        looks.looked(key, "tina", desk.ledger(key).size());
        assertThat(looks.unseen(List.of(key), "tina")).isEmpty();
    }

    @Test
    void a_case_without_files_asks_nothing_about_files() {
        String key = desk.receive();
        List<CaseEvent> events = desk.ledger(key);
        assertThat(Statements.of(() -> attachments.heldBack(key, events)))
                .filteredOn(sql -> sql.contains("attachment"))
                .isEmpty();
    }

    @Test
    void the_database_keeps_no_file_that_is_added_by_no_event() {
        String key = desk.receive();
        Upload shot = uploaded(key, "shot.png", PNG);
        assertThatThrownBy(
                        () -> jdbc.sql("update attachment set seq = 4711, keep_until = null, name = null where id = ?")
                                .param(shot.id())
                                .update())
                .hasMessageContaining("added_by_an_event");
    }

    private Upload uploaded(String key, String name, byte[] content) {
        return uploads.upload(key, "tina", null, new SentFile(name, content));
    }

    private List<String> ids(String table) {
        return jdbc.sql("select id from " + table).query(String.class).list();
    }
}
