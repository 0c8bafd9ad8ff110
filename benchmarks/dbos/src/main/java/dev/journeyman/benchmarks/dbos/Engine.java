package dev.journeyman.benchmarks.dbos;

/** A durable engine on PostgreSQL, open and ready. */
interface Engine extends AutoCloseable {
    /** Runs workflows side by side to their end, each with that many steps one after the other, whose bodies do nothing. */
    void run(int workflows, int steps) throws Exception;

    /** The query that counts the steps it has recorded. */
    String recorded();

    @Override
    void close();
}
