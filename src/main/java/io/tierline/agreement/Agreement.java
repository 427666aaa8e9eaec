package io.tierline.agreement;

import io.tierline.cases.Ledger;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventText;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.Provenance;
import io.tierline.process.CaseDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Whether every open case has one process that can go on, and every process an open case. What does not agree is told to
 * administrators once it has been seen twice, and is put right by starting the case again where its ledger says it stands.
 */
@EnableConfigurationProperties(AgreementSettings.class)
@Component
public class Agreement {

    private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);

    private final Comparison comparison;
    private final AdriftTable table;
    private final AdriftTasks tasks;
    private final Restarts restarts;
    private final Ledger ledger;
    private final CaseDesk desk;
    private final Clock clock;
    private final Duration settle;

    Agreement(
            Comparison comparison,
            AdriftTable table,
            AdriftTasks tasks,
            Restarts restarts,
            Ledger ledger,
            CaseDesk desk,
            Clock clock,
            AgreementSettings settings) {
        this.comparison = comparison;
        this.table = table;
        this.tasks = tasks;
        this.restarts = restarts;
        this.ledger = ledger;
        this.desk = desk;
        this.clock = clock;
        this.settle = settings.settle();
    }

    /** What was seen last, by subject; what is not confirmed may be a case on its way from one step to the next. */
    public List<Adrift> list() {
        return table.list();
    }

    /** Whether administrators get a task for each; without the model for it they do not. */
    public boolean hasTasks() {
        return tasks.possible();
    }

    /**
     * Compares all open cases with the engine now. New findings are confirmed when they are seen again after the time to
     * settle; what agrees again is forgotten, and its task ends.
     *
     * @return what does not agree
     */
    public List<Adrift> check() {
        Map<String, Finding> found =
                comparison.all().stream().collect(Collectors.toMap(Finding::subject, Function.identity()));
        Map<String, List<Kind>> told = table.told();
        List<String> asBefore = found.values().stream()
                .filter(finding -> finding.kindsInOrder().equals(told.get(finding.subject())))
                .map(Finding::subject)
                .toList();
        table.stillSo(asBefore, clock.instant());
        Set<String> changed = new TreeSet<>(found.keySet());
        table.list().stream().map(Adrift::subject).forEach(changed::add);
        asBefore.forEach(changed::remove);
        changed.forEach(this::lookOrGoOn);
        return table.list();
    }

    /** One case whose ledger cannot be read must not hide the others. */
    private void lookOrGoOn(String subject) {
        try {
            look(subject);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked at, which is tried again with the next comparison", subject, e);
        }
    }

    /** Looks once more, with the case held: no transaction is between two steps of it then. */
    private void look(String subject) {
        desk.together(() -> {
            hold(subject);
            Optional<Finding> finding = finding(subject);
            if (finding.isEmpty()) {
                rightAgain(subject);
            } else {
                table.seen(finding.get(), clock.instant());
                table.hold(subject).ifPresent(adrift -> report(adrift, finding.get()));
            }
            return null;
        });
    }

    private void hold(String subject) {
        if (isCase(subject)) {
            ledger.hold(subject);
        }
    }

    private static boolean isCase(String subject) {
        return subject.startsWith("ESC-");
    }

    /** A closed case that the customer wants back has a process that decides on it. */
    private Optional<Finding> finding(String subject) {
        return comparison
                .of(subject)
                .filter(finding -> !finding.kinds().equals(Set.of(Kind.CASE_ENDED))
                        || ledger.caseFile(subject).reopenWish() == null);
    }

    private void report(Adrift adrift, Finding finding) {
        Instant now = clock.instant();
        if (!adrift.confirmed()) {
            if (adrift.firstSeen().plus(settle).isAfter(now)) {
                return;
            }
            table.confirm(adrift.subject(), now);
            LOG.warn(
                    "{} is adrift: {} {}",
                    adrift.subject(),
                    words(finding),
                    tasks.possible() ? "Administrators have a task for it." : AdriftTasks.IMPOSSIBLE);
        }
        if (!adrift.left() && !tasks.isOpen(adrift)) {
            table.task(adrift.subject(), tasks.open(finding).orElse(null));
        }
    }

    private void rightAgain(String subject) {
        table.hold(subject).ifPresent(adrift -> {
            table.forget(subject);
            close(adrift);
        });
    }

    private void close(Adrift adrift) {
        if (adrift.task() != null) {
            tasks.close(adrift.subject());
        }
    }

    /** Its task was completed: there is none to be ended. */
    void decided(String subject) {
        table.task(subject, null);
    }

    static String words(Finding finding) {
        return finding.kinds().stream().map(Kind::words).collect(Collectors.joining(" "));
    }

    /**
     * Puts one right: processes that are too many end, and a case that has none which can go on is started again where its
     * ledger says it stands. The ledger is not repeated: it gets one event that says who did it and why.
     *
     * @param by a user's id
     * @return what was done, in one word; empty when it agreed already
     * @throws NotAdrift when nothing of that name was seen not to agree
     * @throws io.tierline.casework.CommandRefusedException when it cannot be started again, with the reason
     */
    public Optional<String> restore(String subject, String by, String reason) {
        return desk.together(() -> {
            hold(subject, by);
            Optional<Finding> finding = finding(subject);
            Optional<String> done = finding.map(found -> putRight(found, by, reason));
            rightAgain(subject);
            LOG.info("{} is put right by {}: {}", subject, by, done.orElse("it agreed"));
            return done;
        });
    }

    private String putRight(Finding found, String by, String reason) {
        if (found.kinds().stream().anyMatch(Kind::isBeforeTheCase)) {
            restarts.tryAgain(found.strays());
            return Restart.TRIED_AGAIN;
        }
        Restart wanted = restarts.decide(found);
        if (wanted.caseKey() == null) {
            restarts.end(wanted.end());
        } else {
            ledger.append(wanted.caseKey(), wanted.event(by, reason));
        }
        return wanted.outcome();
    }

    /**
     * Leaves one as it is, for a reason that stands in the case's ledger: it has no task any more, until something else is
     * wrong with it.
     *
     * @throws NotAdrift when nothing of that name was seen not to agree
     */
    public void leave(String subject, String by, String reason) {
        desk.together(() -> {
            hold(subject, by);
            Adrift adrift = table.hold(subject).orElseThrow(() -> new NotAdriftException(subject));
            table.leave(subject, by, clock.instant());
            if (isCase(subject)) {
                ledger.append(
                        subject,
                        NewEvent.of(new InternalNote(), by)
                                .from(Provenance.task(AdriftTasks.TASK))
                                .withText(EventText.TEXT, reason));
            }
            LOG.info("{} is left adrift by {}", subject, by);
            close(adrift);
            return null;
        });
    }

    /** Nothing is done to a case that was not seen adrift, whatever its key. */
    private void hold(String subject, String by) {
        if (table.find(subject).isEmpty()) {
            throw new NotAdriftException(subject);
        }
        hold(subject);
    }
}
