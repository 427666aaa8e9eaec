package io.tierline.oncall;

import java.util.List;

/** Whom a case's escalation policy asks next. No one is an answer too, and says why. */
public sealed interface NextContact {

    /** What was passed over on the way: steps and people, and why; empty when the first step's first person is asked. */
    List<Passed> passed();

    /**
     * A person is to be alerted.
     *
     * @param step the step of the escalation policy by which they were found
     * @param why in a reader's words, such as {@code on call for tier2, weekly rotation EMEA}
     */
    record Alert(Person person, EscalationStep step, String why, List<Passed> passed) implements NextContact {}

    /**
     * No one can be alerted.
     *
     * @param reason the one that a reader must know: {@link Reason#ALL_ASKED} when a person was asked before, else the
     *     reason of the first step
     */
    record Nobody(Reason reason, String why, List<Passed> passed) implements NextContact {}

    /**
     * A person or a whole step that was not asked.
     *
     * @param person an id, or null when the step has no one
     */
    record Passed(EscalationStep step, String person, Reason reason, String why) {}

    /** Why a person, or no one, is asked. */
    enum Reason {
        /** They were asked already. */
        ALL_ASKED,
        /** The team has a rota, and it names no one at this time. */
        GAP,
        /** The team has no rota, and no member is at work. */
        NO_ROTA,
        /** Outside their working hours. */
        OFF_DUTY,
        /** They are absent. */
        ABSENT,
        /** No address, account or number of theirs is known. */
        NO_CONTACT,
        /** They have left, or there is no person of that name, or none in that group. */
        GONE;

        /** As it stands in the ledger and in figures, such as {@code no-rota}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
