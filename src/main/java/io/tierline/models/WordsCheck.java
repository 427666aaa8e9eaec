package io.tierline.models;

import io.tierline.process.words.PolicyWords;
import io.tierline.process.words.PolicyWords.Part;
import io.tierline.process.words.WordsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Words of another language that there is no text for any more, and texts that have none yet. */
final class WordsCheck {

    private WordsCheck() {}

    /** Words of no text: the English was changed, or misspelt. */
    static List<Problem> unknown(Publication publication, PolicyTexts texts) {
        List<Problem> problems = new ArrayList<>();
        for (PolicyWordsFile file : publication.words()) {
            WordsFile words = file.read().file();
            if (words != null) {
                words.parts().forEach((part, entries) -> entries.stream()
                        .filter(entry -> !texts.has(part, entry.english()))
                        .forEach(entry -> problems.add(new Problem(
                                file.name(),
                                "line " + entry.line(),
                                "nothing in the policy says \"" + entry.english() + "\".",
                                "Write the English as the form or model has it now, or leave the line out."))));
            }
        }
        return problems;
    }

    /** Texts that are read in English in that language. Lists are not looked at. */
    static Set<String> missing(PolicyTexts texts, PolicyWords words) {
        Set<String> missing = new TreeSet<>();
        for (Part part : Part.values()) {
            texts.of(part).stream()
                    .filter(text -> !words.of(part).containsKey(text))
                    .filter(text -> part != Part.FORMS || !words.of(Part.LEVELS).containsKey(text))
                    .forEach(missing::add);
        }
        return missing;
    }
}
