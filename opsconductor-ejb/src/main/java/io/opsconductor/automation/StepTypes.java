package io.opsconductor.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.automation.steps.StepLibrary;
import io.opsconductor.automation.steps.StepType;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;

/** Shows the step library to whoever writes jobs. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StepTypes {

    /** Every step type with its JSON Schema. */
    @Requires("jobs:read")
    public List<JsonNode> list(Caller caller) {
        return StepLibrary.types().stream().map(StepTypes::view).toList();
    }

    /**
     * The step type of that name.
     *
     * @throws Problem 404 if there is none
     */
    @Requires("jobs:read")
    public JsonNode get(Caller caller, String name) {
        return StepLibrary.find(name).map(StepTypes::view).orElseThrow(() -> Problem.notFound("step type", name));
    }

    private static JsonNode view(StepType type) {
        ObjectNode view = Json.MAPPER
                .createObjectNode()
                .put("type", type.name())
                .put("title", type.title())
                .put("description", type.description())
                .put("category", type.category())
                .put("per", type.needsTarget() ? "target" : "execution");
        view.set("schema", type.schema());
        return view;
    }
}
