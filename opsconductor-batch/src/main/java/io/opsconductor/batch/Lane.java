package io.opsconductor.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** A lane as a Jakarta Batch batchlet: one long step without a transaction of its own. */
@Named("lane")
@Dependent
public class Lane extends AbstractBatchlet {
    @Inject
    @BatchProperty
    private String number;

    @Inject
    private LaneRegister register;

    @Inject
    private LaneServices services;

    private volatile LaneLoop loop;

    @Override
    public String process() {
        int lane = Integer.parseInt(number);
        LaneLoop mine = new LaneLoop(lane, services);
        loop = mine;
        if (!register.enter(lane, mine)) {
            return "DUPLICATE";
        }
        try {
            mine.run();
        } finally {
            register.leave(lane, mine);
        }
        return "DONE";
    }

    @Override
    public void stop() {
        LaneLoop running = loop;
        if (running != null) {
            running.stop();
        }
    }
}
