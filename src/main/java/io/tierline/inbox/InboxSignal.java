package io.tierline.inbox;

import io.tierline.polls.WakeSignal;
import org.springframework.stereotype.Component;

/** Something came in on this node. */
@Component
class InboxSignal extends WakeSignal {}
