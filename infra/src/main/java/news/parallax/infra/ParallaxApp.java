package news.parallax.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/**
 * Puts the stacks together. Nothing is looked up: the templates are the same on every machine, with or without an
 * account.
 */
public final class ParallaxApp {
    private final App app;
    private final Settings settings;
    private final List<Stack> stacks = new ArrayList<>();

    private ParallaxApp(App app) {
        this.app = app;
        this.settings = Settings.of(app.getNode());
    }

    public static void main(String[] args) {
        App app = new App();
        stacks(app);
        app.synth();
    }

    /**
     * Makes the stacks of an app in the order in which they are deployed; those of functions only when there are
     * images.
     *
     * @param app with the context of {@code cdk.json}
     */
    static List<Stack> stacks(App app) {
        return new ParallaxApp(app).make();
    }

    private List<Stack> make() {
        StorageStack storage = add(new StorageStack(app, id("storage"), lasting(), settings));
        RepositoriesStack repositories = add(new RepositoriesStack(app, id("repositories"), lasting(), settings));
        NetworkStack network = add(new NetworkStack(app, id("network"), passing(), settings, storage.corpora));
        DatabaseStack database = add(new DatabaseStack(app, id("database"), lasting(), settings, network));
        if (!settings.images().isEmpty()) {
            functions(new Surroundings(storage, network, database, repositories));
        }
        stacks.forEach(stack -> Tags.of(stack).add("component", stack.getStackName()));
        Tags.of(app).add("project", "parallax");
        Tags.of(app).add("stage", settings.stage());
        Tags.of(app).add("cost-centre", settings.costCentre());
        return List.copyOf(stacks);
    }

    private void functions(Surroundings surroundings) {
        add(new CommandsStack(app, id("commands"), passing(), settings, surroundings));
        ApiStack api = add(new ApiStack(app, id("api"), passing(), settings, surroundings));
        WorkerStack workers = add(new WorkerStack(app, id("worker"), passing(), settings, surroundings));
        CorpusStack corpus =
                add(new CorpusStack(app, id("corpus"), passing(), settings, surroundings.storage(), workers));
        add(new AlarmsStack(app, id("alarms"), passing(), settings, surroundings, api, workers, corpus));
    }

    private String id(String part) {
        return settings.name(part);
    }

    /** Not torn down in passing: the protection is taken off first. */
    private static StackProps lasting() {
        return StackProps.builder().terminationProtection(true).build();
    }

    private static StackProps passing() {
        return StackProps.builder().build();
    }

    private <S extends Stack> S add(S stack) {
        stacks.add(stack);
        return stack;
    }
}
