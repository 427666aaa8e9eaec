package io.tierline.attachments;

import io.tierline.attachments.AttachmentTable.Row;
import io.tierline.attachments.AttachmentTable.Scan;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.casework.CaseCommands;
import io.tierline.polls.Polls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the virus scanner about files of mails that came while it did not answer. Until then nobody gets them. */
@Component
class WaitingScans {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 50;

    private final AttachmentTable table;
    private final AttachmentStore store;
    private final VirusScanner scanner;
    private final Ledger ledger;
    private final CaseCommands commands;
    private final TransactionTemplate transaction;

    WaitingScans(
            AttachmentTable table,
            AttachmentStore store,
            VirusScanner scanner,
            Ledger ledger,
            CaseCommands commands,
            PlatformTransactionManager transactions,
            Polls polls) {
        this.table = table;
        this.store = store;
        this.scanner = scanner;
        this.ledger = ledger;
        this.commands = commands;
        this.transaction = new TransactionTemplate(transactions);
        if (scanner.isOn()) {
            polls.add("Checking files for viruses", MINUTE, MINUTE, () -> {
                scan();
                return MINUTE;
            });
        }
    }

    /**
     * Asks about those that wait.
     *
     * @return how many were checked
     * @throws ScannerUnreachableException when it still does not answer; those that are left wait on
     */
    int scan() {
        List<Row> waiting = table.toScan(AT_ONCE);
        for (Row row : waiting) {
            Optional<String> virus = store.get(row.id()).flatMap(scanner::scan);
            transaction.executeWithoutResult(running -> {
                boolean ours = table.scanned(row.id(), virus.isEmpty() ? Scan.CLEAN : Scan.INFECTED);
                if (ours && virus.isPresent() && row.seq() != null) {
                    commands.handle(row.caseKey(), note(row, virus.get()));
                }
            });
        }
        return waiting.size();
    }

    private NewEvent note(Row row, String virus) {
        String name = ledger.texts(row.caseKey()).of(row.seq()).getOr(EventText.FILE_NAME, "A file");
        return NewEvent.of(new InternalNote(), CaseEvent.TIERLINE)
                .withText(
                        EventText.TEXT,
                        "%s was deleted: the virus scanner found %s in it. It came by mail, and nobody has opened it here."
                                .formatted(name, virus))
                .once("virus:" + row.id());
    }
}
