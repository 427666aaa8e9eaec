package io.tierline.cases.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What managers do with a case, and who follows it. */
public sealed interface OversightEvents extends EventFacts {

    /**
     * A manager has to look into it.
     *
     * @param reason why, as a code: {@link #PULLED_IN}, {@link #ASKED_FOR}, {@link #missed a missed deadline} ...
     * @param pulledBy the manager who pulled it in; else null
     * @param askedBy the user id of the person, or the system, that asked for one; null where a step of the models did
     * @param heldByLevel who had it when the deadline was missed, with {@code heldByTeam} and {@code heldByOwner}; else null
     */
    @Written(version = 2)
    record ManagerNeeded(
            String reason, String pulledBy, String askedBy, String heldByLevel, String heldByTeam, String heldByOwner)
            implements OversightEvents, HeldBy {

        public static final String PULLED_IN = "pulled-in";

        /** A person asked; why is the event's text. */
        public static final String ASKED_FOR = "asked-for";

        public static ManagerNeeded because(String reason) {
            return new ManagerNeeded(reason, null, null, null, null, null);
        }

        public static ManagerNeeded pulledIn(String manager) {
            return new ManagerNeeded(PULLED_IN, manager, null, null, null, null);
        }

        /** What a person asks for, before it is known by whom. */
        public static ManagerNeeded askedFor() {
            return because(ASKED_FOR);
        }

        public ManagerNeeded by(String personOrSystem) {
            return new ManagerNeeded(reason, pulledBy, personOrSystem, heldByLevel, heldByTeam, heldByOwner);
        }

        /** Whether a person wishes it, not a rule or another system. */
        public boolean wishedByPerson() {
            return ASKED_FOR.equals(reason);
        }

        /** Whether it came from outside the models, which have to take it up. */
        public boolean comesFromOutside() {
            return askedBy != null;
        }

        /** Its reason is the clock's name and {@code -missed}. */
        public static ManagerNeeded missed(VerdictEvents.Breached breached) {
            return new ManagerNeeded(
                    breached.clock() + "-missed",
                    null,
                    null,
                    breached.heldByLevel(),
                    breached.heldByTeam(),
                    breached.heldByOwner());
        }

        /** Why, in words: "resolution missed", "pulled in by anne-marie", "asked for by tina". */
        public String inWords() {
            return switch (String.valueOf(reason)) {
                case PULLED_IN -> "pulled in by " + pulledBy;
                case ASKED_FOR -> "asked for by " + askedBy;
                default -> String.valueOf(reason).replace('-', ' ');
            };
        }
    }

    /**
     * A manager who had to look into it has decided.
     *
     * @param decision as the form's choices call it
     * @param to the level or team that it goes to; else null
     */
    record ManagerDecided(String decision, String to) implements OversightEvents {}

    /** A manager pulled it onto their own table, beside the work. */
    record Pulled() implements OversightEvents {}

    /**
     * A manager sent it to a lower level.
     *
     * @param assignment the stay at a level that it ended, from 1
     * @param criteria what held then and is set aside: by itself it does not bring the case up again
     */
    record DeEscalated(String from, String to, @JsonProperty("hop") int assignment, List<String> criteria)
            implements OversightEvents {

        public DeEscalated {
            criteria = criteria == null ? List.of() : criteria;
        }
    }

    /** A manager gave it to a person. @param from who had it; null for the team. @param to a user id */
    record Reassigned(String from, String to) implements OversightEvents {}

    /**
     * A manager owns the work.
     *
     * @param from who had it; null for the team
     * @param openTask the kind of task that was open; null for none
     * @param assignment the stay at a level; 0 before the first
     * @param acknowledged whether the level had acknowledged the case by itself
     */
    record TakenOver(String from, String openTask, @JsonProperty("hop") int assignment, boolean acknowledged)
            implements OversightEvents {}

    /**
     * A manager gave the work back.
     *
     * @param from the manager, or who had it by then
     * @param to who had it before; null for the team
     * @param acknowledged whether the level counts as having acknowledged it
     */
    record GivenBack(String from, String to, @JsonProperty("hop") int assignment, boolean acknowledged)
            implements OversightEvents {}

    /** @param person the user id of who follows the case from now on */
    record WatcherAdded(String person) implements OversightEvents {}

    /** @param person the user id of the person who does not follow the case any more */
    record WatcherRemoved(String person) implements OversightEvents {}
}
