package io.opsconductor.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.OutputHeads;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.batch.output.OutputQuota;
import io.opsconductor.batch.output.SecretMask;
import io.opsconductor.platform.Caller;
import java.util.Map;

/**
 * What the attempts of a run share.
 *
 * @param runAs whose rights count
 * @param parameters by name, secrets masked
 * @param heads what earlier steps wrote
 * @param quota of output for all of them
 * @param secrets what is masked in their output
 */
record RunMaterial(
        Caller runAs,
        CompiledJob job,
        RunFacts facts,
        Map<String, JsonNode> parameters,
        OutputHeads heads,
        OutputQuota quota,
        SecretMask secrets) {

    @Override
    public String toString() {
        return "RunMaterial"; // parameters may be personal
    }
}
