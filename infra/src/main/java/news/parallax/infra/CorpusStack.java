package news.parallax.infra;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.stepfunctions.Choice;
import software.amazon.awscdk.services.stepfunctions.Condition;
import software.amazon.awscdk.services.stepfunctions.CsvHeaders;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.DistributedMap;
import software.amazon.awscdk.services.stepfunctions.Fail;
import software.amazon.awscdk.services.stepfunctions.IItemReader;
import software.amazon.awscdk.services.stepfunctions.ItemBatcher;
import software.amazon.awscdk.services.stepfunctions.JitterType;
import software.amazon.awscdk.services.stepfunctions.JsonPath;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.PassJsonataProps;
import software.amazon.awscdk.services.stepfunctions.ResultWriterV2;
import software.amazon.awscdk.services.stepfunctions.RetryProps;
import software.amazon.awscdk.services.stepfunctions.S3CsvItemReader;
import software.amazon.awscdk.services.stepfunctions.S3JsonLItemReader;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.amazon.awscdk.services.stepfunctions.tasks.CallAwsService;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/**
 * Scores a corpus that lies in the bucket, many batches at once. An execution is given
 *
 * <pre>
 * {"key": "2026.jsonl", "concurrency": 20, "store": false, "axes": [..], "format": "json" | "csv", "toleratedFailurePercentage": 1}
 * </pre>
 *
 * of which only the key must be there. Its results are its own: they lie under {@code KEY.scores/EXECUTION/}, as
 * Parquet, and a manifest beside them says how they were made. A part is named after what is in its batch, so that an
 * execution that is redriven writes over it.
 */
public final class CorpusStack extends Stack {
    /** Articles of a batch, fewer where they are long. */
    static final int ITEMS = 50;
    /** Step Functions hands on 256 KiB at most; the batch's frame takes some of it. */
    static final int BYTES = 240_000;

    private static final String KEY = JsonPath.stringAt("$.key");

    final StateMachine machine;

    private final IBucket corpora;
    private final IFunction worker;

    CorpusStack(
            Construct scope,
            String id,
            StackProps props,
            Settings settings,
            StorageStack storage,
            WorkerStack workers) {
        super(scope, id, props);
        corpora = storage.corpora;
        worker = workers.corpus.live;
        DistributedMap lines = map(
                "Lines",
                "json",
                S3JsonLItemReader.Builder.create().bucket(corpora).key(KEY).build());
        DistributedMap rows = map(
                "Rows",
                "csv",
                S3CsvItemReader.Builder.create()
                        .bucket(corpora)
                        .key(KEY)
                        .csvHeaders(CsvHeaders.useFirstRow())
                        .build());
        Fail unknown = Fail.Builder.create(this, "Unknown")
                .error("UnknownFormat")
                .cause("The key ends neither in .ndjson, .jsonl nor .csv: give \"format\": \"json\" or \"csv\".")
                .build();
        machine = StateMachine.Builder.create(this, "Machine")
                .stateMachineName(settings.name("corpus"))
                .stateMachineType(StateMachineType.STANDARD)
                .timeout(Duration.days(7))
                .definitionBody(DefinitionBody.fromChainable(settle().next(manifest())
                        .next(Choice.Builder.create(this, "Format")
                                .build()
                                .when(Condition.stringEquals("$.format", "json"), lines)
                                .when(Condition.stringEquals("$.format", "csv"), rows)
                                .otherwise(unknown))))
                .logs(LogOptions.builder()
                        .destination(Logs.group(
                                this, "Log", "/aws/vendedlogs/states/" + settings.name("corpus"), settings.logDays()))
                        .level(LogLevel.ERROR)
                        // It would be articles.
                        .includeExecutionData(false)
                        .build())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        CfnOutput.Builder.create(this, "Corpus")
                .value(machine.getStateMachineArn())
                .build();
    }

