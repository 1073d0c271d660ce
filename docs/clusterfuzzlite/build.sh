#!/bin/bash
# Builds a fuzz target for each bundle. Called with $SRC, $OUT and $JVM_LD_LIBRARY_PATH, as OSS-Fuzz calls it.
set -euo pipefail
cd "$SRC/patchtwin"

mvn -B -ntp -DskipTests package
cp target/patchtwin.jar "$OUT/patchtwin.jar"
jar --create --file "$OUT/patchtwin-target.jar" -C target/test-classes dev/patchtwin/fuzztarget
mkdir -p "$OUT/patchtwin"
cp -R patches golden "$OUT/patchtwin/"

for bundle in patches/*/twin.yaml; do
    id=$(basename "$(dirname "$bundle")")
    target="$OUT/twin-$id"

    # What is fuzzed is the models and what compares them; whatever else runs would only drown them.
    cat >"$target" <<EOF
#!/bin/bash
# LLVMFuzzerTestOneInput: by this word a folder is searched for targets.
here=\$(dirname "\$0")
LD_LIBRARY_PATH="$JVM_LD_LIBRARY_PATH:\$here" exec "\$here/jazzer_driver" \\
    --agent_path="\$here/jazzer_agent_deploy.jar" \\
    --cp="\$here/patchtwin.jar:\$here/patchtwin-target.jar" \\
    --target_class=dev.patchtwin.fuzztarget.TwinFuzzer \\
    --instrumentation_includes=dev.patchtwin.kvm.**:dev.patchtwin.ring.**:dev.patchtwin.engine.twin.** \\
    --jvm_args="-Xmx2048m:-Dpatchtwin.root=\$here/patchtwin:-Dpatchtwin.bundle=$id" \\
    "\$@"
EOF
    chmod +x "$target"
    printf '[libfuzzer]\nmax_len = 512\n' >"$target.options"

    # The golden traces of the bundle are where the search begins.
    seeds=$(mktemp -d)
    mkdir -p "golden/$id"
    java -cp "$OUT/patchtwin.jar:$OUT/patchtwin-target.jar" -Dpatchtwin.bundle="$id" \
        dev.patchtwin.fuzztarget.Seeds "$seeds" "golden/$id"
    jar --create --no-manifest --file "${target}_seed_corpus.zip" -C "$seeds" .
    rm -r "$seeds"
done
