package io.tierline.security;

/**
 * One call to the engine as somebody outside might send it.
 *
 * @param path below the REST root, with the query
 * @param type of the body; null: no body
 */
record GeneratedCall(EngineDescription.Operation operation, String method, String path, String type, String body) {

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    @Override
    public String toString() {
        return method + " " + shortened(path) + (body == null ? "" : " " + type + " " + shortened(body));
    }

    private static String shortened(String text) {
        return text.length() <= 700 ? text : text.substring(0, 700) + "... (" + text.length() + ")";
    }
}