    private Pass settle() {
        return Pass.jsonata(
                this,
                "Settle",
                PassJsonataProps.builder()
                        .outputs(
                                Map.of(
                                        "key",
                                        "{% $states.input.key %}",
                                        "results",
                                        Map.of(
                                                "bucket",
                                                corpora.getBucketName(),
                                                "prefix",
                                                "{% $states.input.key & '.scores/' & $states.context.Execution.Name & '/' %}"),
                                        "execution",
                                        Map.of(
                                                "id",
                                                "{% $states.context.Execution.Id %}",
                                                "startedAt",
                                                "{% $states.context.Execution.StartTime %}"),
                                        "store",
                                        or("store", "false"),
                                        "axes",
                                        or("axes", "null"),
                                        "concurrency",
                                        or("concurrency", "10"),
                                        "toleratedFailurePercentage",
                                        or("toleratedFailurePercentage", "1"),
                                        "format",
                                        or(
                                                "format",
                                                "$contains($states.input.key, /\\.csv$/i) ? 'csv'"
                                                        + " : $contains($states.input.key, /\\.(ndjson|jsonl)$/i) ? 'json' : 'unknown'")))
                        .build());
    }

    /** Before the first part: what is scored, and how. */
    private CallAwsService manifest() {
        CallAwsService manifest = CallAwsService.Builder.create(this, "Manifest")
                .service("s3")
                .action("putObject")
                .parameters(Map.of(
                        "Bucket", corpora.getBucketName(),
                        "Key", JsonPath.format("{}manifest.json", JsonPath.stringAt("$.results.prefix")),
                        "ContentType", "application/json",
                        "Body", JsonPath.getEntirePayload()))
                .iamAction("s3:PutObject")
                .iamResources(List.of(corpora.arnForObjects("*.scores/*")))
                .resultPath(JsonPath.DISCARD)
                .build();
        manifest.addRetry(retry(List.of("States.TaskFailed", "States.Timeout"), 2, 4));
        return manifest;
    }

    private static String or(String field, String otherwise) {
        return "{% $exists($states.input." + field + ") ? $states.input." + field + " : (" + otherwise + ") %}";
    }

    private DistributedMap map(String id, String format, IItemReader reader) {
        ObjectNode frame = JsonNodeFactory.instance.objectNode().put("format", format);
        List.of("results", "store", "axes").forEach(name -> frame.put(name + ".$", "$." + name));
        DistributedMap map = DistributedMap.Builder.create(this, id)
                .label(id)
                .itemReader(reader)
                .itemBatcher(ItemBatcher.Builder.create()
                        .maxItemsPerBatch(ITEMS)
                        .maxInputBytesPerBatch(BYTES)
                        .batchInput(frame)
                        .build())
                .maxConcurrencyPath("$.concurrency")
                .toleratedFailurePercentagePath("$.toleratedFailurePercentage")
                .mapExecutionType(StateMachineType.STANDARD)
                .resultWriterV2(ResultWriterV2.Builder.create()
                        .bucket(corpora)
                        .prefix(StorageStack.RUNS.replace("/", ""))
                        .build())
                .build();
        return map.itemProcessor(score(id));
    }

    private LambdaInvoke score(String id) {
        LambdaInvoke score = LambdaInvoke.Builder.create(this, "Score" + id)
                .lambdaFunction(worker)
                .payloadResponseOnly(true)
                .retryOnServiceExceptions(false)
                .build();
        // What is wrong with the batch itself stays wrong.
        score.addRetry(RetryProps.builder()
                .errors(List.of("news.parallax.worker.UnknownEvent"))
                .maxAttempts(0)
                .build());
        // More batches at once than the function has calls: they wait.
        score.addRetry(retry(List.of("Lambda.TooManyRequestsException"), 5, 20));
        // What a line cannot help: the function was ended, the database was away.
        score.addRetry(retry(List.of("States.TaskFailed", "States.Timeout"), 10, 4));
        return score;
    }

    private static RetryProps retry(List<String> errors, int seconds, int attempts) {
        return RetryProps.builder()
                .errors(errors)
                .interval(Duration.seconds(seconds))
                .backoffRate(2)
                .maxDelay(Duration.minutes(2))
                .jitterStrategy(JitterType.FULL)
                .maxAttempts(attempts)
                .build();
    }
}
