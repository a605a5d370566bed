package io.opsconductor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** An execution, seen through the API. */
public record Run(Api api, String id) {
    private static final Set<String> FINAL =
            Set.of("succeeded", "failed", "partial", "cancelled", "timed_out", "interrupted");

    /** The execution that this answer says was started. */
    public static Run started(Api api, Reply reply) {
        reply.expect(202);
        assertThat(reply.id()).as(reply.text()).isNotBlank();
        assertThat(reply.header("Location")).isEqualTo("/api/v1/executions/" + reply.id());
        return new Run(api, reply.id());
    }

    /** Starts the job as it is. */
    public static Run ofJob(Api api, String jobId) {
        return started(api, api.post("/jobs/" + jobId + "/executions", Json.object()));
    }

    public JsonNode view() {
        return api.get("/executions/" + id).expect(200).json();
    }

    public String state() {
        return view().path("state").asText();
    }

    /** Waits until it is final and returns it as it then is. */
    public JsonNode awaitFinal(Duration limit) {
        Awaitility.await("execution " + id + " gets final")
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .until(() -> FINAL.contains(state()));
        return view();
    }

    /** Waits until it is final, and fails with all that is known unless it then is in this state. */
    public JsonNode awaitState(String wanted, Duration limit) {
        JsonNode view = awaitFinal(limit);
        assertThat(view.path("state").asText())
                .as(() -> view + "\ntasks: " + tasks() + "\noutput: " + text(""))
                .isEqualTo(wanted);
        return view;
    }

    /** All its tasks, over as many pages as there are. */
    public List<JsonNode> tasks() {
        return pages("/executions/" + id + "/tasks?limit=200");
    }

    private List<JsonNode> pages(String path) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(path + cursor).expect(200).json();
            all.addAll(Json.items(page.path("items")));
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (cursor != null);
        return all;
    }

    /** The one task of that step on that target. */
    public JsonNode task(String stepId, String targetId) {
        List<JsonNode> found = tasks().stream()
                .filter(t -> t.path("stepId").asText().equals(stepId))
                .filter(t -> t.path("targetId").asText().equals(targetId))
                .toList();
        assertThat(found).as("tasks of %s on %s", stepId, targetId).hasSize(1);
        return found.get(0);
    }

    /** What was written to a stream by that step on that target; the final answer must say that it is complete. */
    public String output(String stepId, String targetId, String stream) {
        JsonNode page = api.get("/executions/" + id + "/output?stepId=" + stepId + "&targetId=" + targetId)
                .expect(200)
                .json();
        assertThat(page.path("complete").asBoolean()).as(page.toString()).isTrue();
        return Json.items(page.path("items")).stream()
                .filter(item -> item.path("stream").asText().equals(stream))
                .map(item -> item.path("text").asText())
                .collect(Collectors.joining());
    }

    /** All output as it was written; the query may narrow it, like {@code ?stepId=…}. */
    public String text(String query) {
        return plain(query).text();
    }

    /** The same as an answer, for tests that look at the bytes. */
    public Reply plain(String query) {
        return api.send("GET", "/executions/" + id + "/output" + query, null, "Accept", "text/plain")
                .expect(200);
    }

    /** Asks to cancel it. */
    public void cancel(boolean force) {
        api.post("/executions/" + id + "/cancel", force ? Json.object("force", true) : null)
                .expect(202);
    }
}
