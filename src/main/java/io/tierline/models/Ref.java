package io.tierline.models;

/** Something that models refer to by its id. */
record Ref(Kind kind, String id) {

    enum Kind {
        PROCESS,
        DECISION,
        FORM
    }

    static Ref process(String id) {
        return new Ref(Kind.PROCESS, id);
    }

    static Ref decision(String id) {
        return new Ref(Kind.DECISION, id);
    }

    static Ref form(String id) {
        return new Ref(Kind.FORM, id);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " \"" + id + "\"";
    }
}
