package io.tierline.casefile;

/** There is no problem of that key. */
public class NoSuchProblem extends RuntimeException {

    NoSuchProblem(String problemKey) {
        super("There is no problem " + problemKey + ".");
    }
}
