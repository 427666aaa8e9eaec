package io.tierline.api;

/** Where things are found. */
final class ApiPaths {

    static final String API = "/api/v1";
    static final String ESCALATIONS = API + "/escalations";
    static final String HOOKS = "/webhooks";

    private ApiPaths() {}

    static String escalation(String caseKey) {
        return ESCALATIONS + "/" + caseKey;
    }
}
