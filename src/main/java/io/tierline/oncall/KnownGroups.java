package io.tierline.oncall;

import java.util.Set;

/** The groups that there are, wherever they are kept. */
public interface KnownGroups {

    Set<String> names();
}
