package io.tierline.tokens;

/** Knows which accounts are machines. Implemented where accounts are known. */
public interface MachineAccounts {

    /** Whether there is such an account, and it is in the group {@code integration} and in no other. */
    boolean isMachine(String account);
}
