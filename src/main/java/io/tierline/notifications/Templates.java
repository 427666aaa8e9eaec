package io.tierline.notifications;

import io.tierline.cases.Ledger;
import io.tierline.cases.events.EventText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The message templates, read and checked when Tierline starts. */
@Component
class Templates {

    private static final String ENDING = ".md";

    private final Ledger ledger;
    private final PublicUrl url;
    private final Map<String, MessageTemplate> templates = new TreeMap<>();

    Templates(Ledger ledger, PublicUrl url) throws IOException {
        this.ledger = ledger;
        this.url = url;
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*" + ENDING)) {
            String name = file.getFilename().substring(0, file.getFilename().length() - ENDING.length());
            String content = file.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
            templates.put(name, MessageTemplate.parse(name, content));
        }
    }

    Set<String> names() {
        return new TreeSet<>(templates.keySet());
    }

    MessageTemplate of(String name) {
        return find(name)
                .orElseThrow(
                        () -> new TemplateException(name, "there is none of that name; there are " + names() + "."));
    }

    Optional<MessageTemplate> find(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    RenderedMessage render(MessageTemplate template, OutgoingMessage message, Recipient recipient) {
        Map<String, Object> model = new HashMap<>(message.model());
        model.put("name", recipient.name());
        model.put("caseKey", message.caseKey());
        model.put("title", ledger.ticketTexts(message.caseKey()).getOr(EventText.TITLE, message.caseKey()));
        return render(template, model);
    }

    /** Of no single case. */
    RenderedMessage render(MessageTemplate template, Map<String, Object> values) {
        Map<String, Object> model = new HashMap<>(values);
        model.put("deskUrl", url.of("/camunda/app/tasklist/"));
        return template.render(model);
    }
}
