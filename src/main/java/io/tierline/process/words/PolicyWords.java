package io.tierline.process.words;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The policy's own words in the language of who reads: what process owners wrote in English, and what they say for it in
 * another language. What they have not put into words yet stays English.
 */
public final class PolicyWords {

    /** What words are of; each is a part of the file, in small letters. */
    public enum Part {
        /** Labels, choices and texts of forms. */
        FORMS,
        /** Names of tasks, and of what can be begun. */
        TASKS,
        /** Names of levels. */
        LEVELS,
        /** Tasklist's lists. */
        LISTS,
        /** Why a case is at a level, as the decision tables say it. */
        CRITERIA
    }

    /** Where English is read. */
    public static final PolicyWords ENGLISH = new PolicyWords(Map.of());

    /** Decision tables join the criteria that hold by this. */
    private static final String JOINED = ", ";

    private final Map<Part, Map<String, String>> words;

    PolicyWords(Map<Part, Map<String, String>> words) {
        this.words = words;
    }

    /** By what they are in English. */
    public Map<String, String> of(Part part) {
        return words.getOrDefault(part, Map.of());
    }

    /** A text of a form; a choice of a level is called as the level is. */
    public String form(String english) {
        String own = of(Part.FORMS).get(english);
        return own == null ? level(english) : own;
    }

    public String level(String english) {
        return of(Part.LEVELS).getOrDefault(english, english);
    }

    /** Each of them, or the parts that a table has joined. */
    public String criteria(List<String> english) {
        return english.stream().map(this::criterion).collect(Collectors.joining("; "));
    }

    private String criterion(String english) {
        Map<String, String> own = of(Part.CRITERIA);
        return own.containsKey(english)
                ? own.get(english)
                : Arrays.stream(english.split(JOINED))
                        .map(one -> own.getOrDefault(one, one))
                        .collect(Collectors.joining(JOINED));
    }
}
