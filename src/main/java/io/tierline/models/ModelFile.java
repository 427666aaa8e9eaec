package io.tierline.models;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A file that is published. */
interface ModelFile {

    String name();

    byte[] content();

    /** The processes, the decisions or the form that the file holds. */
    Set<Ref> defines();

    /** What its elements refer to. */
    default List<Need> needs() {
        return List.of();
    }

    /** What has to come with it, because it is looked for in the file's own deployment. */
    default Set<Ref> boundNeeds() {
        return needs().stream().filter(Need::inSameDeployment).map(Need::ref).collect(Collectors.toSet());
    }

    /** @param element id and name of the element that refers to it */
    record Need(Ref ref, boolean inSameDeployment, String element) {}
}
