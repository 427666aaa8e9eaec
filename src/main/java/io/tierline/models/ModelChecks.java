package io.tierline.models;

import io.tierline.cases.Levels;
import io.tierline.notifications.MessageCatalogue;
import io.tierline.process.timers.CalendarsInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Everything that is asked of models before they are put in force. The shipped models are held against the same. */
@Component
class ModelChecks {

    private final ExpressionCheck expressions;
    private final List<FileCheck<ProcessFile>> ofProcesses;
    private final List<FileCheck<DecisionFile>> ofDecisions;
    private final CalendarsInForce calendars;
    private final DrawnLevelsCheck drawnLevels;

    /** Looks at one file. */
    interface FileCheck<T> {
        void check(T file, Problems problems);
    }

    ModelChecks(ModelBeans beans, MessageCatalogue messages, CalendarsInForce calendars, Levels levels) {
        this.calendars = calendars;
        this.drawnLevels = new DrawnLevelsCheck(levels);
        expressions = new ExpressionCheck(beans);
        ofProcesses = List.of(
                new IdCheck(),
                new FlowCheck(),
                new TaskCheck(),
                expressions,
                new EventCheck(),
                new MessageCheck(messages));
        ofDecisions = List.of(
                new DecisionCheck(),
                new TableCheck(),
                new MatrixCheck(),
                new HoursCheck(),
                new IntakeCheck(),
                new LevelsCheck(),
                new AnswersCheck());
    }

    /** What the engine has parsed from the processes of a publication, held against what models may use. */
    List<Problem> parsed(Publication publication, Function<ModelFile, Set<String>> texts) {
        Problems problems = new Problems();
        publication.processes().forEach(file -> expressions.checkParsed(file, texts.apply(file), problems));
        return problems.list();
    }

    /** @param running what is in force outside of the publication */
    List<Problem> problems(Publication publication, Predicate<Ref> running) {
        Problems problems = new Problems();
        publication.processes().forEach(file -> ofProcesses.forEach(check -> check.check(file, problems)));
        publication.decisions().forEach(file -> ofDecisions.forEach(check -> check.check(file, problems)));
        publication.processes().forEach(file -> RefusedParts.check(file, problems));
        publication.decisions().forEach(file -> RefusedParts.check(file, problems));
        PolicyCheck policies = new PolicyCheck(calendars.with(publication.calendars()));
        publication.decisions().forEach(file -> policies.check(file, problems));
        if (publication.unreadable().isEmpty()) {
            // What an unreadable file defines is not known.
            new ReferenceCheck(publication, running).check(problems);
            if (problems.list().isEmpty()) {
                drawnLevels.check(publication, problems);
            }
        }
        List<Problem> all = new ArrayList<>(publication.unreadable());
        publication.replies().forEach(file -> all.addAll(file.problems()));
        publication.words().forEach(file -> all.addAll(file.problems()));
        all.addAll(problems.list());
        return all;
    }
}
