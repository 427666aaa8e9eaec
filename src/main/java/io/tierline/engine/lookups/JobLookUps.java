package io.tierline.engine.lookups;

import java.util.List;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;

/**
 * The engine asks, for each subscription that ends, for jobs that would still bring it its event. There are such jobs for
 * signals and messages that are thrown as jobs alone. One that finds its subscription gone does nothing.
 */
class JobLookUps extends JobManager {

    @Override
    public List<JobEntity> findJobsByConfiguration(String type, String configuration, String tenant) {
        return ProcessEventJobHandler.TYPE.equals(type)
                ? List.of()
                : super.findJobsByConfiguration(type, configuration, tenant);
    }
}
