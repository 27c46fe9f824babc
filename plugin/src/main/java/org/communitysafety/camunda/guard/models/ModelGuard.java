package org.communitysafety.camunda.guard.models;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.communitysafety.camunda.guard.models.FormCheck.Form;
import org.w3c.dom.Element;

/**
 * Looks at a deployment before the engine does. Whoever can deploy a model can have the engine do anything that the
 * model says, so it is refused as a whole where it says more than a process, a table or a form needs.
 */
public final class ModelGuard implements Deployer {

    private final BooleanSupplier product;
    private final Predicate<String> ours;
    private final boolean everything;
    private final BpmnCheck bpmn;
    private final BpmnCheck shipped;

    /**
     * @param product whether the product itself deploys
     * @param ours whether a process of this key is the product's
     * @param everything whether all deployments are looked at, and not only those with one of the product's processes
     * @param bean whether the application has a bean of this name
     * @param bound whether the product knows the form of this task of this process
     */
    public ModelGuard(
            BooleanSupplier product,
            Predicate<String> ours,
            boolean everything,
            Predicate<String> bean,
            BiPredicate<String, String> bound) {
        this.product = product;
        this.ours = ours;
        this.everything = everything;
        this.bpmn = new BpmnCheck(new ExpressionCheck(bean), bound);
        // an application's bean of the same name as a variable of ours hides nothing: the variable comes first
        this.shipped = new BpmnCheck(
                new ExpressionCheck(name -> name.contains(".") && bean.test(name)), (process, task) -> true);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            check(deployment);
        }
    }

    private void check(DeploymentEntity deployment) {
        Findings findings = new Findings();
        Map<String, Element> processes = new TreeMap<>();
        Map<String, Element> tables = new TreeMap<>();
        Map<String, Form> forms = new HashMap<>();
        Deployed deployed = new Deployed(deployment.getTenantId());
        for (ResourceEntity resource : deployment.getResources().values()) {
            String name = resource.getName();
            if (isOne(name, ".bpmn", ".bpmn20.xml")) {
                SafeXml.read(name, resource.getBytes(), findings).ifPresent(root -> processes.put(name, root));
            } else if (isOne(name, ".dmn", ".dmn11.xml")) {
                SafeXml.read(name, resource.getBytes(), findings).ifPresent(root -> tables.put(name, root));
            } else if (isOne(name, ".form")) {
                FormCheck.check(name, resource.getBytes(), findings).ifPresent(form -> forms.put(form.id(), form));
            } else if (everything) {
                findings.add(name, "is no process (.bpmn), table (.dmn) or form (.form). Leave it out.");
            }
        }
        processes.values().forEach(deployed::addFrom);
        tables.values().forEach(deployed::addFrom);
        if (!everything
                && !product.getAsBoolean()
                && deployed.processes().stream().noneMatch(ours)) {
            return; // somebody else's
        }
        boolean shared = deployment.getTenantId() == null;
        if (shared && !product.getAsBoolean()) {
            findings.add(
                    null,
                    "Without a tenant it would be for every partnership, and that comes with the product alone. Name the"
                            + " partnership (tenant-id)" + another(deployed) + ".");
        }
        BpmnCheck check = shared && product.getAsBoolean() ? shipped : bpmn;
        processes.forEach((name, root) -> check.check(name, root, forms, findings));
        tables.forEach((name, root) -> DmnCheck.check(name, root, findings));
        if (check == bpmn) {
            processes.forEach((name, root) -> ReferenceCheck.check(name, root, deployed, findings));
        }
        findings.refuse();
    }

    /** Somebody who has never heard of our process may have one of the same id. */
    private String another(Deployed deployed) {
        String keys = deployed.processes().stream().filter(ours).collect(Collectors.joining(", "));
        return keys.isEmpty() ? "" : "; a process of another kind needs another id than " + keys;
    }

    private static boolean isOne(String resource, String... endings) {
        return Arrays.stream(endings).anyMatch(resource::endsWith);
    }
}
