package io.tierline.intake;

/** Where things are found. */
final class Paths {

    static final String API = "/api/v1";
    static final String ESCALATIONS = API + "/escalations";
    static final String HOOKS = "/webhooks";

    private Paths() {}

    static String escalation(String caseKey) {
        return ESCALATIONS + "/" + caseKey;
    }
}
