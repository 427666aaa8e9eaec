package io.tierline.engine;

/** Which names in decisions stand for keys and words of policy, and never for what a person wrote. */
public interface PolicyWords {

    /** @param name as a column of a decision table asks for it, such as {@code facts.category} */
    boolean include(String name);
}
