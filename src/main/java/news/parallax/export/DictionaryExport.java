package news.parallax.export;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The dictionary as a table. */
@ApplicationScoped
class DictionaryExport implements Export {
    @Override
    public String path() {
        return "/v1/dictionary";
    }

    @Override
    public boolean results() {
        return false;
    }

    @Override
    public Uni<Opened<?>> open(Wish wish) {
        return Uni.createFrom().item(new Opened<>(Dictionary.table(), Rows.of(Dictionary.named())));
    }
}
