package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.SystemReader;

/** One walk over the names of a tree, for what a directory cannot hold, or holds in another way than git. */
final class TreeSurvey {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4095;
    /** Of a workflow's id, a desk's name, and the names of drafts. */
    private static final int DEEPEST_DESK = 200;

    private final ObjectReader reader;
    private final LfsRules lfs;
    private final LfsContents contents;
    private final CharsetEncoder names;
    private final int room;
    private final List<String> unwritable = new ArrayList<>();
    private final List<String> submodules = new ArrayList<>();
    private final List<String> large = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private TreeSurvey(ObjectReader reader, ObjectId tree, LfsContents contents, Charset names, int homeLength) {
        this.reader = reader;
        this.lfs = new LfsRules(reader, tree);
        this.contents = contents;
        this.names = names.newEncoder();
        this.room = LONGEST_PATH - DEEPEST_DESK - homeLength;
    }

    /**
     * What was found, each by its path.
     *
     * @param unwritable names that this machine cannot write, with the reason
     * @param submodules commits of other repositories
     * @param large files that Git LFS keeps
     * @param missing those of them whose content was not fetched
     */
    record Findings(List<String> unwritable, List<String> submodules, List<String> large, List<String> missing) {}

    /**
     * Walks.
     *
     * @param names the encoding in which this JVM writes file names
     * @param homeLength of the folder's path under which the tree is to be written, in bytes
     */
    static Findings of(ObjectReader reader, ObjectId tree, LfsContents contents, Charset names, int homeLength)
            throws IOException {
        TreeSurvey survey = new TreeSurvey(reader, tree, contents, names, homeLength);
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                survey.visit(walk);
            }
        }
        return new Findings(survey.unwritable, survey.submodules, survey.large, survey.missing);
    }

    private void visit(TreeWalk walk) throws IOException {
        String path = walk.getPathString();
        obstacle(walk.getRawPath(), path).ifPresent(reason -> unwritable.add(Quoted.path(path) + " (" + reason + ")"));
        if (walk.getFileMode().equals(FileMode.GITLINK)) {
            submodules.add(path);
        } else if (lfs.cover(path)) {
            keptByLfs(path, LfsPointer.read(reader.open(walk.getObjectId(0))));
        }
    }

    private void keptByLfs(String path, Optional<LfsPointer> pointer) throws IOException {
        if (pointer.isPresent()) {
            large.add(path);
            if (contents.find(pointer.get()).isEmpty()) {
                missing.add(path);
            }
        }
    }

    private Optional<String> obstacle(byte[] raw, String path) {
        if (!isUtf8(raw)) {
            return Optional.of("not UTF-8");
        }
        if (!isSafe(raw)) {
            return Optional.of("a name that git refuses");
        }
        if (!names.canEncode(path)) {
            return Optional.of("this JVM writes file names in " + names.charset() + ": start it with LC_ALL=C.UTF-8");
        }
        boolean longName = PathRules.segments(path).stream()
                .anyMatch(segment -> segment.getBytes(names.charset()).length > LONGEST_NAME);
        return longName || raw.length > room ? Optional.of("too long") : Optional.empty();
    }

    private static boolean isSafe(byte[] raw) {
        try {
            SystemReader.getInstance().checkPath(raw);
            return true;
        } catch (CorruptObjectException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] raw) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
