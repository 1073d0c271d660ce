package dev.patchtwin.conform.box;

import java.util.Map;

/** The environment of a boxed program: what it tells the sanitizers, and nothing else. */
final class SanitizerOptions {
    /** The exit status after an error that the address sanitizer found. */
    static final int ADDRESS = 77;

    /** The exit status after undefined behaviour. */
    static final int UNDEFINED = 78;

    private SanitizerOptions() {}

    /** The sanitizers start no process, no thread, and change no limits: the box would stop them. */
    static Map<String, String> usual() {
        return Map.of(
                "LC_ALL",
                "C",
                "ASAN_OPTIONS",
                "detect_leaks=0:exitcode=" + ADDRESS
                        + ":abort_on_error=0:disable_coredump=0:external_symbolizer_path=:quarantine_size_mb=64"
                        + ":allocator_may_return_null=0:print_summary=1:handle_abort=0:detect_stack_use_after_return=0",
                "UBSAN_OPTIONS",
                "halt_on_error=1:exitcode=" + UNDEFINED
                        + ":print_stacktrace=1:print_summary=1:report_error_type=1:external_symbolizer_path=:disable_coredump=0");
    }
}
