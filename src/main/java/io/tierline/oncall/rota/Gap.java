package io.tierline.oncall.rota;

import io.tierline.calendar.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A stretch of time in which a person has to be on call and no one is, and why. */
public record Gap(Interval span, String why) {

    /** What is left of it while none of these shifts goes on. */
    public List<Gap> without(List<Shift> shifts) {
        List<Gap> left = new ArrayList<>();
        Instant at = span.from();
        for (Shift shift : shifts) { // by their beginning
            Instant begin = shift.span().from();
            if (begin.isAfter(at)) {
                add(left, at, begin);
            }
            if (shift.span().to().isAfter(at)) {
                at = shift.span().to();
            }
        }
        add(left, at, span.to());
        return left;
    }

    private void add(List<Gap> gaps, Instant from, Instant to) {
        Instant end = to.isAfter(span.to()) ? span.to() : to;
        if (from.isBefore(end)) {
            gaps.add(new Gap(new Interval(from, end), why));
        }
    }
}
