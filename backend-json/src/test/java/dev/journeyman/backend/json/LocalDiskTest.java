package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDiskTest {
    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "SMB", "fuse.sshfs", "fuse", "ceph", "fuse.rclone"})
    void networkFileSystemsAreKnownByName(String type) {
        assertThat(LocalDisk.isNetwork(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "apfs", "NTFS", "fuseblk", "ext2/ext3"})
    void localOnesAreTaken(String type) {
        assertThat(LocalDisk.isNetwork(type)).isFalse();
    }

    @Test
    void aFolderThatIsNotThereYetIsJudgedByTheOneAbove(@TempDir Path folder) {
        assertThatCode(() -> LocalDisk.require(folder.resolve("not/there/yet"))).doesNotThrowAnyException();
    }
}
