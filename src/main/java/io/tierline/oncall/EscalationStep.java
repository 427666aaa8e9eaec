package io.tierline.oncall;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One step of the escalation policy that a case climbs until a person acknowledges it.
 *
 * @param id of the person or of the group for {@link Kind#PERSON} and {@link Kind#GROUP}, else null
 */
public record EscalationStep(Kind kind, String id) {

    /** Whom a step asks. */
    public enum Kind {
        /** Whom the team's rota names; without a rota those of the team who are at work, else its leads. */
        ON_CALL,
        /** Those of the team who are at work: first those who do not lead it. */
        TEAM,
        /** The team's leads, at work or not. */
        LEAD,
        /** The managers, at work or not: first those who are. */
        MANAGER,
        /** One person, at work or not. */
        PERSON,
        /** Those of a group who are at work. */
        GROUP;

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Of a level that got its case before the escalation matrix said who. */
    private static final List<String> USUAL = List.of("on-call", "team", "lead", "manager");

    private static final String WORDS = "on-call, team, lead, manager, person:<id> or group:<id>";

    /**
     * Reads an escalation policy as the escalation matrix writes it.
     *
     * @param words such as {@code on-call, lead, manager}
     * @throws IllegalArgumentException for a word that is no step, or for none at all
     */
    public static List<EscalationStep> steps(String words) {
        List<EscalationStep> steps = Arrays.stream(words.split(","))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .map(EscalationStep::parse)
                .toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("An escalation policy has at least one step: " + WORDS);
        }
        return steps;
    }

    /**
     * The steps of a level's escalation policy, as its ledger keeps them.
     *
     * @param words of the escalation matrix; empty where it names none
     */
    public static List<EscalationStep> ofLevel(List<String> words) {
        return (words.isEmpty() ? USUAL : words)
                .stream().map(EscalationStep::parse).toList();
    }

    /** @throws IllegalArgumentException when it is none of the words there are */
    public static EscalationStep parse(String word) {
        for (Kind kind : Kind.values()) {
            boolean named = kind == Kind.PERSON || kind == Kind.GROUP;
            if (!named && kind.word().equals(word)) {
                return new EscalationStep(kind, null);
            }
            if (named
                    && word.startsWith(kind.word() + ":")
                    && word.length() > kind.word().length() + 1) {
                return new EscalationStep(
                        kind, word.substring(kind.word().length() + 1).trim());
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no step of an escalation policy; write " + WORDS);
    }

    /** The word that {@link #parse} reads. */
    @Override
    public String toString() {
        return id == null ? kind.word() : kind.word() + ":" + id;
    }
}
