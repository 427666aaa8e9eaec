package io.tierline.engine.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;

/** The list against the engine that it is for: every command of the engine's jar is on it or refused. */
class CommandListTest {

    private final CommandList list = CommandListFile.read(CommandGuard.carriages());

    /** Every class of the engine that can be sent to it. Those that need what is not there cannot be. */
    private static List<Class<?>> commands() throws IOException {
        List<Class<?>> found = new ArrayList<>();
        JarURLConnection engine =
                (JarURLConnection) Command.class.getResource("Command.class").openConnection();
        try (JarFile jar = new JarFile(engine.getJarFile().getName())) {
            for (JarEntry entry : java.util.Collections.list(jar.entries())) {
                if (entry.getName().startsWith("org/camunda/")
                        && entry.getName().endsWith(".class")) {
                    String name = entry.getName()
                            .replace('/', '.')
                            .substring(0, entry.getName().length() - 6);
                    try {
                        Class<?> type = Class.forName(name, false, Command.class.getClassLoader());
                        if (Command.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                            found.add(type);
                        }
                    } catch (LinkageError | ClassNotFoundException e) {
                        // For containers that Tierline does not run in.
                    }
                }
            }
        }
        return found;
    }

    private Set<String> allowed(String role) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Class<?> command : commands()) {
            if (list.allows(command, List.of(role, CommandList.EVERYONE)).isPresent()) {
                names.add(CommandList.name(command));
            }
        }
        return names;
    }

    @Test
    void every_name_of_the_list_is_a_command_of_the_engine_and_stands_for_one_thing() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("AbstractQuery"));
        commands().forEach(command -> known.add(CommandList.name(command)));
        assertThat(known).hasSizeGreaterThan(350).containsAll(list.byName().keySet());
        assertThat(list.byName()).allSatisfy((name, entries) -> {
            boolean allowed = entries.stream().anyMatch(CommandList.Allowed.class::isInstance);
            boolean refused = entries.stream().anyMatch(CommandList.Refused.class::isInstance);
            assertThat(allowed && refused).as(name).isFalse();
        });
    }

    /** Nothing of this can be reached by a rule on names: each class that passes and is no query is named. */
    @Test
    void what_passes_and_changes_something_is_this_and_no_more() throws IOException {
        Set<String> writes = new TreeSet<>();
        for (Class<?> command : commands()) {
            String name = CommandList.name(command);
            boolean reads = AbstractQuery.class.isAssignableFrom(command)
                    || name.matches("(.*\\.)?(Get|Find|Is|ExecuteFilter)[A-Za-z]+")
                    || name.matches("(cmd\\.Create(User|Group|Tenant)QueryCmd)|(cmd\\.AuthorizationCheckCmd)")
                    || name.matches(".*(Report|Metrics|Statistics|ManagementService)[A-Za-z]*Impl(\\$.*)?");
            boolean passes = list.allowed().stream().anyMatch(entry -> entry.has(command));
            if (passes && !reads) {
                writes.add(name.substring(name.lastIndexOf('.') + 1));
            }
        }
        assertThat(writes)
                .containsExactlyInAnyOrder(
                        "SubmitStartFormCmd",
                        "SubmitTaskFormCmd",
                        "CompleteTaskCmd",
                        "ClaimTaskCmd",
                        "AssignTaskCmd",
                        "SetJobRetriesCmd",
                        "DeployCmd",
                        "CreateUserCmd",
                        "SaveUserCmd",
                        "CheckPassword",
                        "UnlockUserCmd",
                        "DeleteUserCmd",
                        "CreateGroupCmd",
                        "SaveGroupCmd",
                        "DeleteGroupCmd",
                        "CreateMembershipCmd",
                        "DeleteMembershipCmd",
                        "CreateAuthorizationCommand",
                        "SaveAuthorizationCmd",
                        "DeleteAuthorizationCmd",
                        "CreateFilterCmd",
                        "SaveFilterCmd",
                        "DeleteFilterCmd");
    }

    @Test
    void every_command_is_allowed_to_somebody_or_refused_in_words() throws IOException {
        Set<String> nobody = new TreeSet<>();
        for (Class<?> command : commands()) {
            if (list.allowed().stream().noneMatch(entry -> entry.has(command))) {
                nobody.add(CommandList.name(command));
                assertThat(list.instead(command)).as(command.getName()).endsWith(".");
            }
        }
        System.out.printf(
                "Commands of the engine: %d; an agent may send %d, a manager %d, a process owner %d, an administrator %d,"
                        + " a machine %d, nobody signed in %d; refused to all: %s%n",
                commands().size(),
                allowed("agent").size(),
                allowed("manager").size(),
                allowed("process-owner").size(),
                allowed("admin").size(),
                allowed("integration").size(),
                allowed("anonymous").size(),
                nobody);
        assertThat(nobody).contains("cmd.CorrelateMessageCmd", "NativeTaskQueryImpl", "TablePageQueryImpl");
        assertThat(allowed("integration")).containsExactlyInAnyOrder("cmd.SaveUserCmd", "cmd.CheckPassword");
        assertThat(list.allows(((Command<Object>) context -> null).getClass(), Set.of("admin")))
                .isEmpty();
    }

    @Test
    void a_group_that_is_no_role_is_a_team_of_agents() {
        assertThat(list.roles(List.of("legal"))).containsExactlyInAnyOrder("agent", "everyone");
        assertThat(list.roles(List.of("manager", "tier1"))).containsExactlyInAnyOrder("manager", "agent", "everyone");
        assertThat(list.roles(List.of("camunda-admin"))).containsExactlyInAnyOrder("admin", "everyone");
        assertThat(list.roles(List.of())).containsExactly("everyone");
    }
}
