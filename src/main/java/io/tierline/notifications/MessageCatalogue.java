package io.tierline.notifications;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What can be said and to whom: for those who check models before a case does. */
@Component
public class MessageCatalogue {

    private final Templates templates;

    MessageCatalogue(Templates templates) {
        this.templates = templates;
    }

    /** The names of the templates. */
    public Set<String> templates() {
        return templates.names();
    }

    /** Whether a message can be addressed so. */
    public boolean isRecipient(String to) {
        return Recipients.knows(to);
    }

    /** What a message may be addressed to, beside {@code person:<id>}. */
    public List<String> recipients() {
        return Recipients.KINDS;
    }
}
