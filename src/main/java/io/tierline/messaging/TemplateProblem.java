package io.tierline.messaging;

/** A message template is missing, broken, or was not given a variable that it needs. */
public class TemplateProblem extends IllegalArgumentException {

    TemplateProblem(String template, String what) {
        super("Message template '" + template + "': " + what);
    }
}
