package io.opsconductor.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
    private static final int READERS = 4;
    private static final int VISITS = 100_000;

    private final UUID execution = UUID.randomUUID();
    private final OpenStreams<Object> streams = new OpenStreams<>();

    @Test
    void readerThatComesWhileTheLastLeavesIsNotForgotten() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Integer>> visits = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                visits.add(readers.submit(this::comeAndGo));
            }
            int forgotten = 0;
            for (Future<Integer> visit : visits) {
                forgotten += visit.get();
            }
            assertThat(forgotten).isZero();
        } finally {
            readers.shutdownNow();
        }
        assertThat(streams.of(execution)).isEmpty();
    }

    /** @return how often this reader was not among the open ones */
    private int comeAndGo() {
        int forgotten = 0;
        for (int i = 0; i < VISITS; i++) {
            Object stream = new Object();
            streams.add(execution, stream);
            if (!streams.of(execution).contains(stream)) {
                forgotten++;
            }
            streams.remove(execution, stream);
        }
        return forgotten;
    }
}
