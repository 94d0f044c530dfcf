package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileTableTest {
    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void cellsAndNamesThatLookLikeSqlAreTexts() {
        TableProfile table = profile("id\",\"'); drop table lead; --\",note\n".replaceFirst("id\"", "\"i\"\"d\"")
                + "\"'); drop table lead; --\",x,=1+1\n\"a\"\"b\",y,@x\n");
        assertEquals(
                List.of("i\"d", "'); drop table lead; --", "note"),
                table.columns().stream().map(ColumnProfile::name).toList());
        assertEquals(
                List.of(new ValueCount("'); drop table lead; --", 1), new ValueCount("a\"b", 1)),
                table.columns().get(0).commonest());
        assertEquals(Optional.of(0L), store.number("select count(*) from lead"));
        OutcomeCondition outcome = OutcomeCondition.oneOf(table.columns().get(0), List.of("'); drop table lead; --"));
        assertEquals(1, new OutcomeSmells(store, table, outcome).all().get(0).with());
    }

    @Test
    void fiveThousandColumnsAreAskedAtOnce() {
        StringBuilder text = new StringBuilder();
        text.append(IntStream.range(0, 5000).mapToObj(i -> "field " + i).collect(Collectors.joining(",")));
        for (int row = 0; row < 30; row++) {
            int r = row;
            text.append('\n')
                    .append(IntStream.range(0, 5000)
                            .mapToObj(i -> switch (i % 4) {
                                case 0 -> String.valueOf(r * i);
                                case 1 -> "2024-01-" + (10 + r % 20);
                                case 2 -> r % 2 == 0 ? "yes" : "no";
                                default -> "text " + r;
                            })
                            .collect(Collectors.joining(",")));
        }
        TableProfile table = profile(text.append('\n').toString());
        assertEquals(5000, table.columns().size());
        assertEquals(
                List.of(ValueType.NUMBER, ValueType.DATE, ValueType.BOOLEAN, ValueType.TEXT),
                table.columns().subList(4996, 5000).stream()
                        .map(ColumnProfile::type)
                        .toList());
        assertEquals(
                5000,
                new OutcomeSmells(
                                store,
                                table,
                                OutcomeCondition.filled(table.columns().get(0)))
                        .all()
                        .size());
    }

    @Test
    void aCellOfTenMegabytesCostsAtMostItsRow() {
        TableProfile table = profile("id,name,size\n1,a,5\n2," + "x".repeat(10 << 20) + ",6\n3,c,7\n4,d,8\n");
        assertTrue(table.rows() >= 3);
        assertEquals(ValueType.NUMBER, table.columns().get(2).type());
        assertTrue(table.columns().get(1).commonest().stream()
                .allMatch(value -> value.value().length() <= 200));
    }

    @Test
    void zeroBytesInsideCellsDoNotStopTheLook() {
        TableProfile table = profile("id,name\n1,a\u0000b\n2,c\n3,d\n");
        assertEquals(3, table.looked());
        assertTrue(table.columns().get(1).commonest().stream()
                .noneMatch(value -> value.value().contains("\u0000")));
    }

    @Test
    void aQuotationThatIsNeverClosedIsCountedAsBroken() {
        TableProfile table = profile("id,name,x\n1,a,2\n2,\"b,3\n3,c,4\n4,d,5\n");
        assertTrue(table.remarks().get(0).contains("do not fall into the header's columns"));
    }

    private TableProfile profile(String text) {
        return new Exports(folder, store).profile(text);
    }
}
