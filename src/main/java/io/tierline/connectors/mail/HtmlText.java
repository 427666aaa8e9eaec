package io.tierline.connectors.mail;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text of a mail that is HTML. */
final class HtmlText {

    /** How Gmail, Outlook, Apple Mail, Thunderbird and Yahoo mark what they quote. */
    private static final String QUOTES =
            "blockquote[type=cite], .gmail_quote, .gmail_quote_container, .moz-cite-prefix, .yahoo_quoted, .protonmail_quote";

    /** Outlook marks where the quoted mail begins; it is all that comes after. */
    private static final String QUOTE_BEGINS =
            "#appendonsend, #divRplyFwdMsg, #mail-editor-reference-message-container";

    private static final String UNSEEN = "head, style, script, template";
    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "tr", "table", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr");
    private static final Set<String> WITH_SPACE =
            Set.of("p", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6");

    private HtmlText() {}

    static String whole(String html) {
        return text(Jsoup.parse(html));
    }

    /** Without what it quotes, as far as it is marked. */
    static String reply(String html) {
        Document document = Jsoup.parse(html);
        document.select(QUOTES).remove();
        Element beginning = document.selectFirst(QUOTE_BEGINS);
        if (beginning != null) {
            while (beginning.nextSibling() != null) {
                beginning.nextSibling().remove();
            }
            beginning.remove();
        }
        return text(document);
    }

    private static String text(Document document) {
        document.select(UNSEEN).remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(new Writer(text), document);
        return text.toString()
                .replaceAll("[ \\t\\u00a0]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private record Writer(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                String plain = words.text();
                text.append(isLineStart() ? plain.stripLeading() : plain);
            } else if (BLOCKS.contains(node.nodeName())) {
                lines(node);
                text.append(node.nodeName().equals("li") ? "- " : "");
            } else if (node.nodeName().equals("br")) {
                text.append('\n');
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (BLOCKS.contains(node.nodeName())) {
                lines(node);
            } else if (node instanceof Element link && node.nodeName().equals("a")) {
                String address = link.attr("href");
                if (address.matches("https?://.*") && !link.text().contains(address)) {
                    text.append(" (").append(address).append(')');
                }
            }
        }

        private void lines(Node block) {
            if (!isLineStart()) {
                text.append('\n');
            }
            if (WITH_SPACE.contains(block.nodeName()) && !text.isEmpty() && !endsWith("\n\n")) {
                text.append('\n');
            }
        }

        private boolean isLineStart() {
            return text.isEmpty() || endsWith("\n");
        }

        private boolean endsWith(String end) {
            return text.length() >= end.length()
                    && text.substring(text.length() - end.length()).equals(end);
        }
    }
}
