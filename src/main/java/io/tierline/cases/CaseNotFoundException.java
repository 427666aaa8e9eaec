package io.tierline.cases;

/** There is no case of that key. */
public class CaseNotFoundException extends RuntimeException {

    public CaseNotFoundException(String caseKey) {
        super("There is no case " + caseKey + ".");
    }
}
