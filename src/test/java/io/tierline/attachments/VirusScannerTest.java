package io.tierline.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierline.TierlineTest;
import io.tierline.attachments.AttachmentTable.Scan;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.casework.CaseCommands;
import io.tierline.polls.Polls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A scanner that speaks clamd's protocol: what it finds is refused, and while it does not answer nobody gets a file of a mail. */
class VirusScannerTest extends TierlineTest {

    private static final byte[] CLEAN = "401 token refused".getBytes(StandardCharsets.UTF_8);
    private static final byte[] VIRUS = "X5O!P%@AP EICAR-STANDARD-TEST".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private AttachmentTable table;

    @Autowired
    private AttachmentStore store;

    @Autowired
    private AttachmentSettings settings;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CaseCommands commands;

    @Autowired
    private PlatformTransactionManager transactions;

    private final ClamdDouble clamd = new ClamdDouble();
    private Uploads uploads;
    private Attachments attachments;
    private WaitingScans waiting;
    private String key;

    @BeforeEach
    void aDeskWithAScanner() {
        ClamdScanner scanner = new ClamdScanner(clamd.settings());
        uploads = new Uploads(table, store, scanner, settings, ledger, clock);
        attachments = new Attachments(table, store, settings, ledger, commands);
        waiting = new WaitingScans(table, store, scanner, ledger, commands, transactions, new Polls());
        key = desk.receive();
    }

    @AfterEach
    void noScannerAnyMore() {
        clamd.close();
    }

    @Test
    void a_clean_file_is_taken_and_one_with_a_virus_is_refused_by_name() {
        assertThat(uploads.upload(key, "tina", null, new SentFile("sync.log", CLEAN))
                        .size())
                .isEqualTo(CLEAN.length);
        assertThatThrownBy(() -> uploads.upload(key, "tina", null, new SentFile("tool.txt", VIRUS)))
                .isInstanceOfSatisfying(AttachmentRefusedException.class, refused -> assertThat(refused.sentence())
                        .isEqualTo("tool.txt is not taken: the virus scanner found Eicar-Test-Signature in it. Check"
                                + " the machine that it comes from."));
    }

    @Test
    void while_the_scanner_does_not_answer_a_person_is_asked_to_try_again() {
        clamd.answers("INSTREAM size limit exceeded. ERROR");
        assertThatThrownBy(() -> uploads.upload(key, "tina", null, new SentFile("sync.log", CLEAN)))
                .hasMessageContaining("Try again in a minute");
        clamd.close();
        assertThatThrownBy(() -> uploads.upload(key, "tina", null, new SentFile("sync.log", CLEAN)))
                .isInstanceOfSatisfying(
                        AttachmentRefusedException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(503));
    }

    @Test
    void a_file_of_a_mail_waits_until_the_scanner_has_seen_it() {
        clamd.answers("busy");
        String clean = mailed("a", "sync.log", CLEAN);
        String virus = mailed("b", "tool.txt", VIRUS);
        added(clean, virus);
        assertThatThrownBy(() -> attachments.content(key, clean))
                .hasMessageContaining("not be checked for viruses yet");
        assertThat(attachments.heldBack(key, desk.ledger(key))).containsOnlyKeys(clean, virus);
        assertThatThrownBy(() -> waiting.scan()).isInstanceOf(ScannerUnreachableException.class);

        clamd.answers(null);
        assertThat(waiting.scan()).isEqualTo(2);

        assertThat(attachments.content(key, clean).bytes()).isEqualTo(CLEAN);
        assertThatThrownBy(() -> attachments.content(key, virus)).hasMessageContaining("found a virus");
        CaseEvent note = desk.ledger(key, InternalNote.class).get(0);
        assertThat(note.actor()).isEqualTo(CaseEvent.TIERLINE);
        assertThat(desk.texts(key).of(note).get(EventText.TEXT))
                .startsWith("tool.txt was deleted: the virus scanner found Eicar-Test-Signature in it.");
        assertThat(table.find(virus).orElseThrow().scan()).isEqualTo(Scan.INFECTED);
        assertThat(table.find(virus).orElseThrow().kept()).isFalse();
        assertThat(waiting.scan()).isZero();
    }

    private String mailed(String id, String name, byte[] content) {
        String known = Uploads.idOf((key + id).getBytes(StandardCharsets.UTF_8));
        uploads.takeFromMail(known, key, new SentFile(name, content));
        return known;
    }

    private void added(String... ids) {
        new TransactionTemplate(transactions).executeWithoutResult(running -> {
            CaseEvent words = commands.handle(
                            key,
                            NewEvent.of(new CustomerReplied(), CaseEvent.CUSTOMER)
                                    .withText(EventText.TEXT, "See."))
                    .event();
            assertThat(attachments.addFromMail(words, List.of(ids), true)).isEmpty();
        });
        desk.settle();
        assertThat(desk.ledger(key, AttachmentAdded.class)).hasSize(ids.length);
    }
}
