package io.tierline.cases;

/** The port to {@code levels.dmn}. A case stands on a level as the table described it when the level got the case. */
public interface Levels {

    /** As it was published last. */
    LevelTable current();

    /** @param version 0 for cases from before there was a table: the first that there is */
    LevelTable version(int version);

    /** The table that a case stands by: that of its last assignment; the current one before the first. */
    default LevelTable of(Case file) {
        return file.assignment() == null ? current() : version(file.assignment().levels());
    }
}
