package io.tierline.performance;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Camunda as it comes, with Tierline's models of 27 November 2026 ({@code stock/}): full history, authorizations, its own
 * job executor, its REST interface with basic authentication, and stubs for what the models call. What a benchmark that
 * wants to be fair compares with.
 */
final class StockEngine implements AutoCloseable {

    static final String NAME = "stock";

    private static final Map<String, String> PEOPLE = Map.of(
            "tina", "tier1",
            "theo", "tier2",
            "erin", "engineering",
            "cleo", "customer-success",
            "mona", "manager");

    private final ProcessEngine engine;
    private final Tomcat server;

    StockEngine(HikariDataSource database) throws Exception {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(NAME);
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setAuthorizationEnabled(true);
        configuration.setJobExecutorActivate(true);
        // Its own pattern allows letters and digits alone.
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
        configuration.setBeans(new StockBeans().all());
        engine = configuration.buildProcessEngine();
        RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(engine);
        people();
        deploy();
        server = serve();
    }

    /** The base of its REST interface. */
    String url() {
        return "http://localhost:" + server.getConnector().getLocalPort() + "/engine-rest/engine/" + NAME;
    }

    ProcessEngine engine() {
        return engine;
    }

    private void people() {
        PEOPLE.forEach((person, team) -> {
            engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup(team));
            User user = engine.getIdentityService().newUser(person);
            user.setPassword("demo");
            engine.getIdentityService().saveUser(user);
            engine.getIdentityService().createMembership(person, team);
            grant(team, Resources.PROCESS_DEFINITION, Permissions.READ, Permissions.CREATE_INSTANCE);
            grant(team, Resources.PROCESS_INSTANCE, Permissions.CREATE);
        });
    }

    private void grant(String team, Resource resource, Permission... permissions) {
        AuthorizationService rights = engine.getAuthorizationService();
        Authorization right = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setGroupId(team);
        right.setResource(resource);
        right.setResourceId(Authorization.ANY);
        right.setPermissions(permissions);
        rights.saveAuthorization(right);
    }

    private void deploy() throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (org.springframework.core.io.Resource model :
                new PathMatchingResourcePatternResolver().getResources("classpath:stock/*")) {
            deployment.addInputStream(model.getFilename(), model.getInputStream());
        }
        deployment.deploy();
    }

    private static Tomcat serve() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("stock").toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("/engine-rest", null);
        ResourceConfig rest = new ResourceConfig();
        for (Set<Class<?>> classes :
                List.of(CamundaRestResources.getResourceClasses(), CamundaRestResources.getConfigurationClasses())) {
            rest.registerClasses(classes);
        }
        rest.register(JacksonFeature.class);
        Tomcat.addServlet(context, "rest", new ServletContainer(rest)).setLoadOnStartup(1);
        context.addServletMappingDecoded("/*", "rest");
        FilterDef definition = new FilterDef();
        definition.setFilterName("authentication");
        definition.setFilter(new ProcessEngineAuthenticationFilter());
        definition.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("authentication");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        tomcat.getConnector();
        tomcat.start();
        return tomcat;
    }

    @Override
    public void close() throws Exception {
        server.stop();
        server.destroy();
        RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(engine);
        engine.close();
    }
}
