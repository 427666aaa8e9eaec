package io.tierline.oncall;

/** Who may see cases, wherever that is decided. */
public interface CaseReaders {

    /** Whether a person who is in these groups, and active, may. */
    boolean includes(Person person);
}
