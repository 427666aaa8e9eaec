package io.tierline.oncall;

import io.tierline.oncall.rota.Gap;
import io.tierline.oncall.rota.Shift;
import java.util.List;

/**
 * Who is on call for a team over some time, and when no one is.
 *
 * @param region empty for all regions without a rota of their own
 * @param gaps of a region: what the team's general rota does not fill either
 */
public record OnCallPlan(String team, String region, List<Shift> shifts, List<Gap> gaps) {}
