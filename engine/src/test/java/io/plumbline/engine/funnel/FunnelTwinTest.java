package io.plumbline.engine.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.FunnelPolicy;
import io.plumbline.engine.workspace.OutcomeDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random markets counted lead by lead, as slowly and plainly as can be. */
class FunnelTwinTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2025-05-01T00:00:00Z");
    private static final List<String> STEPS = List.of("mql", "sql", "customer");
    private static final int MINIMUM = 12;

    private record Lead(String id, Optional<Instant> created, String channel, Map<String, Instant> first) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyCountIsThatOfTheLeadsOneByOne(long seed) {
        Random random = new Random(seed);
        try (SampleLeads market = new SampleLeads().attribute("channel", ValueType.TEXT)) {
            List<Lead> leads = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                leads.add(lead(market, "lead-" + i, random));
            }
            count(market);
            assertEquals(plainly(leads), stored(market));
        }
    }

    private static Lead lead(SampleLeads market, String id, Random random) {
        Optional<Instant> created = random.nextInt(10) == 0
                ? Optional.empty()
                : Optional.of(START.plus(Duration.ofHours(random.nextInt(2850))));
        String channel =
                List.of("web", "web", "web", "mail", "mail", "fair", "post").get(random.nextInt(7));
        market.lead(id, created, Sql.literal(channel));
        Map<String, Instant> first = new HashMap<>();
        for (int k = random.nextInt(5); k > 0; k--) {
            String step = STEPS.get(random.nextInt(STEPS.size()));
            Instant at = START.plus(Duration.ofHours(random.nextInt(3200)));
            boolean happened = random.nextInt(8) > 0;
            market.store()
                    .execute(
                            "insert into outcome values ('%s', '%s', %s, null, null, %s, 'crm', 1, null, null, null, null)"
                                    .formatted(id, step, Sql.literal(at), happened));
            if (happened && at.isBefore(AS_OF)) {
                first.merge(step, at, (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        created.ifPresent(at -> first.put("created", at));
        return new Lead(id, created, channel, first);
    }

    private static void count(SampleLeads market) {
        OutcomeDefinition outcome =
                new OutcomeDefinition("customer", Optional.of(Duration.ofDays(30)), STEPS, List.of("lost"));
        FunnelPolicy policy = new FunnelPolicy(List.of("channel"), MINIMUM);
        Funnel.write(market.store(), outcome, policy, market.declared(), 1, AS_OF);
    }

    private static List<String> stored(SampleLeads market) {
        return market.store().rows("""
                select
                    concat_ws(' ', coalesce(s.value, s.basis), s.cohorts, coalesce(strftime(s.cohort, '%Y-%m'), '-'), s.mature,
                        coalesce(p.from_step, 'none'), s.step, s.lead_count, coalesce(p.from_count, 0),
                        coalesce(p.passed_count, 0), coalesce(p.timed_count, 0), coalesce(p.backward_count, 0),
                        format('{:.4f}', coalesce(p.days_median, -1))) as line
                from funnel_step as s
                left join funnel_passage as p on p.attribute = s.attribute
                    and p.group_no = s.group_no
                    and p.cohorts = s.cohorts
                    and p.cohort is not distinct from s.cohort
                    and p.position = s.position
                order by line
                """, row -> row.text("line"));
    }

    private static List<String> plainly(List<Lead> leads) {
        Map<String, List<Lead>> byChannel = new TreeMap<>();
        leads.forEach(lead -> byChannel
                .computeIfAbsent(lead.channel(), name -> new ArrayList<>())
                .add(lead));
        Map<String, List<Lead>> groups = new TreeMap<>();
        byChannel.forEach((channel, members) -> groups.computeIfAbsent(
                        members.size() >= MINIMUM ? channel : "other", name -> new ArrayList<>())
                .addAll(members));
        groups.put("all", leads);
        List<String> lines = new ArrayList<>();
        groups.forEach((group, members) -> {
            Map<String, List<Lead>> cohorts = new TreeMap<>();
            for (Lead lead : members) {
                String month =
                        lead.created().map(at -> at.toString().substring(0, 7)).orElse("-");
                cohorts.computeIfAbsent("all -", name -> new ArrayList<>()).add(lead);
                cohorts.computeIfAbsent("month " + month, name -> new ArrayList<>())
                        .add(lead);
                if (isMature(lead)) {
                    cohorts.computeIfAbsent("mature -", name -> new ArrayList<>())
                            .add(lead);
                }
            }
            cohorts.forEach((cohort, of) -> lines.addAll(steps(group + " " + cohort, of)));
        });
        Collections.sort(lines);
        return lines;
    }

    /** January to March: the last horizon of 30 days before May begins on the first of April. */
    private static boolean isMature(Lead lead) {
        return lead.created().isEmpty() || lead.created().get().isBefore(Instant.parse("2025-04-01T00:00:00Z"));
    }

    private static List<String> steps(String group, List<Lead> leads) {
        boolean mature = leads.stream().allMatch(FunnelTwinTest::isMature);
        List<String> names = List.of("created", "mql", "sql", "customer");
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            String step = names.get(k);
            List<String> earlier = k == 0 ? List.of("none") : names.subList(0, k);
            for (String from : earlier) {
                List<Lead> began =
                        leads.stream().filter(lead -> took(lead, from)).toList();
                List<Lead> both =
                        began.stream().filter(lead -> took(lead, step)).toList();
                List<Double> days = both.stream()
                        .filter(lead -> lead.first().containsKey(from))
                        .map(lead -> days(lead, from, step))
                        .sorted()
                        .toList();
                List<Double> forward = days.stream().filter(each -> each >= 0).toList();
                lines.add(String.format(
                        Locale.ROOT,
                        "%s %s %s %s %s %s %s %s %s %.4f",
                        group,
                        mature,
                        from,
                        step,
                        leads.stream().filter(lead -> took(lead, step)).count(),
                        began.size(),
                        both.size(),
                        days.size(),
                        days.size() - forward.size(),
                        median(forward)));
            }
        }
        return lines;
    }

    private static double days(Lead lead, String from, String step) {
        return Duration.between(lead.first().get(from), lead.first().get(step)).toSeconds() / 86400.0;
    }

    private static boolean took(Lead lead, String step) {
        return step.equals("created") || lead.first().containsKey(step);
    }

    private static double median(List<Double> sorted) {
        int n = sorted.size();
        return n == 0 ? -1 : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
