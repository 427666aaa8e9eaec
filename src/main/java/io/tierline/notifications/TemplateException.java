package io.tierline.notifications;

/** A message template is missing, broken, or was not given a variable that it needs. */
public class TemplateException extends IllegalArgumentException {

    TemplateException(String template, String what) {
        super("Message template '" + template + "': " + what);
    }
}
