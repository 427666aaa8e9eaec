package io.tierline.security;

import io.tierline.security.EngineDescription.Operation;
import io.tierline.security.EngineDescription.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes calls to the engine as an outsider might who knows its REST interface and every id at the desk. The same seed
 * makes the same calls at the same desk.
 */
final class CallGenerator {

    static final String JSON = "application/json";
    static final String MULTIPART = "multipart/form-data";
    static final String BOUNDARY = "tierline-boundary";

    /** Where a right or wrong password locks an account: tried there on accounts that do not exist. */
    private static final Set<String> PASSWORDS = Set.of("/identity/verify", "/user/{id}/credentials");

    private static final List<String> OTHER_TYPES =
            List.of("text/plain", "application/xml", "application/json; charset=x", "junk", MULTIPART);

    /** Twice as many of what moves work. */
    private static final Set<String> CASEWORK =
            Set.of("task", "process-instance", "process-definition", "execution", "message", "job", "signal");

    private final List<Operation> operations;
    private final GeneratedValues values;

    CallGenerator(EngineDescription description, Random random) {
        values = new GeneratedValues(random, description);
        operations = new ArrayList<>(description.operations());
        description.operations().stream()
                .filter(each ->
                        CASEWORK.contains(each.subject()) && !each.method().equals("GET"))
                .forEach(operations::add);
    }

    /** A call to any of the engine's operations. */
    GeneratedCall call(KnownIds known) {
        return call(values.oneOf(operations), known);
    }

    GeneratedCall call(Operation operation, KnownIds given) {
        KnownIds known = given;
        String subject = operation.subject();
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        List<Parameter> parameters = operation.parameters();
        long optional =
                parameters.stream().filter(each -> each.in().equals("query")).count();
        for (Parameter parameter : parameters) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", encoded(inPath(operation, parameter, known)));
            } else if (parameter.in().equals("query") && values.chance(Math.min(0.5, 3.0 / optional))) {
                query.append(query.length() == 0 ? '?' : '&')
                        .append(encoded(parameter.name()))
                        .append('=')
                        .append(encoded(values.text(known, subject, parameter.name(), parameter.schema())));
            }
        }
        String method =
                values.chance(0.01) ? values.oneOf(List.of("GET", "POST", "PUT", "DELETE")) : operation.method();
        if (operation.body(MULTIPART).isPresent()) {
            return new GeneratedCall(operation, method, path + query, MULTIPART + "; boundary=" + BOUNDARY, parts());
        }
        if (operation.body(JSON).isEmpty()) {
            return new GeneratedCall(operation, method, path + query, null, null);
        }
        String body = PASSWORDS.contains(operation.path())
                ? "{\"username\":\"nobody-here\",\"password\":\"" + values.oneOf(List.of("demo", "x")) + "\"}"
                : values.body(known, subject, "value", operation.body(JSON).get(), 0)
                        .toString();
        if (values.chance(0.04)) {
            body = values.oneOf(
                    List.of("", "null", "[]", "\"x\"", "7", "{", "{\"a\":", body + "}", "[".repeat(3000), "\u0000"));
        }
        String type = values.chance(0.03) ? values.oneOf(OTHER_TYPES) : JSON;
        return new GeneratedCall(operation, method, path + query, type, body);
    }

    /** Something on one task: what its form asks for, with more beside it than the form has. */
    GeneratedCall completion(String task, Map<String, Object> form, KnownIds known) {
        com.fasterxml.jackson.databind.node.ObjectNode body =
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        com.fasterxml.jackson.databind.node.ObjectNode variables = body.putObject("variables");
        form.forEach((field, value) -> variables.putObject(field).putPOJO("value", value));
        if (values.chance(0.6)) {
            variables.set(values.oneOf(List.of("caseKey", "enteredBy", "tier", "nextLevel")), values.variable(known));
        }
        String act = values.oneOf(List.of("submit-form", "complete", "resolve", "submit-form"));
        Operation operation = operations.stream()
                .filter(each -> each.path().equals("/task/{id}/" + act))
                .findFirst()
                .orElseThrow();
        return new GeneratedCall(operation, "POST", "/task/" + task + "/" + act, JSON, body.toString());
    }

    private String inPath(Operation operation, Parameter parameter, KnownIds known) {
        if (PASSWORDS.contains(operation.path())) {
            return "nobody-here";
        }
        String name =
                switch (parameter.name()) {
                    case "id" -> operation.subject();
                    case "key" -> operation.subject() + "-key";
                    default -> null;
                };
        String text = name == null
                ? values.text(known, operation.subject(), parameter.name(), parameter.schema())
                : values.id(known, name);
        // An empty segment would be another address.
        return text.isEmpty() ? "-" : text;
    }

    private String parts() {
        StringBuilder body = new StringBuilder();
        List<String> names = List.of(
                "deployment-name",
                "deployment-source",
                "tenant-id",
                "data",
                "valueType",
                "type",
                "content",
                "enable-duplicate-filtering");
        for (int i = 0; i < 3; i++) {
            String name = values.oneOf(names);
            boolean file = values.chance(0.5);
            body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append('"');
            if (file) {
                body.append("; filename=\"")
                        .append(values.oneOf(List.of("a.bpmn", "a.form", "a.dmn", "a.txt", "a", "a.cmmn", "")))
                        .append("\"\r\nContent-Type: ")
                        .append(values.oneOf(
                                List.of("application/octet-stream", "text/plain", "application/json", "junk")));
            }
            body.append("\r\n\r\n")
                    .append(values.oneOf(List.of("x", "true", "Integer", "Object", "{}", "<definitions/>", "7")))
                    .append("\r\n");
        }
        return body + (values.chance(0.9) ? "--" + BOUNDARY + "--\r\n" : "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
