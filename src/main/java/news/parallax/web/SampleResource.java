package news.parallax.web;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import news.parallax.article.Posting;
import news.parallax.platform.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Stores the sample story, one invented event told by six invented outlets; a second time changes nothing. */
@RolesAllowed(Scope.READ)
@Path("/sample")
@Produces(MediaType.TEXT_HTML)
public class SampleResource {
    static final String STORY = "harbor-compact";

    private static final List<String> TELLINGS = List.of(
            "northbank-wire",
            "port-amity-ledger",
            "the-common-loom",
            "aldine-courant",
            "ironwood-standard",
            "the-free-quay");

    private final Posting posting;

    SampleResource(Posting posting) {
        this.posting = posting;
    }

    @POST
    @RolesAllowed(Scope.WRITE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> load() {
        Uni<Void> loaded = Uni.createFrom().voidItem();
        for (String telling : TELLINGS) {
            loaded = loaded.flatMap(before -> posting.post(read(telling))).replaceWithVoid();
        }
        return loaded.map(all -> Pages.seeOther("/story?story=" + STORY));
    }

    private static byte[] read(String telling) {
        try (InputStream in = SampleResource.class.getResourceAsStream("story/" + telling + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no telling " + telling);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
