package io.tierline.models;

import io.tierline.cases.LevelTable;
import io.tierline.cases.Levels;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * A level that a process has work done at is described in {@code levels.dmn}: in the one of the publication, or else in the
 * one in force.
 */
final class DrawnLevelsCheck {

    private static final String LEVEL = "tier";

    private final Levels levels;

    DrawnLevelsCheck(Levels levels) {
        this.levels = levels;
    }

    void check(Publication publication, Problems problems) {
        for (ProcessFile file : publication.processes()) {
            for (CamundaIn in : file.all(CamundaIn.class)) {
                String level = in.getCamundaSourceExpression();
                if (LEVEL.equals(in.getCamundaTarget())
                        && level != null
                        && !level.contains("${")
                        && !table(publication).names(level)) {
                    problems.add(
                            file,
                            in.getParentElement().getParentElement(),
                            "works at the level \"" + level + "\", which levels.dmn does not describe.",
                            "Add a row for it to levels.dmn and publish both together, or correct the id.");
                }
            }
        }
    }

    private LevelTable table(Publication publication) {
        return publication.decisions().stream()
                .flatMap(file -> file.decisions().stream())
                .filter(decision -> LevelsTable.DECISION.equals(decision.getId()))
                .findFirst()
                .map((Decision decision) -> LevelsTable.read(1, decision))
                .orElseGet(levels::current);
    }
}
