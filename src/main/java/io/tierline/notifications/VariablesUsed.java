package io.tierline.notifications;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Set;
import java.util.TreeSet;

/** Collects the names that a template uses, in its sections too. */
final class VariablesUsed implements Mustache.Visitor {

    private final Set<String> names = new TreeSet<>();

    private VariablesUsed() {}

    static Set<String> by(Template template) {
        VariablesUsed used = new VariablesUsed();
        template.visit(used);
        return used.names;
    }

    @Override
    public void visitText(String text) {
        // Only names are of interest.
    }

    @Override
    public void visitVariable(String name) {
        names.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
        return false;
    }

    @Override
    public boolean visitSection(String name) {
        names.add(name);
        return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
        names.add(name);
        return true;
    }
}
