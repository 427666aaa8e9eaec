package io.tierline.engine.lookups;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/** The engine asks for the incidents of each job that it deletes. A job that never failed has none. */
class IncidentLookUps extends IncidentManager {

    @Override
    public List<Incident> findIncidentByConfiguration(String configuration) {
        JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, configuration);
        return job != null && neverFailed(job) ? List.of() : super.findIncidentByConfiguration(configuration);
    }

    private static boolean neverFailed(JobEntity job) {
        return job.getRetries() > 0 && job.getExceptionByteArrayId() == null && job.getExceptionMessage() == null;
    }
}
