package io.tierline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** What PostgreSQL cannot keep as text although JSON can say it: U+0000 and halves of surrogate pairs. */
public final class StorableText {

    private StorableText() {}

    public static boolean storable(String text) {
        return text.codePoints()
                .noneMatch(code -> code == 0 || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE));
    }

    /** All texts and names of fields within. */
    public static boolean storable(JsonNode node) {
        if (node.isTextual()) {
            return storable(node.textValue());
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!storable(field.getKey()) || !storable(field.getValue())) {
                return false;
            }
        }
        for (JsonNode element : node.isArray() ? node : java.util.List.<JsonNode>of()) {
            if (!storable(element)) {
                return false;
            }
        }
        return true;
    }
}
