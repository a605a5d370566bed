package io.opsconductor.batch;

import io.opsconductor.platform.Open;
import io.opsconductor.platform.TimerGuard;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps lanes running: the first for as long as the node runs, further ones while there is more to do than it takes on.
 * The only caller of the job operator, which sees only what its own component started. Without a transaction, since a
 * job that is started in one runs even if it rolls back.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class.getName());
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration RECONCILE = Duration.ofSeconds(5);

    /** A started lane that has not entered the register by then is taken for lost. */
    private static final Duration START_GRACE = Duration.ofSeconds(15);

    private static final Duration STOP_GRACE = Duration.ofSeconds(10);

    @Resource
    private TimerService timers;

    @Inject
    private LaneRegister register;

    @Inject
    private EngineSettings settings;

    private record Started(long batchExecution, long at) {}

    private final Map<Integer, Started> started = new HashMap<>();
    private final ReentrantLock starting = new ReentrantLock();

    @PostConstruct
    void schedule() {
        timers.createIntervalTimer(
                FIRST_LOOK.toMillis(), RECONCILE.toMillis(), new TimerConfig("keep the lanes running", false));
    }

    /** Starts the lanes that should run and do not, whatever was started before. */
    @Timeout
    @Interceptors(TimerGuard.class)
    void reconcile() {
        ensure(0);
        if (needMore()) {
            startAnother();
        }
    }

    /** There is work: whoever waits looks for it at once. */
    @Open("it only lets the lanes look for work sooner")
    public void wake() {
        register.lanes().forEach(LaneLoop::wake);
        if (needMore()) {
            startAnother();
        }
    }

    private boolean needMore() {
        return !register.lanes().isEmpty() && register.lanes().stream().allMatch(LaneLoop::busy);
    }

    private void startAnother() {
        for (int lane = 1; lane < settings.lanes(); lane++) {
            if (!register.runs(lane)) {
                ensure(lane);
                return;
            }
        }
    }

    private void ensure(int lane) {
        if (register.runs(lane) || !starting.tryLock()) {
            return;
        }
        try {
            JobOperator operator = BatchRuntime.getJobOperator();
            if (register.runs(lane) || isOnItsWay(operator, started.get(lane))) {
                return;
            }
            Properties parameters = new Properties();
            parameters.setProperty("number", Integer.toString(lane));
            started.put(lane, new Started(operator.start("lane", parameters), System.nanoTime()));
            LOG.log(Level.FINE, "Lane {0} starts", lane);
        } catch (RuntimeException e) { // the batch runtime throws others than its own as well
            LOG.log(Level.WARNING, "Lane " + lane + " could not be started; next attempt in " + RECONCILE, e);
        } finally {
            starting.unlock();
        }
    }

    private static boolean isOnItsWay(JobOperator operator, Started lane) {
        if (lane == null || System.nanoTime() - lane.at() > START_GRACE.toNanos()) {
            return false;
        }
        BatchStatus status = operator.getJobExecution(lane.batchExecution()).getBatchStatus();
        return status == BatchStatus.STARTING || status == BatchStatus.STARTED;
    }

    @PreDestroy
    void stop() {
        try {
            register.close(STOP_GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
