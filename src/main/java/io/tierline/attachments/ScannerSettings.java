package io.tierline.attachments;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The virus scanner: any that speaks clamd's protocol over TCP.
 *
 * @param host where clamd listens; empty for no scanner
 * @param port of clamd
 * @param timeout how long it may take to answer; what takes longer counts as unreachable
 * @param chunk how many bytes are sent in one piece
 */
record ScannerSettings(
        @DefaultValue("") String host,
        @DefaultValue("3310") int port,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("64KB") DataSize chunk) {}
