package io.opsconductor.automation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.steps.StepLibrary;
import io.opsconductor.automation.steps.StepType;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.NullRefused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A job's graph of steps, in the one form that the API takes, the console draws, the database keeps and the engine runs.
 *
 * @param nodes the steps, ids unique
 * @param edges what follows what; no cycles
 */
public record Workflow(
        @NullRefused @JsonSetter(contentNulls = Nulls.FAIL) List<Node> nodes,

        @NullRefused @JsonSetter(contentNulls = Nulls.FAIL) List<Edge> edges) {

    /**
     * One step.
     *
     * @param id unique in the workflow: letters, digits, {@code _} and {@code -}
     * @param name shown instead of the id, or null
     * @param type of the step library, like {@code ssh.command}
     * @param with the settings, by the type's schema; one that is JSON's null is left out
     * @param timeoutSeconds after which the step is ended, or null for the default
     * @param retry null for a single attempt
     * @param idempotent whether it may be run again when a crash hid its end; null means no
     * @param join how many of the incoming edges must be taken; null means: once all are decided, if at least one was
     *     taken and none was refused because its source failed
     * @param per null means what the type says
     */
    public record Node(
            String id,
            String name,
            String type,
            @NullRefused ObjectNode with,
            Integer timeoutSeconds,
            Retry retry,
            Boolean idempotent,
            Join join,
            Per per) {

        /** The setting of steps that sign in with a credential of their own. */
        public static final String CREDENTIAL = "credentialId";

        public Node {
            with = Json.withoutNulls(with);
        }

        /**
         * The credential that the step signs in with in place of the connections' own. Empty as well where the setting is
         * no id, as it may be in a draft.
         */
        public Optional<UUID> credentialId() {
            JsonNode id = with == null ? null : with.get(CREDENTIAL);
            if (id == null || !id.isTextual()) {
                return Optional.empty();
            }
            try {
                return Optional.of(UUID.fromString(id.textValue()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** Whether a task of this node that a crash cut off may be run again. */
        public boolean mayRunAgain() {
            return Boolean.TRUE.equals(idempotent);
        }

        /** Whether it runs once for each target. A step of an unknown type, as in a draft, counts as such. */
        public boolean runsPerTarget() {
            return per != null
                    ? per == Per.TARGET
                    : StepLibrary.find(type).map(StepType::needsTarget).orElse(true);
        }

        /** Attempts in all, the first included. */
        public int attempts() {
            return retry == null ? 1 : retry.attempts();
        }
    }

    /**
     * How often a step that failed is tried.
     *
     * @param attempts the first included
     * @param backoffSeconds the pause between two attempts, or null for none
     */
    public record Retry(int attempts, @NullRefused Integer backoffSeconds) {}

    /**
     * A dependency.
     *
     * @param from id of the node that ends first
     * @param to id of the node that follows
     * @param on which end of {@code from} takes the edge
     * @param when an expression that must hold as well, or null
     */
    public record Edge(String from, String to, On on, String when) {}

    /** Which end of a step takes an edge. */
    public enum On {
        SUCCESS,
        FAILURE,
        ALWAYS;

        /** The name in the API. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that wire name. */
        @JsonCreator
        public static On of(String wireName) {
            return WireNames.find(values(), On::wireName, wireName);
        }
    }

    /** How many incoming edges a step needs. */
    public enum Join {
        ALL,
        ANY;

        /** The name in the API. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that wire name. */
        @JsonCreator
        public static Join of(String wireName) {
            return WireNames.find(values(), Join::wireName, wireName);
        }
    }

    /** Whether a step runs for each target or once. */
    public enum Per {
        TARGET,
        EXECUTION;

        /** The name in the API. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that wire name. */
        @JsonCreator
        public static Per of(String wireName) {
            return WireNames.find(values(), Per::wireName, wireName);
        }
    }

    public Workflow {
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        edges = edges == null ? List.of() : List.copyOf(edges);
    }

    /** The node of that id. */
    public Optional<Node> node(String id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst();
    }
}
