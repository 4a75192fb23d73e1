package news.parallax.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What files hold and what the dictionary says are one thing. */
class DictionaryTest {
    private static String key(Entry entry) {
        return entry.table() + "/" + entry.name();
    }

    @Test
    void everyColumnHasOneEntryAndEveryEntryIsAColumn() {
        List<Table<?>> tables = Dictionary.tables(List.of("hawk-dove", "threat-opportunity"));
        Set<String> columns = new HashSet<>();
        for (Table<?> table : tables) {
            assertThat(table.columns()).as(table.name()).doesNotHaveDuplicates().allSatisfy(column -> {
                assertThat(column.entry().table()).isEqualTo(table.name());
                assertThat(column.name())
                        .isIn(
                                column.entry().name(),
                                column.entry().name().replace(Columns.ANY, "hawk-dove"),
                                column.entry().name().replace(Columns.ANY, "threat-opportunity"))
                        .doesNotContain("<");
                columns.add(key(column.entry()));
            });
            assertThat(table.columns().stream().map(Column::name)).doesNotHaveDuplicates();
        }
        List<String> entries =
                Dictionary.entries().stream().map(DictionaryTest::key).toList();
        assertThat(entries).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void theUsualAxisStandsThereByName() {
        assertThat(Dictionary.named().stream()
                        .filter(entry -> entry.table().equals("sentences"))
                        .map(Entry::name))
                .contains("axes.<name>.value", "axes.desperation-bold-pivot.value")
                .doesNotHaveDuplicates();
    }

    @Test
    void noNameIsAPartOfAnother() {
        for (Table<?> table : Dictionary.tables(List.of("hawk-dove"))) {
            Set<String> names = table.columns().stream().map(Column::name).collect(Collectors.toSet());
            for (String name : names) {
                assertThat(names).as(table.name()).noneMatch(other -> other.startsWith(name + "."));
            }
        }
    }

    @Test
    void definitionsAreSentences() {
        assertThat(Dictionary.entries()).allSatisfy(entry -> {
            assertThat(entry.definition()).matches("(?s).{5,}[.]");
            assertThat(entry.type()).isIn("string", "integer", "number", "boolean", "timestamp");
            if (entry.type().equals("number") || entry.type().equals("integer")) {
                assertThat(entry.unit()).as(entry.name()).isNotBlank();
                assertThat(entry.scale()).as(entry.name()).isNotBlank();
            }
        });
    }
}
