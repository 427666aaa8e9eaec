package io.tierline.process.deployment;

import io.tierline.messaging.MessageCatalogue;
import io.tierline.process.timers.CalendarsInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Everything that is asked of models before they are put in force. The shipped models are held against the same. */
@Component
class ModelChecks {

    private final List<FileCheck<ProcessFile>> ofProcesses;
    private final List<FileCheck<DecisionFile>> ofDecisions;
    private final CalendarsInForce calendars;

    /** Looks at one file. */
    interface FileCheck<T> {
        void check(T file, Problems problems);
    }

    ModelChecks(ModelBeans beans, MessageCatalogue messages, CalendarsInForce calendars) {
        this.calendars = calendars;
        ofProcesses = List.of(
                new IdCheck(),
                new FlowCheck(),
                new TaskCheck(),
                new ExpressionCheck(beans),
                new EventCheck(),
                new MessageCheck(messages));
        ofDecisions =
                List.of(new DecisionCheck(), new TableCheck(), new MatrixCheck(), new HoursCheck(), new IntakeCheck());
    }

    /** @param running what is in force outside of the publication */
    List<Problem> problems(Publication publication, Predicate<Ref> running) {
        Problems problems = new Problems();
        publication.processes().forEach(file -> ofProcesses.forEach(check -> check.check(file, problems)));
        publication.decisions().forEach(file -> ofDecisions.forEach(check -> check.check(file, problems)));
        PolicyCheck policies = new PolicyCheck(calendars.with(publication.calendars()));
        publication.decisions().forEach(file -> policies.check(file, problems));
        if (publication.unreadable().isEmpty()) {
            // What an unreadable file defines is not known.
            new ReferenceCheck(publication, running).check(problems);
        }
        List<Problem> all = new ArrayList<>(publication.unreadable());
        all.addAll(problems.list());
        return all;
    }
}
