package news.parallax.infra;

import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Log groups, each made here and named after its writer: one that a service makes for itself keeps logs for ever. */
final class Logs {
    private static final Map<Integer, RetentionDays> DAYS = Map.of(
            1, RetentionDays.ONE_DAY,
            7, RetentionDays.ONE_WEEK,
            14, RetentionDays.TWO_WEEKS,
            30, RetentionDays.ONE_MONTH,
            90, RetentionDays.THREE_MONTHS,
            180, RetentionDays.SIX_MONTHS,
            365, RetentionDays.ONE_YEAR);

    private Logs() {}

    static RetentionDays days(int days) {
        RetentionDays known = DAYS.get(days);
        if (known == null) {
            throw new IllegalArgumentException(
                    "log-days must be one of " + DAYS.keySet().stream().sorted().toList());
        }
        return known;
    }

    static LogGroup group(Construct scope, String id, String name, RetentionDays retention) {
        return LogGroup.Builder.create(scope, id)
                .logGroupName(name)
                .retention(retention)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
