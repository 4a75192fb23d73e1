package news.parallax.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import news.parallax.platform.Problems;

/** What somebody is told who is not let in. The same for a key that never was and for one that is revoked. */
final class Refusals {
    private Refusals() {}

    static HttpProblem noKey() {
        return Problems.unauthorized("Send a key in the header X-API-Key. The command keys of the service makes one.");
    }

    static HttpProblem notAKey() {
        return Problems.unauthorized("The key is not valid, or not any more. Use another one.");
    }

    static HttpProblem sessionOver() {
        return Problems.unauthorized("The session is over. Sign in again.");
    }

    static HttpProblem scope(String scope) {
        return Problems.forbidden(
                "This needs a key with the scope " + scope + ", which the one that was sent does not have.");
    }

    static HttpProblem foreignPage() {
        return Problems.forbidden(
                "A session writes only from pages of this service. Programs send a key in the header" + " X-API-Key.");
    }

    static HttpProblem quota(Quota quota) {
        return Problems.tooMany(
                quota.retryAfter(),
                "The key has used up its " + quota.rate() + " requests a minute. Wait as long as Retry-After says.");
    }

    static HttpProblem tooManyFailures(Duration retryAfter) {
        return Problems.tooMany(
                retryAfter,
                "Too many requests without a valid key came from this address. Wait as long as Retry-After says.");
    }
}
