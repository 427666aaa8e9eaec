package io.tierline.notifications;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A message template: a few lines of {@code key: value} between two lines of {@code ---}, then the text.
 *
 * @param variables what the model has to give, beside what is there for every message
 * @param optional what it may give: announced with a question mark, such as {@code interval?}, and empty when it is missing
 * @param isPublic a human's message to the customer, which keeps a promised update; false for an automatic one
 * @param resends whether it is sent again when it may have arrived: rather twice than never; otherwise a person decides
 */
record MessageTemplate(
        String name,
        Set<String> variables,
        Set<String> optional,
        boolean isPublic,
        boolean resends,
        Template subject,
        Template body) {

    /** What every template may use: the recipient's name, the case's key and title, and where our people work. */
    static final Set<String> ALWAYS = Set.of("name", "caseKey", "title", "deskUrl");

    private static final String FENCE = "---\n";

    /** No logic and no escaping; a variable without a value is an error; an empty text counts as "no" in a section. */
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

    /** @throws TemplateProblem when the file is not of this form, or uses a variable that it does not announce */
    static MessageTemplate parse(String name, String file) {
        int end = file.indexOf("\n" + FENCE);
        if (!file.startsWith(FENCE) || end < 0) {
            throw new TemplateException(name, "begin with 'subject:' and 'audience:' between two lines of '---'.");
        }
        Map<String, String> head = head(name, file.substring(FENCE.length(), end));
        String audience = need(name, head, "audience");
        if (!Set.of("customer", "staff").contains(audience)) {
            throw new TemplateException(name, "'audience' is customer or staff, not '" + audience + "'.");
        }
        boolean isPublic = Boolean.parseBoolean(need(name, head, "public"));
        if (isPublic && audience.equals("staff")) {
            throw new TemplateException(name, "what only our own people read is not 'public'.");
        }
        String uncertain = head.getOrDefault("uncertain", "ask");
        if (!Set.of("ask", "resend").contains(uncertain)) {
            throw new TemplateException(name, "'uncertain' is ask or resend, not '" + uncertain + "'.");
        }
        Set<String> variables = new TreeSet<>();
        Set<String> optional = new TreeSet<>();
        for (String announced : head.getOrDefault("variables", "").split("[, ]+")) {
            if (announced.endsWith("?")) {
                optional.add(announced.substring(0, announced.length() - 1));
            } else if (!announced.isEmpty()) {
                variables.add(announced);
            }
        }
        Set<String> known = new TreeSet<>(ALWAYS);
        known.addAll(variables);
        known.addAll(optional);
        Template subject = compile(name, need(name, head, "subject"), known);
        Template body = compile(name, file.substring(end + 1 + FENCE.length()).strip() + "\n", known);
        return new MessageTemplate(name, variables, optional, isPublic, uncertain.equals("resend"), subject, body);
    }

    private static Map<String, String> head(String name, String lines) {
        Map<String, String> head = new HashMap<>();
        for (String line : lines.split("\n")) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new TemplateException(name, "'" + line + "' is not of the form 'key: value'.");
            }
            head.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return head;
    }

    private static String need(String name, Map<String, String> head, String key) {
        String value = head.get(key);
        if (value == null || value.isEmpty()) {
            throw new TemplateException(name, "'" + key + ":' is missing at its top.");
        }
        return value;
    }

    private static Template compile(String name, String source, Set<String> known) {
        try {
            Template template = COMPILER.compile(source);
            for (String used : VariablesUsed.by(template)) {
                if (!known.contains(used)) {
                    throw new TemplateException(name, "'" + used + "' is used, but 'variables:' does not announce it.");
                }
            }
            return template;
        } catch (MustacheException e) {
            throw new TemplateException(name, e.getMessage());
        }
    }

    /** @throws TemplateProblem naming the announced variable that the model lacks */
    RenderedMessage render(Map<String, Object> model) {
        for (String variable : variables) {
            if (model.get(variable) == null) {
                throw new TemplateException(name, "the variable '" + variable + "' has no value.");
            }
        }
        Map<String, Object> all = new HashMap<>(model);
        optional.forEach(variable -> all.putIfAbsent(variable, ""));
        // A line break in a subject would begin another header.
        String line = subject.execute(all).replaceAll("\\s+", " ").strip();
        String caseKey = model.containsKey("caseKey") ? "[" + model.get("caseKey") + "] " : "";
        return new RenderedMessage(caseKey + line, body.execute(all));
    }
}
