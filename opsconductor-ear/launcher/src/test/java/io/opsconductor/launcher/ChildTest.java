package io.opsconductor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {
    @TempDir
    Path folder;

    @Test
    void aProcessLeftBehindIsRecognisedAndStopped() throws Exception {
        Path record = folder.resolve("sleep.pid");
        Process process = Commands.start(List.of("sleep", "600"), Map.of(), folder.resolve("log"), "");
        Child.started("sleep", process.toHandle(), record, "TERM");

        Child leftBehind = Child.leftBehind("sleep", record, "TERM").orElseThrow();
        assertThat(leftBehind.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThat(record).doesNotExist();
    }

    @Test
    void aProcessThatIgnoresTheSignalIsEndedByForce() throws Exception {
        Path log = folder.resolve("log");
        Process process =
                Commands.start(List.of("/bin/sh", "-c", "trap '' TERM; echo armed; sleep 600"), Map.of(), log, "");
        while (!Logs.tail(log, 1).equals("armed")) {
            Thread.onSpinWait();
        }
        Child child = Child.started("stubborn", process.toHandle(), folder.resolve("stubborn.pid"), "TERM");
        assertThat(child.stop(Duration.ofMillis(200))).isFalse();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void anotherProcessWithTheSameNumberIsLeftAlone() throws Exception {
        Path record = folder.resolve("old.pid");
        Files.writeString(record, ProcessHandle.current().pid() + " 1000");
        assertThat(Child.leftBehind("old", record, "TERM")).isEmpty();
    }

    @Test
    void theFolderIsItsOwnersOnlyAndFreeAgainAfterwards() throws Exception {
        Path data = folder.resolve("data");
        try (DataFolder first = DataFolder.open(data)) {
            assertThat(Files.getPosixFilePermissions(data)).hasSize(3);
            assertThat(first.resolve("run/launcher.lock")).exists();
        }
        try (DataFolder again = DataFolder.open(data)) {
            assertThat(again.resolve("log")).isDirectory();
        }
    }
}
