package io.tierline.casework;

import io.tierline.cases.Case;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.Ledger;
import io.tierline.cases.Levels;
import io.tierline.cases.NewEvent;
import io.tierline.cases.events.EventTexts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes every command to a case, whichever entrance it comes by. The case is locked first, then the rules decide on how it
 * stands under the lock, then the event is appended. So two commands never decide on the same state.
 */
@Component
public class CaseCommands {

    private final Ledger ledger;
    private final Levels levels;
    private final CommandRouting routing;
    private final CaseMerges merges;
    private final ProblemRules problems;

    CaseCommands(Ledger ledger, Levels levels, CommandRouting routing, CaseMerges merges, ProblemRules problems) {
        this.ledger = ledger;
        this.levels = levels;
        this.routing = routing;
        this.merges = merges;
        this.problems = problems;
    }

    /**
     * @param texts the event's
     * @param isNew false when the same command was handled before: then it is the event of that time
     */
    public record Handled(CaseEvent event, EventTexts texts, boolean isNew) {

        static Handled now(CaseEvent event, Ledger ledger) {
            return new Handled(event, ledger.textsOf(event), true);
        }

        static Handled before(CaseEvent event, Ledger ledger) {
            return new Handled(event, ledger.textsOf(event), false);
        }
    }

    /**
     * Handles a command in the caller's transaction. A refusal leaves that transaction usable.
     *
     * @param command the event that it asks for; with a {@link NewEvent#once dedup key} it is handled once
     * @throws CommandRefusedException when it does not fit how the case stands
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = CommandRefusedException.class)
    public Handled handle(String caseKey, NewEvent command) {
        return CaseMerges.isOne(command) ? merges.merge(caseKey, command) : append(caseKey, command);
    }

    /**
     * Handles a manager's act in the caller's transaction.
     *
     * @param manager the user id of the manager who does it; whether they are a manager is for the entrance's sign-in
     * @param once the same key is acted on once a case; null to act each time
     * @return the act's own event; what follows from it stands behind it in the ledger
     * @throws CommandRefusedException when a field is wrong, or it does not fit how the case stands
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = CommandRefusedException.class)
    public Handled handle(
            String caseKey, ManagerAct act, String manager, String once, Function<Case, Surroundings> surroundings) {
        Case file = Case.fold(ledger.hold(caseKey));
        Optional<CaseEvent> before = once == null ? Optional.empty() : ledger.once(caseKey, once);
        if (before.isPresent()) {
            return Handled.before(before.get(), ledger);
        }
        List<NewEvent> events = new ManagerRules(file, surroundings.apply(file)).decide(act, manager);
        CaseEvent first = ledger.append(caseKey, events.get(0).once(once));
        events.subList(1, events.size()).forEach(event -> ledger.append(caseKey, event));
        return Handled.now(first, ledger);
    }

    /**
     * Handles a completed form in the caller's transaction.
     *
     * @throws CommandRefusedException when the work is not theirs any more
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = CommandRefusedException.class)
    public void handle(String caseKey, FormCommand command) {
        command.decide(Case.fold(ledger.hold(caseKey))).forEach(event -> ledger.append(caseKey, event));
    }

    /**
     * Handles a fact that a person puts right, in the caller's transaction.
     *
     * @throws CommandRefusedException as {@link FactCorrection} says
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = CommandRefusedException.class)
    public CaseEvent handle(String caseKey, FactCorrection correction) {
        return ledger.append(caseKey, correction.decide(ledger.hold(caseKey)));
    }

    /**
     * Handles what another system tells about its own record of the case, in the caller's transaction.
     *
     * @return what it became, in turn; empty when it changes nothing
     * @throws CommandRefusedException when it does not fit how the case stands
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = CommandRefusedException.class)
    public List<CaseEvent> handle(String caseKey, ElsewhereCommand told) {
        List<CaseEvent> soFar = ledger.hold(caseKey);
        return told.decide(soFar, levels.of(Case.fold(soFar))).stream()
                .map(command -> append(caseKey, command).event())
                .toList();
    }

    /**
     * Decides on a manager's act without doing it.
     *
     * @throws CommandRefusedException as the act itself would
     * @throws io.tierline.cases.CaseNotFoundException when there is no case of that key
     */
    public void check(String caseKey, ManagerAct act, String manager, Function<Case, Surroundings> surroundings) {
        Case file = ledger.caseFile(caseKey);
        new ManagerRules(file, surroundings.apply(file)).decide(act, manager);
    }

    private Handled append(String caseKey, NewEvent command) {
        List<CaseEvent> soFar = routing.hold(caseKey, command);
        String key = soFar.get(0).caseKey();
        NewEvent meant = CommandRouting.meaning(caseKey, command, soFar);
        return before(caseKey, command)
                .or(() -> key.equals(caseKey) ? Optional.empty() : before(key, meant))
                .map(event -> Handled.before(event, ledger))
                .orElseGet(() -> {
                    problems.check(meant, soFar);
                    return Handled.now(ledger.append(key, new CaseRules(soFar).decide(meant)), ledger);
                });
    }

    private Optional<CaseEvent> before(String caseKey, NewEvent command) {
        return command.dedupKey() == null ? Optional.empty() : ledger.once(caseKey, command.dedupKey());
    }
}
