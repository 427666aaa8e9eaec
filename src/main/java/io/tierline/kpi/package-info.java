/** The figures, from one flat fact row a case. */
@ApplicationModule(allowedDependencies = {"casefile", "sla"})
package io.tierline.kpi;

import org.springframework.modulith.ApplicationModule;
