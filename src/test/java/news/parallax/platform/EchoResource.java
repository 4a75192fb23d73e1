package news.parallax.platform;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Stands in for the resources of the other rooms: the transport is tested without them. */
@PermitAll
@Path("/echo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EchoResource {
    record Message(String text, int count, List<String> names) {}

    @POST
    public Uni<Map<String, Integer>> length(Message message) {
        return Uni.createFrom().item(Map.of("length", message.text().length()));
    }

    @POST
    @Path("/bytes")
    public Uni<Map<String, Object>> count(byte[] body) {
        return Uni.createFrom().item(Map.of("length", body.length, "last", new String(body, body.length - 2, 2)));
    }

    @POST
    @Path("/form")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_PLAIN)
    public String form(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    @GET
    @Path("/{id}")
    public Map<String, String> get(@PathParam("id") String id) {
        return Map.of("id", id);
    }

    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {}

    @GET
    @Path("/failure/{kind}")
    public Uni<String> fail(@PathParam("kind") String kind) {
        return Uni.createFrom().failure(() -> switch (kind) {
            case "busy" -> Problems.unavailable(Duration.ofMillis(1500), "The queue is full. Try again.");
            case "fields" ->
                Problems.unprocessable(
                        List.of(new Violation("text", "has a NUL", 3), Violation.of("outlet", "is missing")));
            case "conflict" -> Problems.conflict("title", "It is stored with another title.");
            default -> new IllegalStateException("an article's secret words");
        });
    }
}
