package io.tierline.notifications;

import io.tierline.polls.WakeSignal;
import org.springframework.stereotype.Component;

/** A message was written on this node, or a channel has answered. */
@Component
class OutboxSignal extends WakeSignal {}
