package dev.journeyman.core.guard;

import dev.journeyman.core.config.Caps;
import dev.journeyman.core.config.WorkflowLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that pays for what is done inside it: the workspace with all its workflows, the workflow, a phase with all its
 * attempts, an item with all its attempts.
 *
 * @param kind what it is
 * @param name which of its kind; "" where there is only one
 */
public record Account(Kind kind, String name) {
    /** All workflows of the store together. */
    public static final Account WORKSPACE = new Account(Kind.WORKSPACE, "");

    /** The workflow. */
    public static final Account WORKFLOW = new Account(Kind.WORKFLOW, "");

    /** Kinds of accounts, the widest first. */
    public enum Kind {
        WORKSPACE,
        WORKFLOW,
        PHASE,
        ITEM;

        /** Codes of the failures that name a cap of this kind begin so. */
        String code() {
            return this == WORKFLOW ? "limit." : "limit." + name().toLowerCase(Locale.ROOT) + "-";
        }
    }

    /** A phase, whatever its attempt. */
    public static Account phase(String name) {
        return new Account(Kind.PHASE, name);
    }

    /** The accounts of a workflow that pay for what a scope does: the workflow, its phase, the items it is in. */
    public static List<Account> of(String scope) {
        List<Account> accounts = new ArrayList<>(List.of(WORKFLOW));
        String item = "";
        boolean inPlan = false;
        for (String segment : scope.split("/", -1)) {
            String name = segment.substring(0, Math.max(0, segment.indexOf('#')));
            if (inPlan && !name.isEmpty()) {
                item += "/" + name;
                accounts.add(new Account(Kind.ITEM, item.substring(1)));
            } else if (item.isEmpty() && !name.isEmpty()) {
                accounts.add(phase(name));
                item = "/" + name;
            }
            inPlan = segment.startsWith("dispatch:");
        }
        return accounts;
    }

    /** The last of them. */
    public static Account innermost(String scope) {
        List<Account> accounts = of(scope);
        return accounts.get(accounts.size() - 1);
    }

    /** The scope of the attempt of a phase or an item that a scope lies in; "" if it lies in none. */
    public static String attempt(String scope) {
        int attempt = scope.lastIndexOf('#');
        int end = scope.indexOf('/', attempt + 1);
        return attempt < 0 ? "" : scope.substring(0, end < 0 ? scope.length() : end);
    }

    /** Its caps. */
    public Caps caps(WorkflowLimits limits) {
        return switch (kind) {
            case WORKSPACE -> limits.workspace();
            case WORKFLOW -> limits.workflow();
            case PHASE -> limits.phase(name);
            case ITEM -> limits.item();
        };
    }

    /** For people. */
    String words() {
        return switch (kind) {
            case WORKSPACE -> "The limit of all workflows of this project together";
            case WORKFLOW -> "The workflow's limit";
            case PHASE -> "The limit of phase '" + name + "'";
            case ITEM -> "The limit of item '" + name.substring(name.lastIndexOf('/') + 1) + "'";
        };
    }

    /** The key of a cap in the configuration. */
    String key(String cap) {
        return switch (kind) {
            case WORKSPACE -> "limits.workspace." + cap;
            case WORKFLOW -> "limits." + cap;
            case PHASE -> "limits.phases." + name + "." + cap;
            case ITEM -> "limits.item." + cap;
        };
    }
}
