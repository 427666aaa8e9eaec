package io.tierline.api;

/** Where things are found. */
public final class ApiPaths {

    public static final String API = "/api/v1";
    public static final String ESCALATIONS = API + "/escalations";
    public static final String HOOKS = "/webhooks";

    private ApiPaths() {}

    public static String escalation(String caseKey) {
        return ESCALATIONS + "/" + caseKey;
    }
}
