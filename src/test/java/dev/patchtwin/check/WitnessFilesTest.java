package dev.patchtwin.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessFilesTest {
    private static final int THREADS = 8;
    private static final int TIMES = 200;

    @TempDir
    private Path folder;

    /** A gate judges two pairs of models side by side, and both write their witnesses to one folder. */
    @Test
    void severalThreadsOfOneProcessDoNotGetInEachOthersWay() throws Exception {
        Bundle bundle = Bundle.read(Path.of("src/test/resources/house/patches/toy"));
        CheckOptions options = CheckOptions.standard(folder).withWitnesses(folder);
        CountDownLatch together = new CountDownLatch(THREADS);
        Callable<Void> work = () -> {
            WitnessFiles files = new WitnessFiles(bundle, options);
            together.countDown();
            together.await();
            for (int i = 0; i < TIMES; i++) {
                files.prepare();
                assertThat(files.write("one.trace", "text")).isTrue();
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            all.add(threads.submit(work));
        }
        threads.shutdown();
        for (Future<Void> each : all) {
            each.get();
        }
        try (var left = Files.list(folder.resolve("toy"))) {
            assertThat(left).as("nothing temporary is left").containsExactly(folder.resolve("toy/one.trace"));
        }
    }
}
