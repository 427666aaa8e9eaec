package io.tierline.casefile;

/** There is no case of that key. */
public class NoSuchCase extends RuntimeException {

    public NoSuchCase(String caseKey) {
        super("There is no case " + caseKey + ".");
    }
}
