package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.core.plugin.Plugin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Implementations of the SPIs, as text and as JSON. */
public final class PluginsText {
    private final List<Plugin> plugins;
    private final List<Path> places;

    /**
     * Of those plugins.
     *
     * @param places where the user had plugins loaded from; these are shown in full
     */
    public PluginsText(List<Plugin> plugins, List<Path> places) {
        this.plugins = plugins;
        this.places = places;
    }

    /** A line each, below its SPI, in columns; then those that are broken, and why. */
    public String render() {
        Sheet sheet = new Sheet();
        bySpi().forEach((spi, usable) -> {
            sheet.blank();
            sheet.line(spi);
            usable.forEach(plugin -> sheet.line(line(plugin)));
        });
        List<Plugin> broken = plugins.stream().filter(PluginsText::broken).toList();
        if (!broken.isEmpty()) {
            sheet.blank();
            sheet.line("Cannot be used");
            broken.forEach(plugin -> sheet.line("  " + plugin.spi() + ": " + plugin.problem()));
        }
        return sheet.render().stripLeading();
    }

    private Map<String, List<Plugin>> bySpi() {
        Map<String, List<Plugin>> bySpi = new LinkedHashMap<>();
        plugins.stream()
                .filter(plugin -> !broken(plugin))
                .forEach(plugin -> bySpi.computeIfAbsent(plugin.spi(), spi -> new ArrayList<>())
                        .add(plugin));
        return bySpi;
    }

    private String line(Plugin plugin) {
        String columns = "  %-" + widest(plugins.stream().map(Plugin::name).toList()) + "s  %-"
                + widest(plugins.stream().map(PluginsText::version).toList()) + "s  %s";
        return String.format(columns, plugin.name(), version(plugin), origin(plugin));
    }

    private static int widest(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(1);
    }

    private static String version(Plugin plugin) {
        return plugin.version().isEmpty() ? "-" : plugin.version();
    }

    private String origin(Plugin plugin) {
        Path origin = Path.of(plugin.origin());
        boolean theirs = places.stream().anyMatch(origin::startsWith);
        boolean jar = plugin.origin().endsWith(".jar");
        return theirs || !jar ? plugin.origin() : String.valueOf(origin.getFileName());
    }

    private static boolean broken(Plugin plugin) {
        return !plugin.problem().isEmpty();
    }

    /** The same; a problem is told where there is one. */
    public ObjectNode document() {
        ObjectNode document = Documents.object();
        ArrayNode array = document.putArray("plugins");
        plugins.forEach(plugin -> put(array.addObject(), plugin));
        return document;
    }

    private static void put(ObjectNode node, Plugin plugin) {
        node.put("spi", plugin.spi()).put("name", plugin.name());
        node.put("version", plugin.version()).put("origin", plugin.origin());
        if (broken(plugin)) {
            node.put("problem", plugin.problem());
        }
    }
}
