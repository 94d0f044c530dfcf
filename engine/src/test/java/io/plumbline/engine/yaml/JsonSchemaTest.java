package io.plumbline.engine.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.Problems;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
    private static final JsonSchema SCHEMA = JsonSchema.of("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "additionalProperties": false,
              "required": ["version", "horizon"],
              "properties": {
                "version": {"const": 1},
                "horizon": {"$ref": "#/$defs/duration", "description": "how far the label looks ahead", "examples": ["90d"]},
                "share": {"type": "number", "exclusiveMinimum": 0, "maximum": 0.5, "description": "share of the rows"},
                "folds": {"type": "integer", "minimum": 2, "maximum": 20, "examples": [4]},
                "attributes": {
                  "type": "object",
                  "propertyNames": {"pattern": "^[a-z_]+$", "description": "small letters and _", "examples": ["job_title"]},
                  "additionalProperties": {"$ref": "#/$defs/type"}
                },
                "rules": {
                  "type": "array",
                  "minItems": 1,
                  "uniqueItems": true,
                  "items": {
                    "description": "an event rule or an absence rule",
                    "oneOf": [
                      {"type": "object", "required": ["event"], "additionalProperties": false,
                       "properties": {"event": {"type": "string"}, "within": {"$ref": "#/$defs/duration"}}},
                      {"type": "object", "required": ["absent"], "additionalProperties": false,
                       "properties": {"absent": {"type": "string"}}}
                    ]
                  }
                }
              },
              "$defs": {
                "duration": {"type": "string", "pattern": "^[0-9]+[smhdw]$", "description": "a duration", "examples": ["30d"]},
                "type": {"enum": ["text", "number", "boolean"]}
              }
            }
            """);

    @Test
    void aRightFileHasNoProblems() {
        assertProblems("version: 1\nhorizon: 90d\nshare: 0.25\nrules: [{event: page_view, within: 7d}]\n", "");
    }

    @Test
    void aWholeNumberThatNoMachineHoldsIsTooLarge() {
        assertProblems("version: 1\nhorizon: 90d\nfolds: 99999999999999999999\n", """
                test.yaml:3  folds
                    The number is above 20.
                    Fix: write for example `4`.""");
        assertProblems("version: 1\nhorizon: 90d\nfolds: -99999999999999999999\n", """
                test.yaml:3  folds
                    The number is below 2.
                    Fix: write for example `4`.""");
    }

    @Test
    void everyProblemIsToldAtOnceInTheOrderOfTheFile() {
        assertProblems("""
                version: 2
                horzon: 90d
                share: 0
                attributes:
                  Job Title: text
                  employees: nmber
                  country: colour
                """, """
                test.yaml:1  version
                    '2' is not known here.
                    Fix: write 1.
                test.yaml:1
                    'horizon' is missing.
                    Fix: add `horizon: 90d` (how far the label looks ahead).
                test.yaml:2  horzon
                    Unknown key 'horzon'.
                    Fix: write 'horizon'.
                test.yaml:3  share
                    The number must be greater than 0.
                    Fix: write here: share of the rows.
                test.yaml:5  attributes['Job Title']
                    'Job Title' cannot be used as a name here.
                    Fix: write for example `job_title` (small letters and _).
                test.yaml:6  attributes.employees
                    'nmber' is not known here.
                    Fix: write 'number'; allowed: text, number, boolean.
                test.yaml:7  attributes.country
                    'colour' is not known here.
                    Fix: write one of: text, number, boolean.""");
    }

    @Test
    void aWrongKindIsTold() {
        assertProblems("version: 1\nhorizon: [90d]\nshare: a\nattributes: 7\nrules: {}\n", """
                test.yaml:2  horizon
                    Expected a text, found a list.
                    Fix: write for example `30d` (a duration).
                test.yaml:3  share
                    Expected a number, found a text.
                    Fix: write here: share of the rows.
                test.yaml:4  attributes
                    Expected a mapping (keys with values), found a number.
                    Fix: write a mapping (keys with values).
                test.yaml:5  rules
                    Expected a list, found a mapping (keys with values).
                    Fix: write a list.""");
    }

    @Test
    void onlyTheFormThatWasMeantIsTold() {
        assertProblems("""
                version: 1
                horizon: 90d
                rules:
                  - event: page_view
                    witin: 7d
                  - event: page_view
                    within: soon
                  - absent: 7
                  - color: red
                  - 5
                """, """
                test.yaml:5  rules[0].witin
                    Unknown key 'witin'.
                    Fix: write 'within'.
                test.yaml:7  rules[1].within
                    'soon' cannot be used here.
                    Fix: write for example `30d` (a duration).
                test.yaml:8  rules[2].absent
                    Expected a text, found a number.
                    Fix: write a text.
                test.yaml:9  rules[3]
                    This has none of the forms allowed here.
                    Fix: write here: an event rule or an absence rule.
                test.yaml:10  rules[4]
                    This has none of the forms allowed here.
                    Fix: write here: an event rule or an absence rule.""");
    }

    @Test
    void listsHaveTheirLimits() {
        assertProblems("version: 1\nhorizon: 90d\nrules: []\n", """
                test.yaml:3  rules
                    Too short: at least 1 needed.
                    Fix: mend or remove it.""");
        assertProblems("version: 1\nhorizon: 90d\nrules:\n - event: a\n - event: a\n", """
                test.yaml:3  rules
                    The list holds the same value twice.
                    Fix: mend or remove it.""");
    }

    @Test
    void anEmptyFileIsToldWhatItIs() {
        assertProblems("", """
                test.yaml:1
                    Expected a mapping (keys with values), found nothing.
                    Fix: write a mapping (keys with values).""");
    }

    private static void assertProblems(String yaml, String expected) {
        Problems problems = new Problems();
        YamlDocument.parse("test.yaml", yaml).validate(SCHEMA, problems);
        assertEquals(expected, problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
