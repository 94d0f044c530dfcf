package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class NewtonLogisticTrainerTest {
    private static final Instant TRAINED_AT = Instant.parse("2026-07-01T00:00:00Z");
    private final Sample sample = Sample.of(500, 0, new double[] {0.8, -0.5}, 31);

    @Test
    void aTribuoDatasetIsTrainedToTheSameOptimum() {
        MutableDataset<Label> dataset = dataset();
        LogisticFit fit = new LogisticTrainer(2, 1).fit(sample.matrix(), sample.labels());

        LinearSGDModel model = trainer().train(dataset);

        for (int i = 0; i < dataset.size(); i++) {
            Example<Label> example = dataset.getExample(i);
            assertEquals(
                    Logistic.probability(fit.linearPredictor(sample.matrix().row(i))),
                    model.predict(example).getOutputScores().get("won").getScore(),
                    1e-9);
        }
    }

    @Test
    void trainingTwiceGivesTheSameModel() {
        NewtonLogisticTrainer trainer = trainer();
        MutableDataset<Label> dataset = dataset();

        LinearSGDModel first = trainer.train(dataset);
        LinearSGDModel second = trainer.train(dataset);

        assertEquals(first.getWeightsCopy(), second.getWeightsCopy());
        assertEquals(2, trainer.getInvocationCount());
    }

    @Test
    void theModelCarriesTheGivenInstant() {
        assertEquals(
                TRAINED_AT.atOffset(ZoneOffset.UTC),
                trainer().train(dataset()).getProvenance().getTrainingTime());
    }

    @Test
    void aWeightedExampleIsRefused() {
        MutableDataset<Label> dataset = dataset();
        dataset.getExample(3).setWeight(2);

        assertEquals(
                "Weighted examples are not supported; repeat them instead",
                assertThrows(IllegalArgumentException.class, () -> trainer().train(dataset))
                        .getMessage());
    }

    @Test
    void threeLabelsAreRefused() {
        MutableDataset<Label> dataset = dataset();
        dataset.add(new ArrayExample<>(new Label("maybe"), new String[] {"x0"}, new double[] {1}));

        assertEquals(
                "The dataset has 3 labels; logistic regression needs two",
                assertThrows(IllegalArgumentException.class, () -> trainer().train(dataset))
                        .getMessage());
    }

    private static NewtonLogisticTrainer trainer() {
        return new NewtonLogisticTrainer(2, 1, TRAINED_AT);
    }

    private MutableDataset<Label> dataset() {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance("test", TRAINED_AT.atOffset(ZoneOffset.UTC), factory), factory);
        DesignMatrix matrix = sample.matrix();
        for (int i = 0; i < matrix.rows(); i++) {
            Label label = new Label(sample.labels()[i] ? "won" : "lost");
            dataset.add(new ArrayExample<>(label, matrix.names().toArray(String[]::new), matrix.row(i)));
        }
        return dataset;
    }
}
