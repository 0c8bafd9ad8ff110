package dev.journeyman.backend.linear;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.Priority;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How Linear is used, as {@code settings.linear} in the configuration says.
 *
 * @param team the key of the team that issues belong to, such as {@code ENG}
 * @param project the name of the project there; else that of the repository
 * @param key the variable of the environment that holds the API key
 * @param url where the API is
 * @param poll how long after one look at what people did the next follows
 * @param timeout how long one answer may take
 * @param local the tracker that keeps the items on this machine, by name
 * @param states names of states of the team; those that are not named follow from the types of the team's states
 * @param priorities Linear's numbers: 1 urgent, 2 high, 3 medium, 4 low
 */
record Settings(
        String team,
        Optional<String> project,
        String key,
        URI url,
        Duration poll,
        Duration timeout,
        String local,
        Map<ItemStatus, String> states,
        Map<Priority, Integer> priorities) {
    private static final Map<ItemStatus, String> STATE_NAMES = Map.of(
            ItemStatus.TODO, "todo",
            ItemStatus.IN_PROGRESS, "inProgress",
            ItemStatus.DONE, "done",
            ItemStatus.BLOCKED, "blocked");
    private static final Map<Priority, String> NUMBERS =
            Map.of(Priority.P0, "1", Priority.P1, "2", Priority.P2, "3", Priority.P3, "4");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Reads the settings of the plugin. */
    static Settings of(Map<String, String> settings) {
        requireKnown(settings.keySet());
        return new Settings(
                team(settings),
                Optional.ofNullable(settings.get("project")),
                settings.getOrDefault("key", "LINEAR_API_KEY"),
                url(settings.getOrDefault("url", "https://api.linear.app/graphql")),
                duration("poll", settings.getOrDefault("poll", "30s")),
                duration("timeout", settings.getOrDefault("timeout", "30s")),
                settings.getOrDefault("local", "json"),
                states(settings),
                priorities(settings));
    }

    private static void requireKnown(Set<String> given) {
        Set<String> known = new TreeSet<>(Set.of("team", "project", "key", "url", "poll", "timeout", "local"));
        known.addAll(STATE_NAMES.values());
        for (Priority priority : Priority.values()) {
            known.add(priority.name());
        }
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw wrong(unknown.iterator().next(), "is unknown; there are " + known);
        }
    }

    private static RuntimeException wrong(String setting, String what) {
        return Trouble.because(Trouble.setting("setting", "settings.linear." + setting + " " + what + "."));
    }

    private static String team(Map<String, String> settings) {
        String team = settings.getOrDefault("team", "").strip();
        if (team.isEmpty()) {
            throw wrong("team", "is missing: set it to the key of your team, which is how its issues begin (ENG-1)");
        }
        return team;
    }

    /** The key must not cross a network in the clear. */
    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean safe = "https".equals(url.getScheme())
                    || ("http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost())));
            if (safe) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw wrong("url", "must begin with https://, but is '" + text + "'");
    }

    private static Duration duration(String setting, String text) {
        try {
            Duration duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            if (duration.compareTo(Duration.ZERO) > 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw wrong(setting, "must be a time such as 30s or 5m, but is '" + text + "'");
    }

    private static Map<ItemStatus, String> states(Map<String, String> settings) {
        Map<ItemStatus, String> states = new EnumMap<>(ItemStatus.class);
        STATE_NAMES.forEach((status, setting) ->
                Optional.ofNullable(settings.get(setting)).ifPresent(name -> states.put(status, name)));
        return states;
    }

    private static Map<Priority, Integer> priorities(Map<String, String> settings) {
        Map<Priority, Integer> priorities = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            String number = settings.getOrDefault(priority.name(), NUMBERS.getOrDefault(priority, "0"));
            if (!number.matches("[0-4]")) {
                throw wrong(priority.name(), "must be a number from 0 (none) and 1 (urgent) to 4 (low)");
            }
            priorities.put(priority, Integer.valueOf(number));
        }
        return priorities;
    }

    /** Linear's number for a priority. */
    int number(Priority priority) {
        return priorities.getOrDefault(priority, 0);
    }

    /** The priority that a number stands for; one that stands for none changes nothing. */
    Optional<Priority> priority(int number) {
        return priorities.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
