package io.tierline.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierline.process.words.PolicyWords;
import io.tierline.process.words.PolicyWords.Part;
import io.tierline.process.words.PublishedWords;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What screens call the policy's tasks, levels and lists in the reader's language, by what they are called in English. */
@Hidden
@RestController
class WordsController {

    private final PublishedWords published;

    WordsController(PublishedWords published) {
        this.published = published;
    }

    @GetMapping("/desk/api/words")
    Map<String, Map<String, String>> words() {
        PolicyWords words = published.now();
        Map<String, Map<String, String>> told = new LinkedHashMap<>();
        for (Part part : new Part[] {Part.TASKS, Part.LEVELS, Part.LISTS}) {
            told.put(part.name().toLowerCase(Locale.ROOT), words.of(part));
        }
        return told;
    }
}
