package io.tierline.statuspage;

import java.util.List;

/**
 * What the customer sees of a case, ready to be shown. Holds nothing that is not theirs to see.
 *
 * @param headline where it stands, in one plain sentence
 * @param detail what that means for them
 * @param team with whom it is, such as "Our engineering team"; null while no team has it
 * @param taken whether a person of that team has taken it
 * @param step how far it is, from 0 (received) to 3 (closed)
 * @param promise when they hear from us next, or null while nothing is promised
 * @param every how often we promised to write, in words, or null
 * @param messages what they and we wrote, newest first
 * @param askFixed whether to ask if it is fixed
 * @param askReply whether we wait for their answer
 * @param question what we asked last, or null
 * @param survey null while none is open
 * @param next the path of the page of the case in which this one goes on, or null
 * @param takesMessage whether they can write to us unasked
 * @param askReopen whether they can say that it is not fixed although it is closed
 */
record StatusView(
        String caseKey,
        String title,
        DisplayedInstant received,
        String headline,
        String detail,
        String team,
        boolean taken,
        int step,
        DisplayedInstant promise,
        String every,
        List<Message> messages,
        boolean askFixed,
        boolean askReply,
        String question,
        Survey survey,
        String next,
        boolean takesMessage,
        boolean askReopen) {

    /**
     * @param ours whether we wrote it; else they did
     * @param text empty for an act without words
     * @param files that came with it
     * @param rootCause with the two that follow what a resolution says; null in other messages
     */
    record Message(
            boolean ours,
            String kind,
            DisplayedInstant at,
            String text,
            List<File> files,
            String rootCause,
            String mitigation,
            String prevention) {

        static final String QUESTION = "Our question to you";
    }

    /**
     * A file that the customer sees.
     *
     * @param size in words
     * @param picture whether it can be shown
     */
    record File(String id, String name, String size, boolean picture) {}

    /** @param score what was answered, or null */
    record Survey(Integer score) {}
}
