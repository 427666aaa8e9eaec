package io.tierline.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * English on a page that is to be German: each text that a reader sees or hears, in our own elements too, that holds a
 * word which English sentences have and German ones have not, or is a text of ours as it stands in English.
 */
final class EnglishLeftovers {

    /** No German word is spelt like one of these. */
    private static final Pattern WORDS = Pattern.compile(
            "\\b(the|is|are|it|its|of|to|what|this|that|and|not|you|your|has|have|for|by|from|who|which|how|why|when"
                    + "|with|where|there|been|be|they|their|we|our|or|if|no|yes|does|did|done|until|must|cannot|only)\\b",
            Pattern.CASE_INSENSITIVE);

    private EnglishLeftovers() {}

    /** @param given what the test's people wrote, which stays as it is */
    @SuppressWarnings("unchecked")
    static List<String> on(Browser browser, String... given) {
        List<String> texts = (List<String>)
                browser.script(
                        """
                const found = [];
                const shown = node => !node.checkVisibility || node.checkVisibility({ visibilityProperty: true });
                const attributes = ['placeholder', 'aria-label', 'title', 'alt'];
                (function walk(node) {
                  if (node.nodeType === Node.TEXT_NODE) {
                    if (node.nodeValue.trim()) found.push(node.nodeValue.trim());
                    return;
                  }
                  if (node.nodeType === Node.ELEMENT_NODE) {
                    if (['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT'].includes(node.tagName) || !shown(node)) return;
                    attributes.filter(name => node.getAttribute(name)).forEach(name => found.push(node.getAttribute(name)));
                    if (['TEXTAREA', 'INPUT'].includes(node.tagName) && node.type !== 'hidden' && node.value) found.push(node.value);
                  }
                  if (node.shadowRoot) walk(node.shadowRoot);
                  node.childNodes.forEach(walk);
                })(document.body);
                return found;""");
        Set<String> english = ours();
        List<String> left = new ArrayList<>();
        for (String text : new TreeSet<>(texts)) {
            String own = text;
            for (String words : given) {
                own = own.replace(words, "");
            }
            if (WORDS.matcher(own).find() || english.contains(own.strip())) {
                left.add(text);
            }
        }
        return left;
    }

    /** Our texts in English that are other ones in German. */
    private static Set<String> ours() {
        return io.tierline.process.words.ShippedWords.english("de");
    }
}
