package io.tierline.cases;

/** There is no case of that key. */
public class CaseNotFoundException extends RuntimeException {

    private final String caseKey;

    public CaseNotFoundException(String caseKey) {
        super("There is no case " + caseKey + ".");
        this.caseKey = caseKey;
    }

    public String caseKey() {
        return caseKey;
    }
}
