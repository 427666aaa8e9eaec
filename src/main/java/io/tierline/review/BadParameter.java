package io.tierline.review;

/** A parameter that cannot be used; the message says what it must be. */
class BadParameter extends IllegalArgumentException {

    private final String parameter;

    BadParameter(String parameter, String must) {
        super("Parameter \"" + parameter + "\" " + must + ".");
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
