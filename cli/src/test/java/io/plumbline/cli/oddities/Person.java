package io.plumbline.cli.oddities;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Somebody in a CRM: what is the same whatever tool writes it.
 *
 * @param number  from 1 on
 * @param created local time
 * @param steps   local time of each step reached
 * @param money   of the sale, if there was one
 * @param random  for the cells of this person alone
 */
record Person(int number, LocalDateTime created, Map<String, LocalDateTime> steps, double money, Random random) {
    private static final List<String> STEPS = List.of("mql", "sql", "opportunity", "customer");

    /** Shares of those who reach a step among those who reached the one before. */
    private static final double[] PASSED = {0.5, 0.6, 0.6, 0.6};

    /** People created one after another from the first instant on, some minutes to days apart. */
    static List<Person> list(int size, LocalDateTime first, long seed) {
        Random random = new Random(seed);
        List<Person> people = new ArrayList<>();
        LocalDateTime created = first;
        for (int number = 1; number <= size; number++) {
            created = created.plusMinutes(1 + random.nextInt(2_880)).plusSeconds(random.nextInt(60));
            people.add(new Person(
                    number,
                    created,
                    steps(created, random),
                    (50_000 + random.nextInt(900_000)) / 100.0,
                    new Random(seed * 31 + number)));
        }
        return people;
    }

    private static Map<String, LocalDateTime> steps(LocalDateTime created, Random random) {
        Map<String, LocalDateTime> steps = new TreeMap<>();
        LocalDateTime at = created;
        for (int i = 0; i < STEPS.size() && random.nextDouble() < PASSED[i]; i++) {
            at = at.plusMinutes(60 + random.nextInt(20_000));
            steps.put(STEPS.get(i), at);
        }
        return steps;
    }

    /** The furthest step reached. */
    Optional<String> furthest() {
        return STEPS.stream().filter(steps::containsKey).reduce((earlier, later) -> later);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    @SafeVarargs
    final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Some of the values, in their order, perhaps none. */
    List<String> some(List<String> values) {
        return values.stream().filter(value -> random.nextInt(3) == 0).toList();
    }

    String firstName() {
        return one("Ann", "José", "Zoë", "Ødegård", "Seán \"Red\"", "Mary, Jo", "Łucja", "O'Neil");
    }

    String lastName() {
        return one("Smith", "Müller", "García Márquez", "Šimůnek", "van den Berg", "d'Arc", "Null", "True");
    }

    String company() {
        return one("Acme, Inc.", "Say \"Hi\" Ltd", "Société Générale", "Müller & Söhne", "NA", "1", "=SUM(A1)", "-");
    }

    String country() {
        return one("United States", "Germany", "France", "Côte d'Ivoire");
    }
}
