package dev.journeyman.core.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a program sees of the engine's environment: what builds need to find their tools, their home and the network. All
 * else stays out, above all keys and tokens, and {@code GIT_*}, which would aim git at another repository.
 */
final class CleanEnvironment {
    /** Read by every JVM on its own, so that several sources have to share it. */
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    private static final Set<String> KEPT = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "TZ",
            "TMPDIR", //
            "JAVA_HOME",
            JVM_OPTIONS,
            "M2_HOME",
            "MAVEN_OPTS",
            "MAVEN_ARGS",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "CURL_CA_BUNDLE",
            "REQUESTS_CA_BUNDLE",
            "NODE_EXTRA_CA_CERTS");
    private static final Pattern KEPT_TOO =
            Pattern.compile("LC_.*|XDG_.*|(https?|ftp|all|no)_proxy", Pattern.CASE_INSENSITIVE);

    private CleanEnvironment() {}

    /** The cleaned environment with a command's own variables on top. */
    static Map<String, String> of(Map<String, String> inherited, Map<String, String> added) {
        Map<String, String> result = new HashMap<>(inherited);
        result.keySet().removeIf(name -> !kept(name));
        added.forEach((name, value) -> result.merge(name, value, (was, is) -> combined(name, was, is)));
        return result;
    }

    private static boolean kept(String name) {
        return KEPT.contains(name) || KEPT_TOO.matcher(name).matches();
    }

    private static String combined(String name, String inherited, String added) {
        return name.equals(JVM_OPTIONS) ? inherited + " " + added : added;
    }
}
