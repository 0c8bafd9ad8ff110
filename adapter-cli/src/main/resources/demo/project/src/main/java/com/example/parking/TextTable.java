package com.example.parking;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: the first column to the left, the others to the right. */
public final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(List<String> header) {
        rows.add(List.copyOf(header));
    }

    public void add(List<String> row) {
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("The table has " + rows.get(0).size() + " columns, the row " + row.size());
        }
        rows.add(List.copyOf(row));
    }

    public String render() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(render(row)).append('\n');
        }
        return text.toString();
    }

    private String render(List<String> row) {
        StringBuilder line = new StringBuilder(String.format("%-" + width(0) + "s", row.get(0)));
        for (int column = 1; column < row.size(); column++) {
            line.append(String.format("  %" + width(column) + "s", row.get(column)));
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
    }
}
