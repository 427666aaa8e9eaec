package io.tierline.connectors.mail;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A message's text as HTML for mail programs that show nothing else: paragraphs, lists and links, no pictures, no styles.
 * The text stays the truth.
 */
final class HtmlBody {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]']");
    private static final String BULLET = "- ";

    private HtmlBody() {}

    static String of(String title, String text) {
        String paragraphs = Arrays.stream(text.strip().split("\\n\\s*\\n"))
                .map(HtmlBody::paragraph)
                .collect(Collectors.joining("\n"));
        // Names and words may be in a script that is written from the right, hence dir="auto".
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body>
                %s
                </body>
                </html>
                """
                .formatted(escape(title), paragraphs);
    }

    private static String paragraph(String text) {
        String[] lines = text.split("\\n");
        if (Arrays.stream(lines).allMatch(line -> line.startsWith(BULLET))) {
            return Arrays.stream(lines)
                    .map(line -> "<li dir=\"auto\">" + linked(line.substring(BULLET.length())) + "</li>")
                    .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        }
        return Arrays.stream(lines)
                .map(HtmlBody::linked)
                .collect(Collectors.joining("<br>\n", "<p dir=\"auto\">", "</p>"));
    }

    private static String linked(String line) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(line);
        int end = 0;
        while (link.find()) {
            String address = escape(link.group());
            html.append(escape(line.substring(end, link.start())))
                    .append("<a href=\"%s\">%s</a>".formatted(address, address));
            end = link.end();
        }
        return html.append(escape(line.substring(end))).toString();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
